/**
 * Files appear whole or not at all: written beside the target, synced, then renamed over it, so that a reader
 * or a power cut never meets half a report. The folder is made when it is missing. What is no file (a pipe, /dev/null)
 * is written into. What may not be written over is refused before anything is done.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { ClosedbookError } from '../core/errors.ts';
import { assertNoInput, assertReplaceable } from './assert-replaceable.ts';
import { noteWritten } from './command-files.ts';
import { makeFolder } from './make-folder.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { writeTarget } from './write-target.ts';

/** A file being written; nothing is visible under its name before `commit`. */
export interface FileWriter {
  write(text: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  /** Leaves no trace; harmless after commit. */
  abandon(): Promise<void>;
}

const BUFFERED_CHARACTERS = 128 * 1024;
const BUFFERED = Promise.resolve();

export interface WriteFileOptions {
  /** Whether the file survives a power cut; false for what can be had again. @default true */
  readonly durable?: boolean;
  /** What stands there is closedbook's own by its place: a cache, a list it keeps. @default false: looked at */
  readonly replace?: boolean;
}

/** Writes a whole file. @throws ClosedbookError `output-unwritable`. */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  options: WriteFileOptions = {},
): Promise<void> {
  await writeFileWith(
    path,
    (writer) =>
      writer.write(path.endsWith('.gz') && typeof content === 'string' ? gzipSync(content) : content),
    { ...options, gzip: false },
  );
}

/**
 * Writes a file piece by piece: it is there once the work is done, and nothing of it where the work fails. A name in `.gz` packs
 * what is written.
 * @throws ClosedbookError `output-unwritable`, and what the work throws.
 */
export async function writeFileWith(
  path: string,
  work: (writer: Pick<FileWriter, 'write'>) => Promise<void>,
  options: OpenFileOptions = {},
): Promise<void> {
  const writer = await openFileWriter(path, options);
  try {
    await work(writer);
    await writer.commit();
  } finally {
    await writer.abandon();
  }
}

interface OpenFileOptions extends WriteFileOptions {
  /** @default whether the name ends in .gz */
  readonly gzip?: boolean;
}

/** @throws ClosedbookError `output-unwritable`, here and from every method. */
export async function openFileWriter(path: string, options: OpenFileOptions = {}): Promise<FileWriter> {
  const { gzip = path.endsWith('.gz') } = options;
  const { path: target, isFile } = await guarded(path, () => writeTarget(path));
  if (options.replace !== true) await guarded(path, async () => assertReplaceable(target));
  const durable = isFile && (options.durable ?? true);
  const temporary = isFile ? `${target}.${process.pid}-${randomBytes(4).toString('hex')}.tmp` : null;
  const handle = await guarded(path, async () => {
    if (temporary === null) return open(target, 'w');
    await makeFolder(dirname(target));
    await removeLeftovers(target);
    return open(temporary, 'wx');
  });
  const sink = gzip ? packedSink(handle) : plainSink(handle);
  let open_ = true;
  let pending: string[] = [];
  let length = 0;
  const flush = async () => {
    if (length === 0) return;
    const text = pending.join('');
    pending = [];
    length = 0;
    await sink.write(Buffer.from(text, 'utf8'));
  };
  return {
    write(text) {
      if (typeof text !== 'string') {
        return guarded(path, async () => {
          await flush();
          await sink.write(text);
        });
      }
      pending.push(text);
      length += text.length;
      // Most writes only fill the buffer, and a promise of its own for each would cost more than that.
      return length < BUFFERED_CHARACTERS ? BUFFERED : guarded(path, flush);
    },
    async commit() {
      await guarded(path, async () => {
        await flush();
        await sink.end();
        if (durable) await handle.sync();
        await handle.close();
        if (temporary !== null) {
          if (options.replace !== true) assertNoInput(target);
          await rename(temporary, target);
        }
        open_ = false;
        noteWritten(target);
        if (durable) await syncFolder(dirname(target));
      });
    },
    async abandon() {
      if (!open_) return;
      open_ = false;
      await handle.close().catch(() => {});
      if (temporary !== null) await unlink(temporary).catch(() => {});
    },
  };
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

function plainSink(handle: FileHandle): Sink {
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
    },
    async end() {},
  };
}

function packedSink(handle: FileHandle): Sink {
  const below = plainSink(handle);
  const gzip = createGzip();
  const drained = (async () => {
    for await (const chunk of gzip) await below.write(chunk as Buffer);
  })();
  drained.catch(() => {});
  return {
    async write(bytes) {
      if (!gzip.write(bytes)) {
        await Promise.race([new Promise<void>((resolve) => gzip.once('drain', () => resolve())), drained]);
      }
    },
    async end() {
      gzip.end();
      await drained;
    },
  };
}

/** A rename is durable only when its folder is; some systems cannot open a folder, which is no failure. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().catch(() => {});
    await handle.close();
  } catch {}
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ClosedbookError('output-unwritable', `${path}: cannot be written (${code})`, {
      ...(code === 'ENOSPC' || code === 'EDQUOT'
        ? { hint: 'Make room on the disk, then repeat the command.' }
        : {}),
      cause,
    });
  }
}
