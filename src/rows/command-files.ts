/**
 * What one command has read and written, and whether it may write over what is not ours. Kept beside the call
 * (AsyncLocalStorage), not passed through: every reader and every writer takes part, and none could be forgotten.
 * Outside of a command nothing is noted; a program that uses the library answers for its own files.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Stats, statSync } from 'node:fs';

export interface CommandFiles {
  /** Write over files that closedbook did not make. Never over a store, nor over an input. */
  force: boolean;
  /** Files that were read or are the store, by device and inode: a link or another spelling is the same file. */
  readonly read: Set<string>;
  readonly written: Set<string>;
}

const current = new AsyncLocalStorage<CommandFiles>();

/** Runs a command whose files are noted. */
export function withCommandFiles<T>(work: (files: CommandFiles) => Promise<T>): Promise<T> {
  const files: CommandFiles = { force: false, read: new Set(), written: new Set() };
  return current.run(files, () => work(files));
}

/** The files of the command that is running, if one is. */
export function commandFiles(): CommandFiles | undefined {
  return current.getStore();
}

/** Notes an input of the command. */
export function noteRead(stats: Stats): void {
  const files = current.getStore();
  const identity = identityOf(stats);
  if (files !== undefined && !files.written.has(identity)) files.read.add(identity);
}

/** Notes a file that the command wrote: it may write it again. */
export function noteWritten(path: string): void {
  const files = current.getStore();
  const stats = files === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined) files?.written.add(identityOf(stats));
}

export function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}
