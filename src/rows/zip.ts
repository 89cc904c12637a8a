/**
 * Members of a zip archive, read one at a time. Beyond what common libraries unpack: zstd (method 93, several frames
 * a member), names that no file system would take, and names that occur twice, where the last one counts, because a
 * log that is retried appends its samples again.
 */
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ClosedbookError } from '../core/errors.ts';
import { LARGEST_RECORD } from './largest-record.ts';
import { unzstd } from './unzstd.ts';

export interface Zip {
  /** Name to entry, in the order of the archive; of repeated names the last. */
  readonly members: ReadonlyMap<string, ZipMember>;
  /** Entries whose name occurs again later. */
  readonly repeated: number;
  /** The unpacked bytes. @throws ClosedbookError `file-malformed`. */
  read(name: string): Promise<Buffer>;
  /** The unpacked bytes as they come, of a member of any size. @throws ClosedbookError `file-malformed`. */
  stream(name: string): AsyncIterable<Buffer>;
  close(): void;
}

export interface ZipMember {
  /** 0 stored, 8 deflate, 93 zstd. */
  readonly method: number;
  readonly bytes: number;
}

const ZSTD = 93;

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
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (entry === undefined) throw new ClosedbookError('file-missing', `${path}: no member ${name}`);
    return entry;
  };
  const stream = (name: string): AsyncIterable<Buffer> => unpacked(file, entryOf(name), `${path} (${name})`);
  return {
    members: new Map(
      [...entries].map(([name, entry]) => [
        name,
        { method: entry.compressionMethod, bytes: entry.uncompressedSize },
      ]),
    ),
    repeated,
    read: async (name) =>
      whole(stream(name), { bytes: entryOf(name).uncompressedSize, place: `${path} (${name})` }),
    stream,
    close: () => file.close(),
  };
}

/** The bytes of a member as they come; the checksum is held against them when all have come. */
async function* unpacked(file: ZipFile, entry: Entry, place: string): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw damaged(place, 'the member is encrypted');
  const zstd = entry.compressionMethod === ZSTD;
  if (!zstd && !entry.canDecodeFileData()) {
    throw damaged(place, `expected stored, deflate or zstd, got method ${entry.compressionMethod}`);
  }
  let sum = 0;
  let length = 0;
  try {
    // yauzl 3.4 inverts an explicit `decodeFileData: true`, so only the negative is ever said.
    const stream = await file.openReadStreamPromise(entry, zstd ? { decodeFileData: false } : {});
    const raw = stream as AsyncIterable<Buffer>;
    for await (const piece of zstd ? unzstd(raw) : raw) {
      length += piece.length;
      if (length > entry.uncompressedSize) throw damaged(place, 'the member is larger than it says');
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    throw damaged(place, 'the member cannot be unpacked', cause);
  }
  if (sum !== entry.crc32) throw damaged(place, 'the member is damaged (its checksum differs)');
}

async function whole(pieces: AsyncIterable<Buffer>, { bytes, place }: { bytes: number; place: string }) {
  if (bytes > LARGEST_RECORD.bytes) {
    const found = `${place}: expected members of at most 64 MB unpacked, found one of ${Math.round(bytes / 1024 / 1024)} MB`;
    throw new ClosedbookError('file-malformed', found, {
      hint: 'Leave out of the log what its answers do not need (attachments, stores), or write it as JSON.',
    });
  }
  const held: Buffer[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

function damaged(place: string, message: string, cause?: unknown): ClosedbookError {
  const detail = cause instanceof Error ? ` (${cause.message})` : '';
  return new ClosedbookError('file-malformed', `${place}: ${message}${detail}`, {
    hint: 'Copy or download the file again; unzip -t checks it.',
    cause,
  });
}
