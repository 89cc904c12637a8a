/** The whole pipeline over HTTP, held against what the simulator says is true. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerView } from '../../src/core/answer-view.ts';
import { OUTCOMES } from '../../src/core/outcome.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { summarySchema } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const MODELS = ['owl', 'heron', 'rook', 'magpie'];

describe('a run over HTTP with simulated models', () => {
  let place: Scratch;
  let simulator: Simulator;
  let summary: Summary;
  let answers: AnswerView[];
  let ending: { runId: string; status: string; files: string[] };

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(7, 120);
    simulator = await startSimulator({ questions, seed: 7 });
    const ran = await closedbook(
      [
        'run',
        ...['-d', await place.questions('invented.jsonl', questions)],
        ...MODELS.flatMap((model) => ['-m', `simulated/${model}`]),
        ...['--judge', 'simulated/assayer', '--forced', '--confidence', '--json', '--quiet'],
        ...['--store', place.path('runs.db'), '--out', place.folder],
      ],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    expect(ran.err).toBe('');
    expect(ran.code).toBe(0);
    const parsed = JSON.parse(ran.out);
    ending = parsed;
    summary = summarySchema.parse(parsed.summary);
    const store = await openStore(place.path('runs.db'), { readonly: true });
    answers = await store.page({}, { offset: 0, limit: 10_000 });
    await store.close();
  });

  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  test('asks every question of every model, and nothing twice', () => {
    expect(ending.status).toBe('complete');
    const open = answers.filter((answer) => answer.reply.pass === 'open');
    expect(open).toHaveLength(120 * MODELS.length);
    const asked = simulator.ledger({ purpose: 'ask' });
    expect(asked).toHaveLength(answers.length);
  });

  test('the outcomes agree with the ledger as far as the judge’s known error allows', () => {
    const truth = new Map(
      simulator
        .ledger({ purpose: 'ask' })
        .map((entry) => [`${entry.model} ${entry.questionId} ${entry.pass}`, entry.outcome]),
    );
    let agree = 0;
    let compared = 0;
    for (const { question, respondent, reply, outcome } of answers) {
      if (outcome === null || reply.status !== 'answered' || question.kind !== 'answerable') continue;
      compared += 1;
      const model = respondent.model.replace('simulated/', '');
      if (truth.get(`${model} ${question.id} ${reply.pass}`) === outcome) agree += 1;
    }
    expect(compared).toBeGreaterThan(400);
    expect(agree / compared).toBeGreaterThan(0.97);
  });

  test('the summary is simulated, and says so in its title', () => {
    expect(summary.simulated).toBe(true);
    expect(summary.respondents).toHaveLength(MODELS.length);
  });

  test('every rate is its numerator over its denominator and lies in its interval', () => {
    for (const row of summary.rates.rows) {
      const { correct, incorrect, refused } = row.tally;
      expect(OUTCOMES.map((outcome) => row.tally[outcome])).toEqual([correct, incorrect, refused]);
      for (const metric of ['correct/asked', 'incorrect/asked', 'refused/asked']) {
        const estimate = row.estimates[metric]!;
        expect(estimate.denominator).toBe(correct + incorrect + refused);
        expect(estimate.value).toBeCloseTo((estimate.numerator ?? 0) / (estimate.denominator ?? 1), 12);
        expect(estimate.low).toBeLessThanOrEqual(estimate.value ?? 0);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.value ?? 0);
      }
    }
  });

  test('the report lies where it is said to lie', async () => {
    const { readFile } = await import('node:fs/promises');
    const html = ending.files.find((file) => file.endsWith('.html'));
    expect(html).toBeDefined();
    expect((await readFile(html ?? '', 'utf8')).toLowerCase()).toContain('simulated');
  });

  test('the run can be reported again from the store alone', async () => {
    const again = await closedbook([
      'analyze',
      ending.runId,
      '--store',
      place.path('runs.db'),
      '--json',
      '--quiet',
    ]);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out).rates).toEqual(JSON.parse(JSON.stringify(summary.rates)));
  });
});
