/**
 * The ledger tells the truth: rates in it agree with the parameters within binomial error, the words agree with the
 * outcome, and nothing depends on the order in which requests come.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOfCode } from '../../src/core/outcome-table.ts';
import { type Policy, parsePolicy, policyName } from '../../src/core/policy.ts';
import { askMessages } from '../../src/prompts/policies.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { postJson } from './post-json.ts';

const questions = demoQuestions(11, 300);
const models = DEFAULT_MODELS.filter(({ name }) => ['owl', 'heron', 'magpie'].includes(name));
const policies = ['plain', 'eager', 'conservative', 'penalty:3'].map((name) => parsePolicy(name));

async function ask(
  simulator: Simulator,
  model: string,
  text: string,
  { policy, pass = 'open', nonce }: { policy: Policy; pass?: 'open' | 'forced'; nonce?: string },
): Promise<void> {
  const body = { model, messages: askMessages(text, policy, pass) };
  const headers = nonce === undefined ? undefined : { 'x-closedbook-nonce': nonce };
  await postJson(`${simulator.url}/v1/chat/completions`, body, headers);
}

describe('a run over HTTP', () => {
  let simulator: Simulator;
  let entries: LedgerEntry[];

  beforeAll(async () => {
    simulator = await startSimulator({ questions, models, seed: 4 });
    for (const { name } of models) {
      for (const policy of policies) {
        await Promise.all(questions.map(({ text }) => ask(simulator, name, text, { policy })));
      }
      const policy = parsePolicy('plain');
      await Promise.all(questions.map(({ text }) => ask(simulator, name, text, { policy, pass: 'forced' })));
    }
    entries = simulator.ledger();
  });
  afterAll(() => simulator.close());

  it('has one entry a request, delivered, with model, question, policy and pass', () => {
    expect(entries).toHaveLength(models.length * (policies.length + 1) * questions.length);
    expect(entries.every(({ delivered, questionId }) => delivered && questionId !== null)).toBe(true);
    expect(new Set(entries.map(({ policy }) => policy))).toEqual(
      new Set([...policies.map(policyName), 'forced']),
    );
  });

  it('shows the rates that the truth of this seed expects, within binomial error', () => {
    const { rates } = simulator.truth({ policies: policies.map(policyName) });
    for (const { model, policy, questions: group, n, conditional } of rates) {
      const rows = entries.filter(
        (entry) =>
          entry.model === model &&
          entry.policy === policy &&
          questions.find(({ id }) => id === entry.questionId)?.kind ===
            (group === 'answerable' ? 'answerable' : 'nonexistent'),
      );
      expect(rows).toHaveLength(n);
      for (const outcome of ['correct', 'incorrect', 'refused'] as const) {
        const expected = conditional?.[outcome] ?? 0;
        const seen = rows.filter((row) => row.outcome === outcome).length / n;
        const spread = Math.sqrt((expected * (1 - expected)) / n);
        expect(Math.abs(seen - expected), `${model} ${policy} ${outcome}`).toBeLessThan(4 * spread + 1.5 / n);
      }
    }
  });

  it('agrees reply by reply with the outcomes that are generated without HTTP', () => {
    const table = simulateOutcomes({ questions, models, policies, seed: 4 });
    const byRespondent = new Map(
      entries
        .filter(({ pass }) => pass === 'open')
        .map((entry) => [`${entry.model} ${entry.policy} ${entry.questionId}`, entry]),
    );
    for (let row = 0; row < table.rows; row += 1) {
      const { model, policy } = table.respondents[table.respondent[row]!]!;
      const name = `${model.replace('simulated/', '')} ${policyName(policy ?? policies[0]!)}`;
      const entry = byRespondent.get(`${name} ${table.questions[table.question[row]!]!.id}`);
      expect(outcomeOfCode(table.cell[row]!)).toBe(entry?.outcome);
    }
  });

  it('puts the reference into the words of every correct bare answer, and into no wrong one', () => {
    const byId = new Map(questions.map((question) => [question.id, question]));
    let right = 0;
    let wrong = 0;
    for (const { questionId, outcome, text, kind } of entries) {
      const reference = byId.get(questionId ?? '')?.reference;
      if (reference?.form !== 'person' && reference?.form !== 'place') continue;
      if (outcome === 'correct' && !/alias|surname/.test(kind ?? '')) {
        expect(text).toContain(reference.name);
        right += 1;
      } else if (outcome === 'incorrect') {
        expect(text).not.toContain(reference.name);
        wrong += 1;
      }
    }
    expect(Math.min(right, wrong)).toBeGreaterThan(50);
  });

  it('gives a misconception that families share one wrong value, whoever repeats it', () => {
    const values = new Map<string, Set<string>>();
    for (const { kind, policy, questionId, text } of entries) {
      const reference = questions.find(({ id }) => id === questionId)?.reference;
      if (!kind?.startsWith('misconception-shared/') || policy !== 'forced' || reference?.form !== 'person')
        continue;
      const names = values.get(questionId ?? '') ?? new Set();
      values.set(
        questionId ?? '',
        names.add(/\p{Lu}\p{L}+ \p{Lu}\p{L}+(?=\W*$)/u.exec(text ?? '')?.[0] ?? ''),
      );
    }
    expect(values.size).toBeGreaterThan(0);
    for (const names of values.values()) expect(names.size).toBe(1);
  });

  it('is read in pages as JSON lines', async () => {
    const first = await fetch(`${simulator.url}/ledger?limit=7`);
    const next = first.headers.get('x-next-after');
    const second = await fetch(`${simulator.url}/ledger?limit=7&after=${next}`);
    const lines = `${await first.text()}${await second.text()}`.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).sequence)).toEqual(
      entries.slice(0, 14).map(({ sequence }) => sequence),
    );
    const judged = await fetch(`${simulator.url}/ledger?purpose=judge`);
    expect(await judged.text()).toBe('');
  });
});

describe('determinism', () => {
  const replies = async (order: readonly number[], seed: number) => {
    const simulator = await startSimulator({ questions, models, seed });
    const policy = parsePolicy('plain+confidence');
    for (const index of order) await ask(simulator, 'heron', questions[index]!.text, { policy });
    const texts = new Map(simulator.ledger().map(({ questionId, text }) => [questionId, text]));
    await simulator.close();
    return texts;
  };
  const order = Array.from({ length: 60 }, (_, index) => index);

  it('gives the same replies in any order, and others for another seed', async () => {
    const forwards = await replies(order, 1);
    const backwards = await replies([...order].reverse(), 1);
    const elsewhere = await replies(order, 2);
    for (const [id, text] of forwards) expect(backwards.get(id)).toBe(text);
    expect([...forwards].some(([id, text]) => elsewhere.get(id) !== text)).toBe(true);
  });

  it('gives repeated askings the same answer, and another trial its own', async () => {
    const simulator = await startSimulator({ questions, models });
    const policy = parsePolicy('plain');
    const texts = async (nonce?: string) => {
      for (const { text } of questions.slice(0, 40)) await ask(simulator, 'magpie', text, { policy, nonce });
      return simulator
        .ledger()
        .slice(-40)
        .map(({ text }) => text);
    };
    const once = await texts();
    expect(await texts()).toEqual(once);
    expect(await texts('open 0')).toEqual(once);
    expect(await texts('open 1')).not.toEqual(once);
    await simulator.close();
  });
});
