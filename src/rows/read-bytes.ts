/**
 * Bytes of a file in chunks, unpacked when the content is gzip or zstd (by its first bytes, never by its name: renamed
 * downloads are common), also of a file in a zip archive. Only one chunk is held, so a file larger than memory passes.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ClosedbookError } from '../core/errors.ts';
import { memberBytes, memberPlace } from './archive-member.ts';
import { assertReadable } from './assert-readable.ts';
import { unzstd } from './unzstd.ts';

const CHUNK_BYTES = 256 * 1024;
/** First bytes of what is packed. */
const PACKED = { gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd] } as const;
type Packing = keyof typeof PACKED;
const MAGIC_BYTES = 4;

export interface FileHead {
  /** Up to 64 kB from the beginning, unpacked when the file is packed. */
  readonly head: Buffer;
  /** Held in a gzip or zstd file, or in an archive: not to be opened by its path. */
  readonly packed: boolean;
}

/** How much of a file is looked at to recognise it. */
export const HEAD_BYTES = 64 * 1024;

/**
 * The beginning of a file, for recognising its format.
 * @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`.
 */
export async function readHead(path: string): Promise<FileHead> {
  const packed = memberPlace(path) !== null || (await packingOf(path)) !== null;
  for await (const chunk of readBytes(path)) return { head: chunk.subarray(0, HEAD_BYTES), packed };
  throw new ClosedbookError('file-empty', `${path}: the packed file holds nothing`);
}

/**
 * Chunks of the file's content.
 * @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`; `file-malformed` for broken packing.
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const member = memberPlace(path);
  if (member !== null) {
    yield* unpackedMember(path, memberBytes(member));
    return;
  }
  const packing = await packingOf(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    if (packing === null) yield* file as AsyncIterable<Buffer>;
    else yield* unpacked(path, file, packing);
  } finally {
    file.destroy();
  }
}

/** A file in an archive may be packed itself. */
async function* unpackedMember(path: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const begun: Buffer[] = [];
  let length = 0;
  while (length < MAGIC_BYTES) {
    const { value, done } = await chunks.next();
    if (done) break;
    begun.push(value);
    length += value.length;
  }
  if (length === 0) throw new ClosedbookError('file-empty', `${path}: the file is empty`);
  const packing = packingIn(Buffer.concat(begun));
  async function* all(): AsyncGenerator<Buffer> {
    yield* begun;
    yield* chunks;
  }
  try {
    if (packing === null) yield* all();
    else yield* unpacked(path, Readable.from(all()), packing);
  } finally {
    await chunks.return(undefined);
  }
}

async function* unpacked(path: string, packed: Readable, packing: Packing): AsyncGenerator<Buffer> {
  const gunzip = packing === 'gzip' ? createGunzip({ chunkSize: CHUNK_BYTES }) : null;
  if (gunzip !== null) {
    packed.on('error', (error) => gunzip.destroy(error));
    packed.pipe(gunzip);
  }
  try {
    if (gunzip !== null) yield* gunzip as AsyncIterable<Buffer>;
    else yield* unzstd(packed);
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError(
      'file-malformed',
      `${path}: the ${packing} data is broken or cut off (${detail})`,
      { hint: `Fetch or write the file again; ${packing} -t checks it.`, cause },
    );
  } finally {
    packed.destroy();
    gunzip?.destroy();
  }
}

function packingIn(bytes: Buffer): Packing | null {
  const found = Object.entries(PACKED).find(([, magic]) => magic.every((byte, at) => bytes[at] === byte));
  return found === undefined ? null : (found[0] as Packing);
}

async function packingOf(path: string): Promise<Packing | null> {
  try {
    assertReadable(path);
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) {
        throw new ClosedbookError('file-unreadable', `${path}: expected a file, found a folder`);
      }
      const magic = Buffer.alloc(MAGIC_BYTES);
      const { bytesRead } = await handle.read(magic, 0, MAGIC_BYTES, 0);
      if (bytesRead === 0) throw new ClosedbookError('file-empty', `${path}: the file is empty`);
      return packingIn(magic);
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
