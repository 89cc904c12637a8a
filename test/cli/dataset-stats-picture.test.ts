/** `dataset stats --out`: the same counts as a picture, a page and a specification. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

test('the coverage of a set is drawn, with hostile values as text', async () => {
  await using place = await scratch();
  const set = await place.file(
    'set.jsonl',
    ['<script>alert(1)</script>', 'Arts', 'Arts']
      .map(
        (topic, at) =>
          `${JSON.stringify({ id: `q${at}`, question: `Who is number ${at}?`, answers: ['Ada'], topic })}\n`,
      )
      .join(''),
  );
  const drawn = async (name: string) => {
    const path = place.path(name);
    const { code, out } = await closedbook(['dataset', 'stats', set, '--out', path]);
    expect(code).toBe(0);
    expect(out).toContain(name);
    return readFile(path);
  };
  const svg = String(await drawn('set.svg'));
  expect(svg).toContain('set: 3 questions');
  expect(svg).toContain('2 (67%)');
  expect(svg).not.toContain('<script>');
  const page = String(await drawn('set.html'));
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toContain('<script>');
  expect((await drawn('set.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(JSON.parse(String(await drawn('set.vl.json')))).toMatchObject({
    vconcat: [{ title: { text: 'topic' } }],
  });
  const refused = await closedbook(['dataset', 'stats', set, '--out', place.path('set.gif')]);
  expect(refused.err).toMatch(/expected \.svg, \.png, \.html or \.vl\.json/);
});
