import { expect, test } from 'vitest';
import { readJsonElements, readJsonParts } from '../../src/rows/json-parts.ts';
import { scratch } from '../end-to-end/scratch.ts';

/** As much as a file is read by at a time. */
const CHUNK = 64 * 1024;

test('strings go on from one chunk of the file to the next, wherever it cuts their escapes', async () => {
  await using place = await scratch();
  const odd = String.raw`\" \\ \\\" \u0041 [ { ] } \\`;
  for (let shift = 0; shift <= odd.length + 2; shift += 1) {
    const json = `{"pad": "${'x'.repeat(CHUNK - 12 - shift)}", "odd": "${odd}", "a\\"b": [1, {"c": "${odd}"}], "last": 2}`;
    const file = await place.file('document.json', json);
    const found: Record<string, unknown> = {};
    for await (const { path, value } of readJsonParts(file, ({ length }) =>
      length === 0 ? 'enter' : 'take',
    )) {
      found[String(path[0])] = value;
    }
    expect(found).toEqual(JSON.parse(json));
  }
});

test('parts keep their own place and line', async () => {
  await using place = await scratch();
  const file = await place.file('list.json', '{"x": [1, 2],\n"rows": [{"n": "]"},\n\n{"n": "\\\\"}]}');
  const parts = [];
  for await (const part of readJsonElements(file, ['rows'])) parts.push(part);
  expect(parts).toEqual([
    { path: ['rows', 0], value: { n: ']' }, line: 2 },
    { path: ['rows', 1], value: { n: '\\' }, line: 4 },
  ]);
});
