/**
 * A provider at its worst, over HTTP: every asking ends as it would have without the faults. The ledger is the witness,
 * because it alone knows what was said and what was only a fault.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { AnswerView } from '../../src/core/answer-view.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { type StartSimulatorOptions, startSimulator } from '../../src/simulate/start-simulator.ts';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import { answersOf, ledgerAsking } from './answers-of.ts';
import { type Scratch, scratch } from './scratch.ts';

const MODELS = ['owl', 'rook'];

interface Ended {
  readonly ran: Captured;
  readonly answers: Map<string, AnswerView>;
  readonly asked: LedgerEntry[];
}

describe('a run against a provider that fails', () => {
  let place: Scratch;
  afterEach(() => place[Symbol.asyncDispose]());

  /** Runs both models over `count` questions against a simulator with these settings. */
  async function runAgainst(
    settings: Omit<StartSimulatorOptions, 'questions'>,
    { count, options = [] }: { readonly count: number; readonly options?: readonly string[] },
  ): Promise<Ended> {
    const questions = demoQuestions(11, count);
    const server = await startSimulator({ questions, seed: 11, ...settings });
    try {
      const folder = await scratch();
      place = folder;
      const ran = await closedbook(
        [
          'run',
          ...['-d', await folder.questions('invented.jsonl', questions), '--json', '--quiet'],
          ...MODELS.flatMap((model) => ['-m', `simulated/${model}`]),
          ...['--store', folder.path('runs.db'), '--out', folder.folder, ...options],
        ],
        { CLOSEDBOOK_SIMULATED_URL: server.url },
      );
      return {
        ran,
        answers: await answersOf(folder.path('runs.db')),
        asked: server.ledger({ purpose: 'ask' }),
      };
    } finally {
      await server.close();
    }
  }

  test('10 % 429, 5 % 500, 2 % hang, 2 % reset, 1 % malformed: complete, and nothing a fault left behind', async () => {
    const count = 50;
    const options = ['--judge', 'simulated/assayer', '--forced', '--timeout', '1'];
    const calm = await runAgainst({}, { count, options });
    await place[Symbol.asyncDispose]();
    const faults = { 'rate-limit': 0.1, 'server-error': 0.05, hang: 0.02, reset: 0.02, malformed: 0.01 };
    const rough = await runAgainst({ faults }, { count, options });

    expect(rough.ran.err).toBe('');
    expect(rough.ran.code).toBe(0);
    expect(JSON.parse(rough.ran.out).status).toBe('complete');
    for (const kind of Object.keys(faults))
      expect(rough.asked.filter(({ fault }) => fault === kind).length, kind).toBeGreaterThan(0);

    // Nothing lost: every asking has the reply that the ledger says was given whole.
    const said = new Map(
      rough.asked.filter(({ fault }) => fault === null).map((entry) => [ledgerAsking(entry), entry]),
    );
    expect(new Set(rough.answers.keys())).toEqual(new Set(said.keys()));
    expect([...rough.answers.keys()].filter((asking) => asking.endsWith('open'))).toHaveLength(
      count * MODELS.length,
    );
    for (const [asking, { reply }] of rough.answers) {
      expect(reply.status, asking).not.toBe('failed');
      if (reply.status === 'answered') expect(reply.text, asking).toBe(said.get(asking)?.text);
    }
    // Nothing became a refusal or a wrong answer: outcome by outcome as if there had been no faults.
    const outcomes = ({ answers }: Ended) =>
      Object.fromEntries([...answers].map(([asking, { outcome }]) => [asking, outcome]));
    expect(outcomes(rough)).toEqual(outcomes(calm));
    // Nothing asked in vain: one request for every asking, and one more for every fault.
    const faulty = rough.asked.filter(({ fault }) => fault !== null).length;
    expect(rough.asked.length - faulty).toBe(said.size);
  });

  test('a judge that never answers keeps no refused question from being asked by force', async () => {
    // Of invented questions rules leave few undecided; with 40 some of them are.
    const options = ['--judge', 'simulated/assayer', '--forced'];
    const { ran, answers } = await runAgainst(
      { faults: { truncated: 1 }, faultsOn: 'judge' },
      { count: 40, options },
    );
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ status: 'stopped', stoppedBy: 'judge-failed' });
    const forced = [...answers.keys()].filter((asking) => asking.endsWith('forced'));
    const refused = [...answers].filter(
      ([asking, { outcome }]) => asking.endsWith('open') && outcome === 'refused',
    );
    expect(forced.length).toBeGreaterThanOrEqual(refused.length);
    expect([...answers.values()].some(({ outcome }) => outcome === null)).toBe(true);
  });
});
