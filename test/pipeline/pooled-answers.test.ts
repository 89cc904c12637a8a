/** Files that answer one question for one model: refused until a person says what they are, by every command alike. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

const rows = (right: number) =>
  `question,gold,answer,model\n${Array.from({ length: 10 }, (_, at) => `In which year was club ${at} founded?,${at + 1900},${at < right ? at + 1900 : 1800},owl\n`).join('')}`;

describe('two files of one model', () => {
  let place: Scratch;
  let files: string[];
  beforeAll(async () => {
    place = await scratch();
    await place.file('may.csv', rows(8));
    await place.file('june.csv', rows(4));
    files = [place.path('may.csv'), place.path('june.csv')];
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const tallies = async (...args: string[]) => {
    const { out } = await closedbook(['analyze', ...args, '--json', '--quiet']);
    const { rates } = JSON.parse(out);
    return rates.rows.map((row: { respondent: string; tally: { correct: number; incorrect: number } }) => [
      ...[row.respondent, row.tally.correct, row.tally.incorrect],
    ]);
  };

  test('are refused by analyze and import, with both places and the two ways out', async () => {
    for (const command of ['analyze', 'import']) {
      const { code, err } = await closedbook([
        ...[command, ...files, '--quiet', '--store', place.path('refused.db')],
      ]);
      expect(code).toBe(2);
      expect(err).toMatch(/june\.csv, line 2: "owl" answers the question .* there and in .*may\.csv as well/);
      expect(err).toContain('--apart');
      expect(err).toContain('--pool');
    }
    const runs = await closedbook(['runs', '--json', '--store', place.path('refused.db')]);
    expect(JSON.parse(runs.out)).toEqual([]);
  });

  test('the same questions in two tasks are questions of each, by file and by run, and the sets are told apart', async () => {
    const line = (task: string, right: number) => (_: unknown, at: number) => {
      const [question, answer] = [
        `In which year was club ${at} founded?`,
        at < right ? `${at + 1900}` : '1800',
      ];
      return JSON.stringify({ dataset: task, question, gold: `${at + 1900}`, answer, model: 'owl' });
    };
    const task = async (name: string, right: number) => {
      return place.file(`${name}.jsonl`, Array.from({ length: 10 }, line(name, right)).join('\n'));
    };
    const tasks = [await task('plain', 8), await task('hinted', 4)];
    const store = place.path('tasks.db');
    const { out } = await closedbook(['import', ...tasks, '--json', '--quiet', '--store', store]);
    const { run, questions, notes } = JSON.parse(out);
    expect(questions).toBe(20);
    expect(notes.join()).toMatch(/10 questions stand in several tasks/);
    for (const source of [[run, '--store', store], tasks]) {
      const analyzed = await closedbook(['analyze', ...source, '--by', 'dataset', '--json', '--quiet']);
      const { rates, slices } = JSON.parse(analyzed.out);
      expect(rates.rows.map(({ tally }: { tally: { correct: number } }) => tally.correct)).toEqual([12]);
      const cells = slices.slices[0].cells.map(
        ({ value, tally }: { value: string; tally: { correct: number } }) => [...[value, tally.correct]],
      );
      expect(Object.fromEntries(cells)).toEqual({ plain: 8, hinted: 4 });
    }
  });

  test('whichever file of two tasks comes first, a task is held against itself', async () => {
    const file = (model: string, task: string, right: number) =>
      place.file(
        `${model}-${task}.jsonl`,
        Array.from({ length: 10 }, (_, at) =>
          JSON.stringify({
            ...{ dataset: task, question: `In which year was club ${at} founded?`, gold: `${at + 1900}` },
            ...{ answer: at < right ? `${at + 1900}` : '1800', model },
          }),
        ).join('\n'),
      );
    const all = [
      ...[await file('owl', 'plain', 8), await file('lark', 'hinted', 3)],
      ...[await file('owl', 'hinted', 4), await file('lark', 'plain', 7), await file('wren', 'hinted', 5)],
    ];
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 1, 0, 3, 2],
    ]) {
      const paths = order.map((at) => all[at]!);
      const store = place.path(`order-${order.join('')}.db`);
      const { out } = await closedbook(['import', ...paths, '--json', '--quiet', '--store', store]);
      const { run, questions, notes } = JSON.parse(out);
      expect(questions).toBe(20);
      expect(notes.join()).toMatch(/10 questions stand in several tasks/);
      for (const source of [[run, '--store', store], paths]) {
        const analyzed = await closedbook(['analyze', ...source, '--by', 'dataset', '--json', '--quiet']);
        const { slices } = JSON.parse(analyzed.out);
        const cells: { value: string; respondent: string; tally: { correct: number } }[] =
          slices.slices[0].cells;
        const told = cells.map(({ value, respondent, tally }) => [`${respondent} ${value}`, tally.correct]);
        expect(Object.fromEntries(told), order.join()).toMatchObject({
          ...{ 'owl plain': 8, 'owl hinted': 4, 'lark plain': 7, 'lark hinted': 3, 'wren hinted': 5 },
        });
      }
    }
  });

  test('--apart makes two respondents of them, --pool two trials of one', async () => {
    expect(await tallies(...files, '--apart')).toEqual([
      ['owl', 8, 2],
      ['owl (june)', 4, 6],
    ]);
    expect(await tallies(...files, '--pool')).toEqual([['owl', 12, 8]]);
    const imported = async (word: string) => {
      const store = place.path(`${word}.db`);
      const { out } = await closedbook([
        'import',
        ...files,
        `--${word}`,
        '--json',
        '--quiet',
        '--store',
        store,
      ]);
      return tallies(JSON.parse(out).run, '--store', store);
    };
    expect(await imported('apart')).toEqual([
      ['owl', 8, 2],
      ['owl (june)', 4, 6],
    ]);
    expect(await imported('pool')).toEqual([['owl', 12, 8]]);
  });
});
