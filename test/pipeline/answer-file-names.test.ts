/** Who answered where a file has no model column, and where it has more than one: files and policies are never pooled. */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distinctNames } from '../../src/rows/file-names.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

const rows = (right: number) =>
  `question,gold,answer\n${Array.from({ length: 20 }, (_, at) => `Which number is ${at}?,${at + 1000},${at < right ? at + 1000 : 7}\n`).join('')}`;

describe('answer files', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    for (const folder of ['gpt', 'claude']) mkdirSync(place.path(folder));
    await place.file('modelA.csv', rows(15));
    await place.file('modelB.csv', rows(5));
    await place.file('gpt/answers.csv', rows(15));
    await place.file('claude/answers.csv', rows(5));
    await place.file(
      'policies.csv',
      `question,gold,answer,model,policy\n${['penalty:0', 'penalty:9', 'odd words']
        .flatMap((policy) =>
          Array.from(
            { length: 20 },
            (_, at) =>
              `Which number is ${at}?,${at + 1000},${policy === 'penalty:9' && at > 9 ? 'I do not know.' : at + 1000},owl,${policy}\n`,
          ),
        )
        .join('')}`,
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());
  const analyzed = async (...names: string[]) => {
    const { code, out } = await closedbook([
      'analyze',
      ...names.map((name) => place.path(name)),
      '--json',
      '--quiet',
    ]);
    expect(code).toBe(0);
    return JSON.parse(out);
  };
  const correct = (summary: { rates: { rows: { respondent: string; tally: { correct: number } }[] } }) =>
    summary.rates.rows.map(({ respondent, tally }) => [respondent, tally.correct]);

  test('two files without a model column are two respondents, named after the file', async () => {
    expect(correct(await analyzed('modelA.csv', 'modelB.csv'))).toEqual([
      ['modelA', 15],
      ['modelB', 5],
    ]);
    const files = [place.path('modelA.csv'), place.path('modelB.csv')];
    const compared = await closedbook([
      'compare',
      'modelA',
      'modelB',
      ...files.flatMap((file) => ['--in', file]),
      '--json',
      '--quiet',
    ]);
    expect(JSON.parse(compared.out)).toMatchObject({ a: 'modelA', b: 'modelB' });
    const reported = await closedbook([
      'report',
      ...files,
      '--out',
      place.path('out'),
      '--quiet',
      '--format',
      'json',
    ]);
    expect(reported.code).toBe(0);
  });

  test('where folders of the same name hold them, the folders above that differ give the name', () => {
    expect([...distinctNames(['r/gpt/run1/a.csv', 'r/claude/run1/a.csv']).values()]).toEqual([
      'gpt',
      'claude',
    ]);
    const runs = ['r/gpt/run1/a.csv', 'r/gpt/run2/a.csv', 'r/claude/run1/a.csv'];
    expect([...distinctNames(runs).values()]).toEqual(['gpt/run1', 'gpt/run2', 'claude/run1']);
  });

  test('files of one name are named after their folders, in an import as well', async () => {
    expect(correct(await analyzed('gpt/answers.csv', 'claude/answers.csv'))).toEqual([
      ['gpt', 15],
      ['claude', 5],
    ]);
    const imported = await closedbook([
      ...['import', place.path('gpt/answers.csv'), place.path('claude/answers.csv')],
      ...['--store', place.path('s.db'), '--json', '--quiet'],
    ]);
    expect(JSON.parse(imported.out).respondents.sort()).toEqual(['claude', 'gpt']);
  });

  test('rows with a policy are respondents of one model that was told its penalty', async () => {
    const summary = await analyzed('policies.csv');
    expect(correct(summary)).toEqual([
      ['owl · penalty:0', 20],
      ['owl · penalty:9', 10],
      ['owl · odd words', 20],
    ]);
    expect(summary.behavioural.models).toMatchObject([
      { model: 'owl', rows: [{ penalty: 0 }, { penalty: 9 }] },
    ]);
  });
});

test('names are different, whatever folders and files are called', () => {
  const names = (...paths: string[]) => [...distinctNames(paths).values()];
  expect(names('a/x.csv', 'b/x.jsonl.gz', 'c/a.csv').sort()).toEqual(['a', 'a/x', 'b/x']);
  expect(names('a/r/x.csv', 'b/r/x.csv')).toEqual(['a', 'b']);
  expect(names('x.csv', 'x.csv')).toEqual(['x']);
});
