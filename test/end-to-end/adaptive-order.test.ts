/** A run whose questions are drawn by an earlier run, over HTTP: who is asked what, what is told, and where it is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Summary, summarySchema } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const NEW = ['-m', 'simulated/tawny', '-m', 'simulated/magpie'];

describe('an adaptive order', () => {
  let place: Scratch;
  let simulator: Simulator;
  let dataset: string;
  let earlier: string;

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(5, 200, { nonexistent: 0.05 });
    dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 5 });
    const before = await run('-m', 'simulated/stilt', '-m', 'simulated/owlet', '-m', 'simulated/heron');
    earlier = JSON.parse(before.out).runId;
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const at = (...words: string[]) =>
    closedbook([...words, '--store', place.path('s.db')], { CLOSEDBOOK_SIMULATED_URL: simulator.url });
  const run = (...options: string[]) =>
    at('run', '-d', dataset, '--json', '--quiet', '--out', place.folder, ...options);
  const adaptive = (...options: string[]) =>
    run(...NEW, '--sample', '60', '--order', 'adaptive', '--from', earlier, ...options);

  test('asks as many as were planned, weights them, says so, and pools with nothing', async () => {
    const ran = await adaptive();
    expect(ran.err).toBe('');
    const { summary, runId } = JSON.parse(ran.out) as { summary: Summary; runId: string };
    const { drawing, rates, comparisons, decision, provenance } = summarySchema.parse(summary);
    expect(drawing).toMatchObject({ kind: 'adaptive', penalty: 1, from: [earlier], population: 200 });
    expect(drawing!.inclusion.least).toBeGreaterThanOrEqual((0.25 * 60) / 200);
    expect(drawing!.inclusion.least).toBeLessThan(drawing!.inclusion.greatest);
    const methods = new Set(
      rates.rows.flatMap(({ estimates, utilities }) =>
        [...Object.values(estimates), ...utilities.map(({ estimate }) => estimate)].map(
          ({ method }) => method.split('-')[0],
        ),
      ),
    );
    expect([...methods]).toEqual(['weighted']);
    expect(comparisons!.pairs[0]!.differences.map(({ test }) => test)).toContain('weighted-cluster-t');
    expect(decision.sentences.join(' ')).toContain('60 of 200 questions were drawn before the first answer');
    expect(provenance.leftOut.join(' ')).toContain(
      'the questions that were drawn are not like those of the set',
    );

    const shown = JSON.parse((await at('runs', 'show', runId, '--json')).out);
    const { inclusion } = shown.run.manifest.drawing;
    expect(Object.keys(inclusion)).toHaveLength(60);
    const asked = simulator.ledger({ purpose: 'ask' }).filter(({ model }) => model === 'tawny');
    expect(asked).toHaveLength(60);

    const pooled = await at('analyze', earlier, runId);
    expect(pooled.code).toBe(2);
    expect(pooled.err).toContain('drawn with unlike chances (--order adaptive), and it cannot be pooled');
    for (const words of [
      ['trend', earlier, runId],
      ['plan', runId],
      ['run', '-d', dataset, ...NEW, '--until', 'regression=0.03', '--baseline', runId],
    ]) {
      const refused = await at(...words);
      expect(refused.code, words[0]).toBe(2);
      expect(refused.err).toContain('drawn with unlike chances');
    }
    const planned = JSON.parse((await adaptive('--dry-run')).out);
    expect(planned).toMatchObject({ questions: 60, calls: 120 });
  });

  test.each([
    [['--order', 'adaptive'], 'needs earlier runs'],
    [['--from', 'RUN'], 'expected --order adaptive beside --from'],
    [['--order', 'clever', '--from', 'RUN'], 'adaptive or adaptive@L, got "clever"'],
    [['--order', 'adaptive', '--from', 'RUN'], 'needs --sample N'],
    [['--order', 'adaptive', '--from', 'RUN', '--sample', '9', '--forced'], 'has no forced pass'],
    [
      ['--order', 'adaptive', '--from', 'RUN', '--sample', '9', '--until', 'best'],
      '--until needs equal ones',
    ],
    [['--order', 'adaptive', '--from', 'RUN', '--sample', '9'], 'has no run "RUN"'],
  ])('%j is refused before anything is asked', async (options, message) => {
    const before = simulator.ledger().length;
    const ran = await run(...NEW, ...options);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(simulator.ledger()).toHaveLength(before);
  });
});
