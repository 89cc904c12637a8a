/**
 * The write-ahead log's way to the disk, waited for in a thread of Node's pool. SQLite would hold up this thread at every commit
 * until the disk has written, milliseconds in which no reply is read and nothing is asked. The log is brought to the disk through a
 * descriptor of its own: closing one gives up the locks that this process holds on the same file, and SQLite locks the
 * database and the index of the log, never the log.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const dataSync = promisify(fdatasync);

export class LogSync {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Of a store that has been written to. Null where there is no such log, as where the file system can have none. */
  static open(store: string): LogSync | null {
    try {
      return new LogSync(openSync(`${store}-wal`, 'r+'));
    } catch {
      return null;
    }
  }

  /** Resolves when all that was written to the log is on the disk. @throws what the system says */
  sync(): Promise<void> {
    return dataSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
