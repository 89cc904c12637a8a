/**
 * A run killed with SIGKILL ten times, wherever it happens to be, and resumed each time. The ledger says what was
 * answered, so neither a lost answer nor a question asked twice can hide; what was in flight is all that may repeat.
 *
 * CLOSEDBOOK_KILL_QUESTIONS and CLOSEDBOOK_KILL_SEED make a shorter run, or repeat one.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Summary, summarySchema } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { keyOf, uniformAt } from '../../src/simulate/keyed-random.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import buildOnce from '../build-once.ts';
import { answersOf, ledgerAsking } from './answers-of.ts';
import { type ChildEnding, startClosedbook, until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const QUESTIONS = Number(process.env['CLOSEDBOOK_KILL_QUESTIONS'] ?? 2_000);
const SEED = Number(process.env['CLOSEDBOOK_KILL_SEED'] ?? Date.now() % 1_000_000);
const KILLS = 10;
const CONCURRENCY = 50;
const LATENCY_MS = 40;

describe(`${QUESTIONS} questions, judged and forced, killed ${KILLS} times (seed ${SEED})`, () => {
  const questions = demoQuestions(3, QUESTIONS);
  let place: Scratch;
  let whole: Ended;
  let broken: Ended;
  const kills: Kill[] = [];

  beforeAll(async () => {
    buildOnce();
    place = await scratch();
    const dataset = await place.questions('invented.jsonl', questions);
    const at = (store: string) => ['--store', place.path(store), '--out', place.folder, '--json', '--quiet'];
    const runArguments = (store: string) => [
      'run',
      ...['-d', dataset, '-m', 'simulated/heron', '--judge', 'simulated/assayer', '--forced'],
      ...['--concurrency', String(CONCURRENCY), ...at(store)],
    ];

    whole = await withSimulator(async (simulator) => {
      const { ended } = startClosedbook(runArguments('whole.db'), environment(simulator));
      return ended;
    });
    broken = await withSimulator(async (simulator) => {
      let args = runArguments('killed.db');
      for (const [index, requests] of requestsBeforeKill(whole.ledger.length).entries()) {
        const before = simulator.ledger().length;
        const { child, ended } = startClosedbook(args, environment(simulator));
        await until(() => simulator.ledger().length >= before + requests || child.exitCode !== null, 600_000);
        // Anywhere between two requests too: while grading by rules, while committing.
        await new Promise((resolve) => setTimeout(resolve, 150 * random(KILLS + index)));
        child.kill('SIGKILL');
        await ended;
        const kept = await answersOf(place.path('killed.db'));
        kills.push({ ledger: simulator.ledger(), kept: new Set(kept.keys()), signal: child.signalCode });
        const [view] = kept.values();
        args = ['resume', view!.reply.runId, '--concurrency', String(CONCURRENCY), ...at('killed.db')];
      }
      return startClosedbook(args, environment(simulator)).ended;
    });
    console.log(
      JSON.stringify({
        seed: SEED,
        requests: { whole: whole.ledger.length, broken: broken.ledger.length },
        askedTwice: repeated(broken, 'ask').length,
        judgedTwice: repeated(broken, 'judge').length,
        kills: kills.map(({ ledger, kept }) => ({ requests: ledger.length, kept: kept.size })),
      }),
    );
  }, 1_800_000);
  afterAll(() => place[Symbol.asyncDispose]());

  test('every kill met the run at work, and it ended complete', () => {
    expect(kills.map(({ signal }) => signal)).toEqual(kills.map(() => 'SIGKILL'));
    for (const { ending } of [whole, broken]) {
      expect(ending.err).toBe('');
      expect(ending.code).toBe(0);
      expect(JSON.parse(ending.out).status).toBe('complete');
    }
  });

  test('no answer is lost but what was in flight', () => {
    for (const [index, { ledger, kept }] of kills.entries()) {
      const given = ledger
        .slice(kills[index - 1]?.ledger.length ?? 0)
        .filter(({ purpose, delivered }) => purpose === 'ask' && delivered)
        .map(ledgerAsking);
      expect(given.filter((asking) => !kept.has(asking)).length).toBeLessThanOrEqual(CONCURRENCY);
    }
    for (const [index, { kept }] of kills.slice(1).entries())
      for (const asking of kills[index]!.kept) expect(kept.has(asking), asking).toBe(true);
  });

  test('nothing is asked twice but what was in flight', () => {
    for (const [index, { ledger, kept }] of kills.entries()) {
      const since = broken.ledger.slice(ledger.length).filter(({ purpose }) => purpose === 'ask');
      expect(
        since.map(ledgerAsking).filter((asking) => kept.has(asking)),
        `kill ${index}`,
      ).toEqual([]);
    }
    expect(repeated(whole, 'ask')).toEqual([]);
    expect(repeated(broken, 'ask').length).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect(repeated(broken, 'judge').length).toBeLessThanOrEqual(
      repeated(whole, 'judge').length + KILLS * CONCURRENCY,
    );
  });

  test('the summary is an unbroken run’s, over all the questions', () => {
    const summary = comparable(broken);
    expect(summary).toEqual(comparable(whole));
    const { correct, incorrect, refused, ungraded } = summary.rates!.rows[0]!.tally;
    expect(correct + incorrect + refused + ungraded).toBe(
      questions.filter(({ kind }) => kind === 'answerable').length,
    );
  });

  async function withSimulator(work: (simulator: Simulator) => Promise<ChildEnding>): Promise<Ended> {
    const simulator = await startSimulator({ questions, seed: 3, latencyMs: LATENCY_MS });
    try {
      return { ending: await work(simulator), ledger: simulator.ledger() };
    } finally {
      await simulator.close();
    }
  }
});

interface Ended {
  readonly ending: ChildEnding;
  readonly ledger: LedgerEntry[];
}

interface Kill {
  readonly ledger: LedgerEntry[];
  /** Askings with a reply in the store. */
  readonly kept: ReadonlySet<string>;
  readonly signal: NodeJS.Signals | null;
}

/** How many requests each process gets to send: the run cut at ten uniform moments, the rest left to the last resume. */
function requestsBeforeKill(requests: number): number[] {
  const cuts = Array.from({ length: KILLS }, (_, index) => random(index)).sort((a, b) => a - b);
  // What is in flight is sent twice and the pause goes on sending, so that not all of the run can be shared out.
  return cuts.map((cut, index) => Math.ceil(0.75 * requests * (cut - (cuts[index - 1] ?? 0))));
}

function random(index: number): number {
  return uniformAt(keyOf(SEED, index), 0);
}

function environment(simulator: Simulator): Record<string, string> {
  return { CLOSEDBOOK_SIMULATED_URL: simulator.url };
}

/** Requests whose content had been sent before. */
function repeated({ ledger }: Ended, purpose: LedgerEntry['purpose']): LedgerEntry[] {
  return ledger.filter((entry) => entry.purpose === purpose && entry.attempt > 0);
}

/** The summary without what a clock or a random id decides. */
function comparable({ ending }: Ended): Partial<Summary> {
  const { provenance: _, cost: __, ...summary } = summarySchema.parse(JSON.parse(ending.out).summary);
  return summary;
}
