/**
 * Files in a zip archive, named as if the archive were a folder: `study.zip/heron/answers.csv`. So whatever reads a file by
 * its path reads a member too, one chunk at a time, and messages name a place that a person finds.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { assertReadable, statsOf } from './assert-readable.ts';
import { openZip } from './zip.ts';

export interface MemberPlace {
  readonly archive: string;
  readonly member: string;
}

/** Where a path leads through an archive; null for a file, a folder, and what is not there. */
export function memberPlace(path: string): MemberPlace | null {
  if (statsOf(path) !== undefined) return null;
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const stats = statsOf(at);
    if (stats === undefined) continue;
    const member = path.slice(at.length + 1).replaceAll('\\', '/');
    return stats.isFile() ? { archive: at, member } : null;
  }
  return null;
}

/** @throws ClosedbookError `file-missing` where the archive has no such member, and those of openZip. */
export async function* memberBytes({ archive, member }: MemberPlace): AsyncGenerator<Buffer> {
  assertReadable(archive);
  const zip = await openZip(archive);
  try {
    yield* zip.stream(member);
  } finally {
    zip.close();
  }
}

export interface ArchiveList {
  /** As paths. */
  readonly paths: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
}

/** Members that are files a person put there, by name; what a system adds of its own is left out. */
export async function archiveMembers(archive: string): Promise<ArchiveList> {
  const names = await memberNames(archive);
  const kept = names.filter((name) => !name.split('/').some((part) => /^(\.|__MACOSX$)/.test(part)));
  const odd = names.filter((name) => /(^|\/)\.\.(\/|$)|^\/|\\/.test(name));
  return {
    paths: kept.filter((name) => !odd.includes(name)).map((name) => join(archive, name)),
    skipped: odd.map((name) => ({
      path: `${archive}: ${name}`,
      why: 'a name that leads out of the archive',
    })),
  };
}

async function memberNames(archive: string): Promise<string[]> {
  assertReadable(archive);
  const zip = await openZip(archive);
  try {
    return [...zip.members.keys()].sort();
  } finally {
    zip.close();
  }
}

/** Names in the folder of a file, whether on disk or in an archive. @throws what readdir throws. */
export async function namesBeside(path: string): Promise<string[]> {
  const place = memberPlace(path);
  if (place === null) return readdir(dirname(path));
  const folder = dirname(place.member);
  const names = await memberNames(place.archive);
  return names
    .filter((name) => dirname(name) === folder)
    .map((name) => (folder === '.' ? name : name.slice(folder.length + 1)));
}

/** The whole of a file that is held in memory. @throws ClosedbookError `file-malformed` over the limit. */
export async function wholeBytes(
  chunks: AsyncIterable<Buffer>,
  { path, mostBytes }: { readonly path: string; readonly mostBytes: number },
): Promise<Buffer> {
  const held: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > mostBytes) {
      throw new ClosedbookError(
        'file-malformed',
        `${path}: expected at most ${Math.round(mostBytes / 1024 / 1024)} MB, found more`,
      );
    }
    held.push(chunk);
  }
  return Buffer.concat(held);
}
