/**
 * What is imported by a list of paths: files as they are named, folders with the logs in them. A named file that is no
 * log is an error; a file beside logs in a folder is passed over and told. A file whose content was met already is not
 * read twice, whatever its name.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import type { Codec } from '../core/ports.ts';
import { claimedBy, codecNamed } from '../interop/detect.ts';
import { glanceAt } from '../interop/glance.ts';
import { refusedFile } from '../interop/refused-file.ts';

export interface FoundFile {
  readonly path: string;
  readonly codec: Codec;
  /** Of the content, companions left out. */
  readonly sha256: string;
  /** Found in a folder, not named itself. */
  readonly inFolder: boolean;
}

export interface AnswerSources {
  readonly sources: readonly FoundFile[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
}

export interface AnswerSourcesOptions {
  /** Word of the format; recognised from the content without. */
  readonly from?: string;
  /** Its model or columns were named, so a table that nobody recognises is one of answers. */
  readonly described?: boolean;
  /** What a path says of its answers counts: the same content under two paths is two sources. */
  readonly byPath?: boolean;
}

/** @throws ClosedbookError `format-unknown` for a named file that is no log, `file-missing`, `file-empty`. */
export async function answerSources(
  paths: readonly string[],
  options: AnswerSourcesOptions = {},
): Promise<AnswerSources> {
  const found = new Map<string, FoundFile>();
  const skipped: { path: string; why: string }[] = [];
  const add = async ({ path, codec }: FoundLog, inFolder: boolean): Promise<void> => {
    const sha256 = await contentSha256(path);
    const same = found.get(options.byPath ? resolve(path) : sha256);
    if (same === undefined) {
      found.set(options.byPath ? resolve(path) : sha256, { path, codec, sha256, inFolder });
    } else skipped.push({ path, why: `the same content as ${same.path}` });
  };
  for (const path of new Set(paths)) {
    const codec = await claimant(path, options);
    if (codec !== null) await add({ path, codec }, false);
    else if (!statSync(path).isDirectory()) throw await refusedFile(await glanceAt(path));
    else {
      const inside = await logsIn(path);
      if (inside.logs.length === 0) throw await refusedFile(await glanceAt(path));
      for (const log of inside.logs) await add(log, true);
      skipped.push(...inside.skipped);
    }
  }
  return { sources: [...found.values()], skipped };
}

/** A folder is imported by its content even when a format is named, unless the format's runs are folders. */
async function claimant(path: string, { from, described }: AnswerSourcesOptions): Promise<Codec | null> {
  const glance = await glanceAt(path);
  if (from === undefined) {
    const table = glance.kind === 'text' || glance.kind === 'jsonl' || glance.kind === 'parquet';
    return (await claimedBy(glance)) ?? (described && table ? codecNamed('rows') : null);
  }
  const codec = await codecNamed(from);
  if (glance.kind !== 'folder' || (await codec.detect(glance)) > 0) return codec;
  return null;
}

interface FoundLog {
  readonly path: string;
  readonly codec: Codec;
}

async function logsIn(folder: string): Promise<{ logs: FoundLog[]; skipped: AnswerSources['skipped'] }> {
  const logs: FoundLog[] = [];
  const others: { path: string; why: string }[] = [];
  const companions = new Set<string>();
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    try {
      const codec = await claimedBy(await glanceAt(path));
      if (codec !== null) {
        logs.push({ path, codec });
        for (const companion of (await codec.companions?.(path)) ?? []) companions.add(resolve(companion));
      } else if (entry.isDirectory()) {
        const inside = await logsIn(path);
        logs.push(...inside.logs);
        others.push(...inside.skipped);
      } else others.push({ path, why: 'no log of answers' });
    } catch (error) {
      if (!(error instanceof ClosedbookError)) throw error;
      others.push({ path, why: error.message });
    }
  }
  const alone = ({ path }: { readonly path: string }): boolean => !companions.has(resolve(path));
  return { logs: logs.filter(alone), skipped: others.filter(alone) };
}

async function contentSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(path)) {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(path)) throw new ClosedbookError('file-missing', `${path}: no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
