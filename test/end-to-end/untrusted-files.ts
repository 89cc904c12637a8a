/** Files that are broken, cut off, lie about what they are, or were made to harm a reader. Harmless to make: text, and bytes of a seed. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { keyOf, uniformAt } from '../../src/simulate/keyed-random.ts';

const ROW = '{"question":"Who painted it?","gold":"Ada Quill","answer":"Ada Quill"}';
const rows = (count: number) => `${ROW}\n`.repeat(count);
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const noise = (bytes: number, seed: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => Math.floor(256 * uniformAt(keyOf(seed, at), 0))));

export const UNTRUSTED_FILES: Readonly<Record<string, () => string | Buffer>> = {
  'noise.jsonl': () => noise(20_000, 1),
  'noise.csv': () => noise(20_000, 2),
  'noise.parquet': () => Buffer.concat([Buffer.from('PAR1'), noise(20_000, 3), Buffer.from('PAR1')]),
  'noise.xlsx': () => Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(20_000, 4)]),
  'noise.eval': () => Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(20_000, 5)]),
  'noise.db': () => Buffer.concat([Buffer.from('SQLite format 3\u0000'), noise(20_000, 6)]),
  'noise.gz': () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), noise(20_000, 7)]),
  'cut.jsonl.gz': () => gzipSync(rows(20_000)).subarray(0, 200),
  // Two hundred megabytes of one letter in two hundred kilobytes.
  'bomb.jsonl.gz': () => gzipSync(Buffer.alloc(200e6, 'x')),
  'bomb.csv.gz': () => gzipSync(Buffer.alloc(200e6, '"')),
  'bomb.eval': () => zipOf('header.json', Buffer.alloc(200e6, ' ')),
  'climbing.eval': () => zipOf('../../../tmp/climbed.json', Buffer.from('{}')),
  'deep.jsonl': () => `${ROW}\n{"question":"Who?","gold":"Ada","answer":${nested(100_000)}}\n`,
  'deep.json': () => `{"results":${nested(100_000)}}`,
  'open.json': () => '['.repeat(200_000),
  'wide.csv': () => `${Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(',')}\n`,
  'quote.csv': () => `question,gold,answer\n"${'Who, '.repeat(200_000)}`,
  'keys.jsonl': () =>
    `{"__proto__":{"hacked":1},"constructor":1,"question":"Who?","gold":"Ada","answer":"Ada"}\n`,
  'nan.json': () => `[{"question":"Who?","gold":NaN,"answer":-Infinity,"x":1e999}]`,
  'utf16.csv': () => Buffer.concat([Buffer.from([0xff, 0xfe]), noise(2_001, 8)]),
  'deep.yaml': () => `models: ${nested(50_000)}\n`,
  'aliases.yaml': () =>
    'abcdefgh'
      .split('')
      .map(
        (name, at, all) =>
          `${name}: &${name} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*${all[at - 1]}`)).join(', ')}]`,
      )
      .join('\n'),
  'sequence.yaml': () => '- '.repeat(60_000),
  'keys.yaml': () => 'models: [simulated/owl]\n__proto__: { x: 1 }\nconstructor: 1\n',
  'tag.yaml': () => 'models: !!js/function "function(){}"\ndatasets: !!binary aGFja2Vk\n',
};

/** A zip of one member, whose name may be any. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(0, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\u0005\u0006'), end]);
}
