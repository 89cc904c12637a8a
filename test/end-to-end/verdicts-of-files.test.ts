/** Whose word stands where a file brings verdicts: nothing is filled in that was not asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('verdicts of a file', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    const rows = [
      // Rules cannot tell the first two; the third they call correct.
      [
        'Why did the league split?',
        'Because of a quarrel over dues',
        'They fell out about money.',
        'CORRECT',
      ],
      [
        'Why was the school moved?',
        'To be nearer the railway',
        'People wanted the train close by.',
        'NOT_ATTEMPTED',
      ],
      ['Who wrote Orm?', 'Ada Brandt', 'Ada Brandt', 'INCORRECT'],
    ];
    const csv = (grade: (said: string) => string) =>
      `question,gold,model,response,grade\n${rows.map((row) => `${row.slice(0, 3).join(',')},m,${grade(row[3]!)}`).join('\n')}\n`.replace(
        /^([^,]*),([^,]*),([^,]*),m,/gm,
        '$1,$2,m,$3,',
      );
    await place.file(
      'three.csv',
      csv((said) => said),
    );
    await place.file(
      'between.csv',
      csv((said) => (said === 'INCORRECT' ? 'PARTIALLY_CORRECT' : said)),
    );
    await place.file(
      'two.csv',
      csv((said) => (said === 'CORRECT' ? 'true' : 'false')),
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const imported = async (name: string, ...options: string[]) => {
    const store = place.path(`${name}${options.join('')}.db`);
    const { out, code } = await closedbook([
      ...['import', place.path(name), '--json', '--quiet', '--store', store],
      ...options,
    ]);
    expect(code).toBe(0);
    return { ...JSON.parse(out), store };
  };
  const counts = ({ outcomes }: { outcomes: Record<string, number> }) => [
    outcomes.correct,
    outcomes.incorrect,
    outcomes.refused,
    outcomes.undecided,
  ];

  test('three-way ones stand; two-way ones only where rules leave open; none by --rules-only', async () => {
    expect(counts(await imported('three.csv'))).toEqual([1, 1, 1, 0]);
    expect(counts(await imported('two.csv'))).toEqual([2, 1, 0, 0]);
    expect(counts(await imported('two.csv', '--verdicts', 'keep'))).toEqual([1, 2, 0, 0]);
    expect(counts(await imported('three.csv', '--verdicts', 'rules'))).toEqual([1, 0, 0, 2]);
    expect(counts(await imported('two.csv', '--rules-only'))).toEqual([1, 0, 0, 2]);
  });

  test('a word of a three-way judge that is none of the three stands over the rules, and is named', async () => {
    const found = await imported('between.csv');
    expect(counts(found)).toEqual([1, 0, 1, 1]);
    expect(found.files[0].notes.join()).toContain('"PARTIALLY_CORRECT" × 1, which is none of');
    expect(counts(await imported('between.csv', '--verdicts', 'rules'))).toEqual([1, 0, 0, 2]);
  });

  test('grade RUN --rules-only leaves undecided what rules leave open, and grading without it brings the words back', async () => {
    const { run, store } = await imported('three.csv', '--title', 'again');
    const graded = async (...options: string[]) =>
      JSON.parse((await closedbook(['grade', run, '--json', '--quiet', '--store', store, ...options])).out);
    expect(counts(await graded('--rules-only'))).toEqual([1, 0, 0, 2]);
    expect(counts(await graded('--rules-only'))).toEqual([1, 0, 0, 2]);
    expect(counts(await graded())).toEqual([1, 1, 1, 0]);
  });
});
