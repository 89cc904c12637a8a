/**
 * What the commands of this process have read and written, and whether they may write over what is not ours. Kept beside
 * the calls, not passed through: every reader and every writer takes part, and none could be forgotten. A variable and
 * no AsyncLocalStorage, which makes every promise of Node 20 dearer: a process runs one command, and where it runs
 * several at once they spare each other's files as their own. Outside of a command nothing is noted; a program that uses
 * the library answers for its own files.
 */
import { type Stats, statSync } from 'node:fs';

export interface CommandFiles {
  /** Write over files that closedbook did not make. Never over a store, nor over an input. */
  force: boolean;
  /** Files that were read or are the store, by device and inode: a link or another spelling is the same file. */
  readonly read: Set<string>;
  readonly written: Set<string>;
}

let current: CommandFiles | undefined;
let running = 0;

/** Runs a command whose files are noted. */
export async function withCommandFiles<T>(work: (files: CommandFiles) => Promise<T>): Promise<T> {
  current ??= { force: false, read: new Set(), written: new Set() };
  running++;
  try {
    return await work(current);
  } finally {
    running--;
    if (running === 0) current = undefined;
  }
}

/** The files of the command that is running, if one is. */
export function commandFiles(): CommandFiles | undefined {
  return current;
}

/** Notes an input of the command. */
export function noteRead(stats: Stats): void {
  const files = current;
  const identity = identityOf(stats);
  if (files !== undefined && !files.written.has(identity)) files.read.add(identity);
}

/** Notes a file that the command wrote: it may write it again. */
export function noteWritten(path: string): void {
  const files = current;
  const stats = files === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined) files?.written.add(identityOf(stats));
}

export function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}
