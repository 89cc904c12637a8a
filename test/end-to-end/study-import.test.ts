/**
 * A study of declining, 44 files by model, instruction and points, with one command: behaviour by stated penalty, and
 * whether silence fell on what would have been wrong. `bench/study-files.mjs` writes the same files in full size.
 */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STUDY_PATTERN, writeStudy } from '../../bench/study-files.mjs';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const QUESTIONS = 24;

describe('a study of 44 files', () => {
  let place: Scratch;
  let files: ReturnType<typeof writeStudy>;
  beforeAll(async () => {
    place = await scratch();
    files = writeStudy(
      place.path('study'),
      { demoQuestions, simulateOutcomes, DEFAULT_MODELS },
      { questions: QUESTIONS },
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('comes in with one command, every file a respondent of its model, instruction and points', async () => {
    const { code, out } = await closedbook([
      ...['import', place.path('study'), '--model-from', STUDY_PATTERN],
      ...['--store', place.path('s.db'), '--json', '--quiet'],
    ]);
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.respondents).toHaveLength(44);
    expect(result.respondents).toContain('heron · penalty:1+reward:0.4@norm');
    const open = files.length * QUESTIONS;
    expect(result.answers).toBeGreaterThan(open);
    expect(result.outcomes.correct + result.outcomes.incorrect + result.outcomes.refused).toBeGreaterThan(
      0.98 * result.answers,
    );
  });

  test('and read as it is gives a behavioural table and refusal precision', async () => {
    const { code, out } = await closedbook([
      ...['analyze', place.path('study'), '--model-from', STUDY_PATTERN, '--json', '--quiet'],
    ]);
    expect(code).toBe(0);
    const { behavioural, refusal, rates } = JSON.parse(out);
    expect(rates.rows.map(({ tally }: { tally: { correct: number } }) => tally)).toHaveLength(44);
    const norm = behavioural.models.find(({ model }: { model: string }) => model === 'heron · norm');
    // L' = (L + R) / (1 − R) of R 0.2 to 0.8 at L 0 and 1.
    expect(norm.rows.map(({ penalty }: { penalty: number }) => penalty)).toEqual([
      ...[0.25, 0.666667, 1.5, 1.5, 2.33333, 4, 4, 9],
    ]);
    const attempts = norm.rows.map(({ attempts }: { attempts: { value: number } }) => attempts.value);
    expect(attempts.at(-1)).toBeLessThan(attempts[0]);
    const row = refusal.rows.find(
      ({ respondent }: { respondent: string }) => respondent === 'heron · penalty:1+reward:0.8@norm',
    );
    expect(row.precision.denominator).toBeGreaterThan(QUESTIONS / 4);
    expect(row.precision.value).toBeGreaterThan(0.4);
  });

  test('a path that does not fit is named with the pattern', async () => {
    const { code, err } = await closedbook([
      ...['analyze', place.path('study'), '--model-from', '{model}/{set}_{trial}.csv', '--quiet'],
    ]);
    expect(code).toBe(2);
    expect(err).toContain('does not fit --model-from "{model}/{set}_{trial}.csv"');
    const unknown = await closedbook(['analyze', place.path('study'), '--model-from', '{modle}.csv']);
    expect(unknown.err).toContain('got {modle}');
  });
});

describe('a second file of forced guesses', () => {
  let place: Scratch;
  const rows = (answer: (at: number) => string, column: string) =>
    `question,gold,${column}\n${Array.from({ length: 20 }, (_, at) => `In which year was club ${at} founded?,${at + 1900},${answer(at)}\n`).join('')}`;
  beforeAll(async () => {
    place = await scratch();
    for (const folder of ['open', 'forced']) mkdirSync(place.path(folder));
    const open = rows((at) => (at < 8 ? 'I do not know.' : String(at + 1900)), 'response');
    const forced = (column: string) => rows((at) => String(at < 2 ? at + 1900 : at + 1800), column);
    await place.file('owl.csv', open);
    await place.file('owl_forced.csv', forced('response'));
    await place.file('rook.csv', open);
    await place.file('rook-guesses.csv', forced('best_guess'));
    await place.file('open/hen.csv', open);
    await place.file('forced/hen.csv', forced('response'));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test.each([
    ['by its name', ['owl.csv', 'owl_forced.csv'], []],
    ['by its column and name', ['rook.csv', 'rook-guesses.csv'], []],
    ['by its folder', ['open/hen.csv', 'forced/hen.csv'], []],
    ['by a pattern', ['open/hen.csv', 'forced/hen.csv'], ['--model-from', '{pass}/{model}.csv']],
  ])('is found %s', async (_, names, more) => {
    const { out, err } = await closedbook([
      ...['analyze', ...names.map((name) => place.path(name)), ...more, '--json', '--quiet'],
    ]);
    const { rates, refusal } = JSON.parse(out || err);
    expect(rates.rows).toHaveLength(1);
    expect(rates.rows[0].tally).toMatchObject({ correct: 12, refused: 8 });
    expect(refusal.rows[0].precision).toMatchObject({ numerator: 6, denominator: 8 });
  });
});
