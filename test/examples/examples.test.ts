/** Every program in examples/ runs as a user would run it, and says what its page promises. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';

const run = promisify(execFile);

const SAYS: Readonly<Record<string, readonly string[]>> = {
  'choose-by-penalty.mjs': ['They tie at L = 1.03 (0.82 to 1.29)', 'silence beats it from a penalty of 1.18'],
  'grade-with-your-own-rule.mjs': ['by inventory-numbers', 'refused    by rules'],
  'grade-under-your-own-rubric.mjs': [
    'refused under verified, incorrect under own/house@1+',
    'incorrect under verified, refused under own/house@1+',
  ],
  'measure.mjs': ['parrot', 'Shares of the questions asked'],
  'ask-analyze-report.mjs': ['Simulated: Two simulated models', 'report: '],
};

test('every program is listed here', async () => {
  const programs = (await readdir('examples')).filter((name) => name.endsWith('.mjs'));
  expect(programs.sort()).toEqual(Object.keys(SAYS).sort());
});

test.each(Object.entries(SAYS))('%s runs', async (program, sentences) => {
  await using place = await scratch();
  const { stdout } = await run(process.execPath, [`examples/${program}`, place.folder]);
  for (const sentence of sentences) expect(stdout).toContain(sentence);
  if (program === 'ask-analyze-report.mjs') expect(existsSync(place.path('report.html'))).toBe(true);
});
