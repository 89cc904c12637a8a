/**
 * Members of a zip archive, read one at a time. Beyond what common libraries unpack: zstd (method 93, several frames
 * a member), names that no file system would take, and names that occur twice, where the last one counts, because a
 * log that is retried appends its samples again.
 */
import { crc32 } from 'node:zlib';
import { decompress } from 'fzstd';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ClosedbookError } from '../core/errors.ts';

export interface Zip {
  /** Name to entry, in the order of the archive; of repeated names the last. */
  readonly members: ReadonlyMap<string, ZipMember>;
  /** Entries whose name occurs again later. */
  readonly repeated: number;
  /** The unpacked bytes. @throws ClosedbookError `file-malformed`. */
  read(name: string): Promise<Buffer>;
  close(): void;
}

export interface ZipMember {
  /** 0 stored, 8 deflate, 93 zstd. */
  readonly method: number;
  readonly bytes: number;
}

const ZSTD = 93;
/** V8 holds no longer string, and every member is one JSON document. */
const LARGEST_MEMBER = 500 * 1024 * 1024;

/** @throws ClosedbookError `file-malformed` when the archive is cut off or damaged. */
export async function openZip(path: string): Promise<Zip> {
  const file = await openPromise(path, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  }).catch((cause: unknown) => {
    throw damaged(path, 'the zip archive is damaged or cut off', cause);
  });
  const entries = new Map<string, Entry>();
  let repeated = 0;
  try {
    for await (const entry of file.eachEntry()) {
      const name = (entry.fileName as unknown as Buffer).toString('utf8');
      if (name.endsWith('/')) continue;
      if (entries.delete(name)) repeated += 1;
      entries.set(name, entry);
    }
  } catch (cause) {
    file.close();
    throw damaged(path, 'the list of members is damaged', cause);
  }
  return {
    members: new Map(
      [...entries].map(([name, entry]) => [
        name,
        { method: entry.compressionMethod, bytes: entry.uncompressedSize },
      ]),
    ),
    repeated,
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new ClosedbookError('file-malformed', `${path}: no member ${name}`);
      return unpacked(file, entry, `${path} (${name})`);
    },
    close: () => file.close(),
  };
}

async function unpacked(file: ZipFile, entry: Entry, place: string): Promise<Buffer> {
  if (entry.isEncrypted()) throw damaged(place, 'the member is encrypted');
  if (entry.uncompressedSize > LARGEST_MEMBER) {
    throw damaged(place, `expected members below 500 MB, got ${entry.uncompressedSize} bytes`);
  }
  const known = entry.compressionMethod === ZSTD || entry.canDecodeFileData();
  if (!known) throw damaged(place, `expected stored, deflate or zstd, got method ${entry.compressionMethod}`);
  let bytes: Buffer;
  try {
    // yauzl 3.4 inverts an explicit `decodeFileData: true`, so only the negative is ever said.
    const raw = entry.compressionMethod === ZSTD ? { decodeFileData: false } : {};
    const stream = await file.openReadStreamPromise(entry, raw);
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > LARGEST_MEMBER) throw damaged(place, 'the member is larger than it says');
      pieces.push(piece);
    }
    bytes = Buffer.concat(pieces);
    if (entry.compressionMethod === ZSTD) bytes = unzstd(bytes);
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    throw damaged(place, 'the member cannot be unpacked', cause);
  }
  if (crc32(bytes) !== entry.crc32) throw damaged(place, 'the member is damaged (its checksum differs)');
  return bytes;
}

function unzstd(bytes: Buffer): Buffer {
  const plain = decompress(bytes);
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
}

function damaged(place: string, message: string, cause?: unknown): ClosedbookError {
  const detail = cause instanceof Error ? ` (${cause.message})` : '';
  return new ClosedbookError('file-malformed', `${place}: ${message}${detail}`, {
    hint: 'Copy or download the file again; unzip -t checks it.',
    cause,
  });
}
