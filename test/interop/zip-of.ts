/** Small zip archives with what common writers cannot make: repeated names, zstd members of several frames. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMemberOf {
  readonly name: string;
  readonly content: string;
  /** @default 'deflate' */
  readonly method?: 'stored' | 'deflate' | 'zstd';
  /** Already packed bytes, in place of packing the content. */
  readonly packed?: Buffer;
}

const METHODS = { stored: 0, deflate: 8, zstd: 93 } as const;

export function zipOf(members: readonly ZipMemberOf[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 'deflate', packed } of members) {
    const plain = Buffer.from(content);
    const data =
      packed ??
      (method === 'stored' ? plain : method === 'deflate' ? deflateRawSync(plain) : zstdFrames(plain));
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(METHODS[method], 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes]);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 'latin1');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, nameBytes);
    local.push(header, data);
    offset += header.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** Three frames of raw blocks: valid zstd that needs no compressor. */
export function zstdFrames(plain: Buffer): Buffer {
  const third = Math.ceil(plain.length / 3);
  return Buffer.concat([0, 1, 2].map((at) => rawFrame(plain.subarray(at * third, (at + 1) * third))));
}

function rawFrame(part: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(0xfd2fb528, 0);
  head.writeUInt8(0xa0, 4);
  head.writeUInt32LE(part.length, 5);
  head.writeUIntLE((part.length << 3) | 1, 9, 3);
  return Buffer.concat([head, part]);
}
