/**
 * What V8 compiled of the program while a command ran, functions included that it compiles when they are first called, kept in one file
 * for the next start of that command. V8 itself refuses what another version, other flags or another processor made, but neither looks at
 * the text of what it belongs to (names of files hold a hash of it) nor at damage, so every part has a checksum. Nobody is
 * told of what cannot be read or written: without it a start takes what it always took.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import v8 from 'node:v8';
import type { Script } from 'node:vm';
import zlib from 'node:zlib';
import { type CodeOf, codeFolder, makeCodeFolder } from './code-folder.ts';

export interface KeptCode {
  /** Of a file of the program. */
  of(name: string): Buffer | undefined;
  /** Every script that is loaded is told of. */
  loaded(name: string, script: Script): void;
  /** Writes what is new, under the flags under which it was opened. */
  keep(): void;
}

/** What is written: how often all of it was made, and the code by file. */
interface Pack {
  readonly times: number;
  readonly code: ReadonlyMap<string, Buffer>;
}

interface Head {
  readonly times: number;
  readonly files: readonly (readonly [name: string, bytes: number, checksum: number])[];
}

const { crc32 } = zlib as { readonly crc32?: typeof zlib.crc32 };

/** The first run of a command may end early, without an answer in its store; what it made is made anew once. */
const TIMES = 2;
/** Bytes before the head: its length and its checksum. */
const START = 8;

/** Null where nothing is to be kept, and on Node 22.0 and 22.1, which have no checksum. */
export function openKeptCode(of: CodeOf): KeptCode | null {
  const place = codeFolder(of);
  if (place === null || crc32 === undefined) return null;
  const tag = v8.cachedDataVersionTag();
  const path = join(place.folder, `${place.name}-${tag.toString(16)}`);
  const before = openPack(path);
  const given = new Set<string>();
  const scripts = new Map<string, Script>();

  return {
    of(name) {
      const known = before.of(name);
      if (known !== undefined) given.add(name);
      return known;
    },
    loaded(name, script) {
      scripts.set(name, script);
      if (script.cachedDataRejected) given.delete(name);
    },
    keep() {
      const isWhole = before.times >= TIMES;
      const made = [...scripts].filter(([name]) => !isWhole || !given.has(name));
      if (made.length === 0 || v8.cachedDataVersionTag() !== tag || !makeCodeFolder(place)) return;
      writePack(path, () => {
        const code = new Map<string, Buffer>();
        for (const name of before.names) {
          const known = before.of(name);
          if (known !== undefined) code.set(name, known);
        }
        for (const [name, script] of made) code.set(name, script.createCachedData());
        return { times: isWhole ? before.times : before.times + 1, code };
      });
    },
  };
}

interface OpenPack {
  readonly times: number;
  readonly names: ReadonlySet<string>;
  readonly of: (name: string) => Buffer | undefined;
}

const NOTHING: OpenPack = { times: 0, names: new Set(), of: () => undefined };

/** Stays open: what is asked of it is read when it is asked, so that a process never holds it all. */
function openPack(path: string): OpenPack {
  try {
    const file = openSync(path, 'r');
    return (isOwn(file) ? packOf(file) : null) ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Written by this user, and by nobody else since. Windows keeps a user's folder from others, and tells no owner. */
function isOwn(file: number): boolean {
  const { uid, mode } = fstatSync(file);
  return process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o022) === 0);
}

function packOf(file: number): OpenPack | null {
  const start = bytesAt(file, 0, START);
  const length = start.readUInt32LE(0);
  const text = bytesAt(file, START, length);
  if (checksum(text) !== start.readUInt32LE(4)) return null;
  const { times, files } = JSON.parse(text.toString('utf8')) as Head;
  const places = new Map<string, { readonly at: number; readonly length: number; readonly sum: number }>();
  let at = START + length;
  for (const [name, length, sum] of files) {
    places.set(name, { at, length, sum });
    at += length;
  }
  return {
    times,
    names: new Set(places.keys()),
    of(name) {
      const place = places.get(name);
      if (place === undefined) return undefined;
      try {
        const bytes = bytesAt(file, place.at, place.length);
        return checksum(bytes) === place.sum ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** @throws RangeError where the file ends before. */
function bytesAt(file: number, at: number, length: number): Buffer {
  if (length > fstatSync(file).size) throw new RangeError('the file is shorter than it says');
  const bytes = Buffer.allocUnsafeSlow(length);
  if (readSync(file, bytes, 0, length, at) < length) throw new RangeError('the file ends early');
  return bytes;
}

/** Whole or not at all, whoever else writes. `made` is asked for it once there is a file. */
function writePack(path: string, made: () => Pack): void {
  const part = `${path}.${process.pid}-${Date.now().toString(36)}`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeFileSync(file, bytesOf(made()));
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch {
    rmSync(part, { force: true });
  }
}

function bytesOf({ times, code }: Pack): Buffer {
  const head: Head = {
    times,
    files: [...code].map(([name, bytes]) => [name, bytes.length, checksum(bytes)]),
  };
  const text = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(START);
  start.writeUInt32LE(text.length, 0);
  start.writeUInt32LE(checksum(text), 4);
  return Buffer.concat([start, text, ...code.values()]);
}

function checksum(bytes: Buffer): number {
  return crc32!(bytes);
}
