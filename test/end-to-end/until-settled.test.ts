/** A run that stops when it is settled, over HTTP: who is asked how long, what is printed, and that a kill changes nothing. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Summary, summarySchema } from '../../src/core/summary/summary.ts';
import { runFigures } from '../../src/pipeline/desk/run-figures.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { frontierChart } from '../../src/stages/report/charts/frontier.ts';
import { lookOf } from '../../src/stages/report/charts/look.ts';
import { choiceLines } from '../../src/stages/report/page/choices-table.ts';
import { pageData } from '../../src/stages/report/page/page-data.ts';
import { withStore } from '../../src/store/with-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.mjs', import.meta.url));
const MODELS = ['tawny', 'magpie'];
const QUESTIONS = 240;

describe('a run until it is settled', () => {
  let place: Scratch;
  let simulator: Simulator;
  let dataset: string;

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(7, QUESTIONS, { nonexistent: 0, perSubject: 1 });
    dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 7 });
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const wordsOf = (store: string, options: readonly string[]): string[] => [
    ...['run', '-d', dataset, '--judge', 'simulated/assayer', '--json', '--quiet', ...options],
    ...['--store', place.path(store), '--out', place.folder],
  ];
  const run = async (store: string, ...options: string[]) =>
    closedbook(wordsOf(store, options), { CLOSEDBOOK_SIMULATED_URL: simulator.url });
  const models = MODELS.flatMap((model) => ['-m', `simulated/${model}`]);
  const parsed = (
    out: string,
  ): { runId: string; status: string; stoppedBy: string | null; summary: Summary } => {
    const ending = JSON.parse(out);
    return { ...ending, summary: summarySchema.parse(ending.summary) };
  };

  test('best@1 asks less, says who is best, and has no interval for a fixed number of questions', async () => {
    const ran = await run('best.db', ...models, '--until', 'best@1');
    expect(ran.err).toBe('');
    expect(ran.code).toBe(0);
    const { summary, status, runId } = parsed(ran.out);
    expect(status).toBe('complete');
    const section = summary.sequential!;
    expect(section).toMatchObject({ state: 'settled', goal: 'best@1', planned: QUESTIONS * MODELS.length });
    expect(section.asked).toBeLessThan(0.9 * section.planned);
    expect(summary.decision.headline).toMatch(
      /^tawny is best at L = 1: settled after \d+ of 240 questions\.$/,
    );
    expect(section.plan).toMatchObject({ comparisons: 1, comparisonLevel: 0.95, questions: QUESTIONS });
    const asked = (model: string) =>
      simulator.ledger({ purpose: 'ask' }).filter((one) => one.model === model).length;
    for (const { respondent, questions } of section.respondents) {
      expect(asked(respondent.replace('simulated/', '').replace(/ .*/, ''))).toBe(questions);
    }
    const methods = new Set(
      summary.rates.rows.flatMap(({ estimates, utilities, breakEven }) =>
        [...Object.values(estimates), ...utilities.map(({ estimate }) => estimate), breakEven].map(
          ({ method }) => method,
        ),
      ),
    );
    expect([...methods]).toEqual(['betting-sequence']);
    expect(frontierChart(summary.frontier!, lookOf(summary))!.title).toBe(summary.decision.headline);
    expect(JSON.stringify(summary)).not.toMatch(/wilson|tango|"paired-t"|bootstrap|fieller|cluster-t/);
    const pairs = summary.comparisons!.pairs;
    expect(pairs.flatMap(({ differences }) => differences.map(({ p }) => p)).every((p) => p === null)).toBe(
      true,
    );

    const look = lookOf(summary);
    const choices = choiceLines(pageData(summary, look, { charts: [], drawn: new Map(), source: '' }));
    expect(choices.map(([penalty, , , sure]) => [penalty, sure])).toEqual(
      summary.penalties.map((penalty) => [
        String(penalty),
        penalty === 1
          ? 'settled: holds however often it was looked at'
          : 'ahead by the rates alone: not what the run was to settle',
      ]),
    );
    const figures = await withStore(place.path('best.db'), (store) =>
      runFigures(store, runId, () => new Date()),
    );
    expect(figures).toMatchObject({ standing: 'settled', replies: section.asked });

    const shown = await closedbook(['runs', 'show', runId, '--store', place.path('best.db')]);
    expect(shown.out).toContain('until     best@1 at 0.95: tawny is best at L = 1');
    expect(shown.out).toContain('          tawny − magpie: utility@1');
    expect(shown.out).toContain('cost      free (simulated models)\n');
    expect(shown.out).toContain(`${section.asked} in the open pass until it was settled, 480 would have`);
    const again = await closedbook(
      ['resume', runId, '--json', '--quiet', '--store', place.path('best.db'), '--out', place.folder],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    expect(parsed(again.out).summary.sequential).toEqual(section);
  });

  test('killed half-way and resumed it decides as an unbroken run does', async () => {
    const goal = [...models, '--until', 'order@1', '--sample', '80'];
    const whole = parsed((await run('whole.db', ...goal)).out);
    const before = simulator.ledger().at(-1)?.sequence ?? 0;
    const child = spawn(process.execPath, [MAIN, ...wordsOf('cut.db', goal)], {
      env: { ...process.env, CLOSEDBOOK_SIMULATED_URL: simulator.url },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (simulator.ledger({ after: before, purpose: 'ask' }).length < 90 && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    child.kill('SIGKILL');
    await ended;
    const [cut] = JSON.parse((await closedbook(['runs', '--json', '--store', place.path('cut.db')])).out);
    expect(cut.status).toBe('interrupted');
    const resumed = await closedbook(
      ['resume', cut.id, '--json', '--quiet', '--store', place.path('cut.db'), '--out', place.folder],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    const { run: _one, ...first } = whole.summary.sequential!;
    const { run: _other, ...second } = parsed(resumed.out).summary.sequential!;
    expect(second).toEqual(first);
  });

  test('of these questions alone the best of two that are close is found, and the headline says what it is about', async () => {
    const close = ['-m', 'simulated/stilt', '-m', 'simulated/magpie', '--sample', '60'];
    const { summary } = parsed((await run('these.db', ...close, '--until', 'best@1', '--until-these')).out);
    const section = summary.sequential!;
    expect(section).toMatchObject({ state: 'settled', goal: 'best@1 on these questions' });
    expect(summary.decision.headline).toMatch(
      /^\w+ is best at L = 1 on these 60 questions: settled after \d+ of 60 questions\.$/,
    );
    expect(section.comparisons[0]!.estimate.method).toBe('betting-sequence-without-replacement');
    expect(summary.decision.sentences.join(' ')).toContain('who would be ahead after asking them all');
  });

  test('a drop against an earlier run is excluded, question by question', async () => {
    const before = parsed((await run('drop.db', '-m', 'simulated/heron', '--sample', '100')).out);
    const goal = ['--until', 'regression=0.35', '--baseline', before.runId];
    const { summary } = parsed(
      (await run('drop.db', '-m', 'simulated/heron', '--sample', '100', ...goal)).out,
    );
    expect(summary.sequential).toMatchObject({
      state: 'settled',
      comparisons: [{ b: null, shown: 'above' }],
    });
    expect(summary.decision.headline).toContain('is excluded for heron');
    const pooled = await closedbook([
      'analyze',
      before.runId,
      summary.sequential!.run,
      '--json',
      '--store',
      place.path('drop.db'),
    ]);
    expect(pooled.code).toBe(2);
    expect(pooled.err).toContain('could stop early and cannot be pooled');
  });

  test.each([
    [['--until', 'bets@1'], 'expected best@L'],
    [['--until', 'width'], 'expected best@L'],
    [['--until', 'regression=0.03'], '--baseline RUN'],
    [['--until', 'best@1', '--forced'], '--until or --forced'],
    [['--until-level', '0.9'], 'expected --until beside'],
    [['--until', 'width=0.02', '--until-these'], 'goes with best@L and order@L'],
    [['--until', 'regression=0.03', '--baseline', 'nowhere'], 'nowhere'],
  ])('%j is refused before anything is asked', async (options, message) => {
    const ran = await run('refused.db', ...models, ...options);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    const listed = await closedbook(['runs', '--json', '--store', place.path('refused.db')]);
    expect(JSON.parse(listed.out)).toEqual([]);
  });

  test('the best of one is no question', async () => {
    const ran = await run('one.db', '-m', 'simulated/heron', '--until', 'best@1');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('needs two respondents or more, got 1');
  });
});
