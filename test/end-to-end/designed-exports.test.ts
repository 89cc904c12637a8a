/**
 * Runs whose replies do not count as they are, written out and read back: drawn with unlike chances they keep their weights, looked at
 * as they went they keep the intervals that hold at every look; in every format, as a file and imported.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const FORMATS = ['csv', 'jsonl', 'parquet', 'inspect', 'lm-eval', 'mlflow', 'langfuse'];
/** Sequences are dear to compute; the other formats carry the rule in the same member or column as their chances. */
const OF_SEQUENCES = ['csv', 'inspect'];

describe('exports of runs whose replies do not count as they are', () => {
  let place: Scratch;
  let simulator: Simulator;
  let plain: string;
  const runs: Record<string, { readonly id: string; readonly summary: Summary }> = {};

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(5, 80, { nonexistent: 0 });
    const dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 5 });
    const run = async (...options: string[]) => {
      const ran = await at('run', '-d', dataset, '--json', '--quiet', '--out', place.folder, ...options);
      expect(ran.err).toBe('');
      const { runId, summary } = JSON.parse(ran.out);
      return { id: runId as string, summary: summary as Summary };
    };
    plain = (await run('-m', 'simulated/stilt', '-m', 'simulated/owlet')).id;
    // In the order of their files, so that pairs come back the same way round.
    const two = ['-m', 'simulated/magpie', '-m', 'simulated/tawny'];
    runs.adaptive = await run(...two, '--sample', '40', '--order', 'adaptive', '--from', plain);
    runs.until = await run(...two, '--until', 'best@1', '--until-level', '0.2', '--trials', '2');
  }, 240_000);
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const at = (...words: string[]) =>
    closedbook([...words, '--store', place.path('s.db')], { CLOSEDBOOK_SIMULATED_URL: simulator.url });
  const exported = async (name: string, to: string) => {
    const out = place.path(`${name}.${to}`);
    await at('export', runs[name]!.id, '--to', to, '--out', out, '--quiet');
    return out;
  };
  const analysed = async (source: string): Promise<Summary> => {
    const said = await at('analyze', source, '--json');
    expect(said.err).toBe('');
    const given = JSON.parse(said.out);
    return given.summary ?? given;
  };

  test.each(FORMATS)('%s keeps the chances of an adaptive order, read as a file', async (to) => {
    const summary = await analysed(await exported('adaptive', to));
    const { drawing } = runs.adaptive!.summary;
    expect(summary.drawing).toEqual(drawing);
    expect(numbersOf(summary)).toEqual(numbersOf(runs.adaptive!.summary));
  });

  test.each(OF_SEQUENCES)('%s keeps the rule of a run that could stop early, read as a file', async (to) => {
    const summary = await analysed(await exported('until', to));
    const before = runs.until!.summary.sequential!;
    expect(before.asked).toBeLessThan(before.planned);
    expect(summary.sequential).toMatchObject({
      ...{ goal: before.goal, state: before.state, respondents: before.respondents },
      comparisons: before.comparisons,
      ...{ asked: before.asked, planned: before.planned, verdict: before.verdict },
    });
    expect(numbersOf(summary)).toEqual(numbersOf(runs.until!.summary));
    expect(JSON.stringify(summary)).not.toMatch(/wilson|tango|"paired-t"|bootstrap|fieller|cluster-t/);
  });

  test('Every Eval Ever, which holds no reply without an outcome, keeps the rates and names the rule', async () => {
    const summary = await analysed(await exported('adaptive', 'every-eval-ever'));
    const ends = ({ rates }: Summary) =>
      rates.rows.map(({ estimates }) => {
        const { value, low, high } = estimates['correct/asked']!;
        return [value, low, high].map((end) => Number(end!.toFixed(9)));
      });
    expect(ends(summary)).toEqual(ends(runs.adaptive!.summary));
    const looked = await analysed(await exported('until', 'every-eval-ever'));
    expect(looked.sequential!.goal).toBe('best@1');
    expect(JSON.stringify(looked)).not.toMatch(/wilson|tango|"paired-t"|bootstrap|fieller|cluster-t/);
  });

  test.each(['adaptive', 'until'])(
    'imported, the run %s has the same numbers, and its export again',
    async (name) => {
      const imported = JSON.parse(
        (await at('import', await exported(name, 'parquet'), '--json', '--quiet')).out,
      );
      const summary = await analysed(imported.runId);
      expect(numbersOf(summary)).toEqual(numbersOf(runs[name]!.summary));
      expect(summary.sequential?.verdict).toBe(runs[name]!.summary.sequential?.verdict);
      const again = place.path(`${name}-again.csv`);
      await at('export', imported.runId, '--to', 'csv', '--out', again, '--quiet');
      expect(numbersOf(await analysed(again))).toEqual(numbersOf(runs[name]!.summary));
    },
  );

  test('the means that logs state of themselves are weighted too', async () => {
    const rates = runs.adaptive!.summary.rates.rows.map(
      ({ estimates }) => estimates['correct/asked']!.value!,
    );
    const [inspect, lmEval] = [await exported('adaptive', 'inspect'), await exported('adaptive', 'lm-eval')];
    const within = (folder: string, end: RegExp) =>
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => end.test(name))
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const accuracies = within(inspect, /\.json$/).map((log) => log.results.scores[0].metrics.accuracy.value);
    const told = within(lmEval, /results_.*\.json$/).map((one) => one.results.closedbook);
    const close = rates.map((one) => expect.closeTo(one, 9));
    expect(accuracies).toEqual(close);
    expect(told.map((one) => one['correct,none'])).toEqual(close);
    expect(told.map((one) => one['correct_stderr,none'])).toEqual(['N/A', 'N/A']);
  });

  test.each([
    ['adaptive', 'drawn with unlike chances (--order adaptive)'],
    ['until', 'could stop early (--until)'],
  ])('answers of the run %s beside others are refused, as the run is', async (name, words) => {
    const other = place.path('plain.csv');
    await at('export', plain, '--to', 'csv', '--out', other, '--quiet');
    const pooled = await at('analyze', await exported(name, 'csv'), other);
    expect(pooled.code).toBe(2);
    expect(pooled.err).toContain(words);
    expect(pooled.err).toContain('cannot be pooled');
  });

  test('a series and a plan refuse the file as they refuse the run', async () => {
    const file = await exported('adaptive', 'jsonl');
    for (const words of [
      ['trend', file, plain],
      ['plan', file],
    ]) {
      const refused = await at(...words);
      expect(refused.code, words[0]).toBe(2);
      expect(refused.err).toContain('drawn with unlike chances');
    }
  });

  test.each([
    ['design', 'design: expected how the run'],
    ['inclusion_probability', 'inclusion_probability: expected the chance'],
  ])('a file that lost its column %s is no file of equal chances', async (column, message) => {
    const lines = readFileSync(await exported('adaptive', 'jsonl'), 'utf8')
      .trim()
      .split('\n');
    const rows = lines.map((line) => JSON.stringify({ ...JSON.parse(line), [column]: null }));
    const cut = await place.file(`without-${column}.jsonl`, rows.join('\n'));
    const read = await at('analyze', cut);
    expect(read.code).toBe(2);
    expect(read.err).toContain(`${cut}:1: ${message}`);
  });
});

/** What a report prints of each respondent and pair, without names of the source. */
function numbersOf({ rates, comparisons, frontier }: Summary) {
  return {
    rates: rates.rows.map(({ respondent, estimates, utilities, breakEven }) => ({
      ...{ respondent, estimates, utilities, breakEven },
    })),
    pairs: comparisons?.pairs.map(({ a, b, differences, tie }) => ({ a, b, differences, tie })),
    points: frontier?.points,
  };
}
