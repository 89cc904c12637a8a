/** What people read on sheets is not turned around by the letters of an answer. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { scratch } from './scratch.ts';

test('letters that turn words around are shown by their number on sheets for people', async () => {
  await using place = await scratch();
  const turned = 'Ada \u202edexif\u2066';
  const rows = Array.from({ length: 24 }, (_, n) => ({
    id: `q${n}`,
    question: `Who painted ${turned} ${n}?`,
    gold: 'Ada',
    model: n % 2 === 0 ? 'rook' : 'owl',
    response: n < 12 ? 'Ada' : `Bob ${turned}`,
  }));
  const log = await place.file('turned.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const store = ['--store', place.path('turned.db'), '--quiet'];
  const { runId: turnedRun } = JSON.parse((await closedbook(['import', log, '--json', ...store])).out);
  for (const [file, words] of [
    ['turned.csv', ['audit', 'draw', turnedRun, '--size', '20']],
    ['items.csv', ['dataset', 'items', turnedRun]],
  ] as const) {
    const { code, err } = await closedbook([...words, '--out', place.path(file), ...store]);
    expect(code, err).toBe(0);
    const sheet = readFileSync(place.path(file), 'utf8');
    expect(sheet).toContain('Ada ⟨U+202E⟩dexif⟨U+2066⟩');
    expect(sheet).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  }
});
