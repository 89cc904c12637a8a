/** Claims as part of everyday work: in a run, from a spec file, under a limit, of a file of answers, and taken back. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeRows } from '../../src/rows/write-rows.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { biographies } from '../simulate/biographies.ts';
import { type Scratch, scratch } from './scratch.ts';

const ASSAYER = 'simulated/assayer';

describe('claims in everyday use', () => {
  let place: Scratch;
  let simulator: Simulator;
  let set: string;
  let runId: string;
  const outcome = (...words: string[]) =>
    closedbook([...words, '--store', place.path('s.db'), '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });
  const run = async (...words: string[]) => {
    const done = await outcome(...words);
    if (done.code !== 0) throw new Error(done.err);
    return done.out;
  };
  const analysed = async (id: string) => JSON.parse(await run('analyze', id, '--json'));

  beforeAll(async () => {
    place = await scratch();
    const questions = biographies(20);
    simulator = await startSimulator({ questions, seed: 5 });
    set = await place.questions('q.jsonl', questions);
    const spec = place.path('spec.yaml');
    await writeFile(
      spec,
      `datasets: [${set}]\nmodels: [simulated/rook]\nclaims: ${ASSAYER}\njudges: [${ASSAYER}]\n`,
    );
    runId = JSON.parse(await run('run', spec, '--json', '--out', place.folder)).runId;
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  test('a spec names who splits, and no judge of verdicts sees a long answer', async () => {
    const { claims } = await analysed(runId);
    expect(claims.rows[0].graders).toEqual([`claims:${ASSAYER}`]);
    const asked = simulator.ledger({ purpose: 'judge' }).filter(({ model }) => model === 'assayer');
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.every(({ text }) => text?.startsWith('{"claims"'))).toBe(true);
  });

  test('the ending in the terminal tells of claims within 80 columns', async () => {
    const text = await run('analyze', runId);
    expect(text).toMatch(/^Claims of long answers: rook \d/m);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('splitting stays under the limit of cost, and goes on under another', async () => {
    const splitter = `compatible/assayer@${simulator.url}/v1`;
    const words = ['run', '-d', set, '-m', 'simulated/rook', '--claims', splitter, '--json'];
    const at = ['--max-cost', '1', '--out', place.folder];
    const unpriced = await outcome(...words, ...at);
    expect(unpriced.err).toContain('[price-unknown]');
    const stopped = await outcome(...words, ...at, '--price', `${splitter}=100,200`);
    expect(stopped.code).toBe(1);
    const { runId: id, stoppedBy, totals } = JSON.parse(stopped.out);
    expect(stoppedBy).toBe('budget-reached');
    expect(totals.costUsd).toBeLessThanOrEqual(1);
    expect(totals.costUsd).toBeGreaterThan(0.3);
    const done = JSON.parse(await run('resume', id, '--max-cost', '100', '--json', '--out', place.folder));
    expect(done.status).toBe('complete');
    expect(done.summary.claims.rows[0].replies).toBeGreaterThan(15);
    // Another one, for what the first split is remembered.
    const second = `compatible/pennyweight@${simulator.url}/v1`;
    const later = ['grade', runId, '--claims', second, '--price', `${second}=100,200`, '--json'];
    const some = JSON.parse(await run(...later, '--max-cost', '1'));
    expect(some.stoppedBy).toBe('budget-reached');
    const [first, all] = [some.claims.answers, JSON.parse(await run(...later)).claims.answers];
    expect(first).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(first);
  });

  test('a file of answers is split, kept as a run, and written out with its claims', async () => {
    const [file, out] = [place.path('answers.jsonl'), place.path('graded.jsonl')];
    const rows: Record<string, unknown>[] = [];
    const questions = biographies(20);
    for (const { questionId, text, status } of simulator.ledger({ purpose: 'ask' })) {
      const question = questions.find(({ id }) => id === questionId);
      if (status !== 'answered' || question === undefined || rows.some((row) => row['id'] === questionId))
        continue;
      const { id, reference } = question;
      rows.push({ id, question: question.text, reference, model: 'mine', answer: text });
    }
    await writeRows(file, rows);
    const told = JSON.parse(await run('grade', file, '--claims', ASSAYER, '--out', out, '--json'));
    const written = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(written).toHaveLength(rows.length);
    const listed = written.flatMap(({ evidence }) => evidence.claims ?? []);
    const counted = Object.values<number>(told.claims.results).reduce((sum, count) => sum + count, 0);
    expect(listed).toHaveLength(counted);
    expect((await analysed(told.runId)).claims.rows[0].replies).toBe(told.claims.answers);
    const { precision, counts } = (await analysed(told.runId)).claims.rows[0];
    const back = (await analysed(out)).claims.rows;
    expect(back).toHaveLength(1);
    expect(back[0]).toMatchObject({ counts, precision: { value: precision.value } });
    const calls = simulator.ledger({ purpose: 'judge' }).length;
    await run('grade', file, '--claims', ASSAYER);
    expect(simulator.ledger({ purpose: 'judge' })).toHaveLength(calls);
  });

  test('a corrected sheet of claims replaces the first, and both are forgotten by name', async () => {
    const sheet = place.path('claims.csv');
    await run('audit', 'draw', runId, '--claims', '--size', '40', '--out', sheet);
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(sheet)) rows.push(row);
    const unsaid = async () => (await analysed(runId)).claims.rows[0].audit?.unsaid.value;
    const fill = (verdict: string) =>
      writeRows(
        sheet,
        rows.map((row) => (row['property'] === '' ? { ...row, missing_right: '0' } : { ...row, verdict })),
      );
    await fill('right');
    await run('audit', 'read', sheet, '--name', 'ada');
    expect(await unsaid()).toBe(0);
    await fill('not said');
    await run('audit', 'read', sheet, '--name', 'ada');
    expect(await unsaid()).toBeGreaterThan(0.9);
    const wrongPlace = await outcome('audit', 'forget', runId, '--name', 'ada');
    expect(wrongPlace.err).toContain('add --claims');
    expect(await run('audit', 'forget', runId, '--name', 'ada', '--claims')).toMatch(
      /^What ada said of claims of \d+ answers taken back/,
    );
    expect(await unsaid()).toBeUndefined();
    await run('audit', 'read', sheet, '--name', 'ada');
    expect(await unsaid()).toBeGreaterThan(0.9);
  });
});
