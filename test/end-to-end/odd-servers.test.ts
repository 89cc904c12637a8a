/**
 * Whole graded runs over servers as they really are, in every wire format, judge included: with all oddities on, the calm
 * ones leave each question with the outcome of the calm run, the others end as they should and touch no other question.
 * ODD_QUESTIONS=500 asks more than the few that a suite has time for, and also runs the calm ones alone.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import {
  CALM_ODDITIES,
  ODDITIES,
  ODDITY_NAMES,
  type OddityName,
  type OddityRates,
} from '../../src/simulate/oddities.ts';
import { startSimulator } from '../../src/simulate/start-simulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const COUNT = Number(process.env.ODD_QUESTIONS ?? 40);
const LIMIT_MS = 60_000 + COUNT * 2_000;
const questions = demoQuestions(11, COUNT);
const WIRES = {
  chat: ['openai-chat/heron', 'OPENAI_BASE_URL', '/v1'],
  responses: ['openai/heron', 'OPENAI_BASE_URL', '/v1'],
  messages: ['anthropic/heron', 'ANTHROPIC_BASE_URL', ''],
  gemini: ['gemini/heron', 'GEMINI_BASE_URL', '/v1beta'],
} as const;
/** Kinds that meet a limit slow a run down, as they should; a small share of them shows as much. */
const SLOW = 0.2;

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place[Symbol.asyncDispose]());

function shares(names: readonly OddityName[]): OddityRates {
  const weights = names.map((name) => ({ name, weight: /quota|-with-200/.test(name) ? SLOW : 1 }));
  const sum = weights.reduce((all, { weight }) => all + weight, 0);
  return Object.fromEntries(weights.map(({ name, weight }) => [name, weight / sum]));
}

interface Ended {
  readonly status: string;
  readonly outcome: string | null;
  readonly closedBook: string;
  readonly text: string | null;
  readonly oddity: OddityName | null;
}

async function endings(wire: keyof typeof WIRES, oddities: OddityRates) {
  const simulator = await startSimulator({ questions, seed: 11, oddities });
  const [model, variable, path] = WIRES[wire];
  const folder = `${wire}-${Object.keys(oddities).length}`;
  try {
    const ran = await closedbook(
      [
        ...['run', '-d', await place.questions('invented.jsonl', questions), '-m', model],
        ...['--judge', 'simulated/assayer', '--json', '--quiet'],
        ...['--store', place.path(`${folder}.db`), '--out', place.path(folder)],
      ],
      {
        CLOSEDBOOK_SIMULATED_URL: simulator.url,
        [variable]: `${simulator.url}${path}`,
        OPENAI_API_KEY: 'sk-odd-0123456789',
        ANTHROPIC_API_KEY: 'sk-odd-0123456789',
        GEMINI_API_KEY: 'sk-odd-0123456789',
      },
    );
    const { summary } = JSON.parse(ran.out);
    const sent = new Map(
      simulator.ledger({ purpose: 'ask' }).map((entry) => [entry.questionId, entry.oddity]),
    );
    const store = await openStore(place.path(`${folder}.db`), { readonly: true });
    const ended = new Map<string, Ended>();
    for await (const { question, reply, outcome } of store.answers({})) {
      const { status, closedBook, text } = reply;
      ended.set(question.id, {
        status,
        outcome,
        closedBook,
        text: text ?? null,
        oddity: sent.get(question.id) ?? null,
      });
    }
    await store.close();
    expect(simulator.ledger().every(({ format, purpose }) => purpose === 'judge' || format === wire)).toBe(
      true,
    );
    return { code: ran.code, ended, tally: summary.rates.rows[0].tally };
  } finally {
    await simulator.close();
  }
}

const said = ({ status, outcome, closedBook, text }: Ended) => ({ status, outcome, closedBook, text });

describe.each(Object.keys(WIRES) as (keyof typeof WIRES)[])('a graded run over %s', (wire) => {
  test('ends question by question as the calm one', { timeout: LIMIT_MS }, async () => {
    const calm = await endings(wire, {});
    expect(calm.ended.size).toBe(COUNT);
    for (const names of COUNT < 100 ? [ODDITY_NAMES] : [CALM_ODDITIES, ODDITY_NAMES]) {
      const odd = await endings(wire, shares(names));
      expect(new Set([...odd.ended.values()].map(({ oddity }) => oddity)).size).toBeGreaterThan(8);
      for (const [id, ended] of odd.ended) {
        const means = ended.oddity === null ? 'calm' : ODDITIES[ended.oddity].means;
        const { oddity, status, outcome, closedBook } = ended;
        if (means === 'calm') {
          expect({ id, oddity, ...said(ended) }).toEqual({ id, oddity, ...said(calm.ended.get(id)!) });
        } else if (means === 'looked-up' || means === 'other-model') {
          const sign = means === 'looked-up' ? 'violated' : means;
          expect({ oddity, closedBook }).toEqual({ oddity, closedBook: sign });
        } else {
          const ends = means === 'truncated' ? 'failed' : means;
          expect({ oddity, status }).toEqual({ oddity, status: ends });
          if (ends === 'failed') expect({ oddity, outcome }).toEqual({ oddity, outcome: null });
        }
      }
      if (names !== CALM_ODDITIES) continue;
      expect(odd.tally).toEqual(calm.tally);
      expect(odd.code).toBe(calm.code);
    }
  });
});
