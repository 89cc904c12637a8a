/**
 * Bytes of a file in chunks, unpacked when the content is gzip (by its first bytes, never by its name: renamed
 * downloads are common). Only one chunk is held, so a file larger than memory passes through.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ClosedbookError } from '../core/errors.ts';
import { assertReadable } from './assert-readable.ts';

const CHUNK_BYTES = 256 * 1024;
const GZIP_MAGIC = [0x1f, 0x8b];

export interface FileHead {
  /** Up to 64 kB from the beginning, unpacked when the file is gzip. */
  readonly head: Buffer;
  readonly gzip: boolean;
  /** Size on disk. */
  readonly bytes: number;
}

/**
 * The beginning of a file, for recognising its format.
 * @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`.
 */
export async function readHead(path: string): Promise<FileHead> {
  const { gzip, bytes } = await inspect(path);
  for await (const chunk of readBytes(path)) return { head: chunk.subarray(0, 64 * 1024), gzip, bytes };
  throw new ClosedbookError('file-empty', `${path}: the gzip archive holds nothing`);
}

/**
 * Chunks of the file's content.
 * @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`; `file-malformed` for a broken gzip.
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const { gzip } = await inspect(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!gzip) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = file.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  file.on('error', (error) => unpacked.destroy(error));
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError('file-malformed', `${path}: the gzip data is broken or cut off (${detail})`, {
      hint: 'Fetch or write the file again; gzip -t checks it.',
      cause,
    });
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function inspect(path: string): Promise<{ gzip: boolean; bytes: number }> {
  try {
    assertReadable(path);
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) {
        throw new ClosedbookError('file-unreadable', `${path}: expected a file, found a folder`);
      }
      const magic = Buffer.alloc(2);
      const { bytesRead } = await handle.read(magic, 0, 2, 0);
      if (bytesRead === 0) throw new ClosedbookError('file-empty', `${path}: the file is empty`);
      return { gzip: GZIP_MAGIC.every((byte, at) => magic[at] === byte), bytes: stat.size };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ClosedbookError('file-missing', `${path}: no such file`, { cause });
    }
    throw new ClosedbookError('file-unreadable', `${path}: cannot be read (${code ?? String(cause)})`, {
      cause,
    });
  }
}
