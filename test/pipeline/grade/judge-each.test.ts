import { expect, test } from 'vitest';
import { openBudget } from '../../../src/core/budget.ts';
import type { Grader } from '../../../src/core/grader.ts';
import type { ReplyToGrade } from '../../../src/core/store/stored-grades.ts';
import { judgeEach } from '../../../src/pipeline/grade/judge-each.ts';
import type { RunContext } from '../../../src/pipeline/run-context.ts';

/** Ten verdicts of a real cost of 1 cent, each expected to cost 4, and 10 cents to spend. */
function judging(maxUsd: number, statesCost = false) {
  const budget = openBudget({ maxUsd });
  const never = new AbortController().signal;
  const context = {
    spec: { judges: ['a'], rubric: 'verified' },
    models: {
      costUsd: () => (statesCost ? null : 0.04),
      habits: () => ({ tokenizer: null, effort: null }),
      describe: () => ({ statesCost }),
    },
    budget,
    concurrency: 5,
    workspace: { stop: never, abandon: never, progress: () => {}, warn: () => {} },
  } as unknown as RunContext;
  const grader = {
    ref: { kind: 'judge' },
    grade: async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return {
        judgement: { status: 'graded', outcome: 'correct', evidence: {} },
        call: { costUsd: 0.01 },
      };
    },
  } as unknown as Grader;
  const reply = {
    reply: { id: 'r', text: 'Ulm' },
    question: { text: 'Where?', kind: 'answerable', reference: { form: 'text', text: 'Ulm', aliases: [] } },
    grades: [],
  } as unknown as ReplyToGrade;
  async function* pages(): AsyncGenerator<ReplyToGrade[]> {
    yield Array.from({ length: 10 }, () => reply);
  }
  return { budget, context, grader, pages: pages() };
}

test('money reserved for verdicts under way is waited for, not taken for spent', async () => {
  const { budget, context, grader, pages } = judging(0.14);
  let saved = 0;
  const stoppedBy = await judgeEach(context, grader, {
    pages,
    save: async () => {
      saved += 1;
    },
  });
  expect({ stoppedBy, saved }).toEqual({ stoppedBy: null, saved: 10 });
  expect(budget.spentUsd).toBeCloseTo(0.1, 12);
});

test('judges whose servers state the cost pass the limit by one verdict at most', async () => {
  const { budget, context, grader, pages } = judging(0.055, true);
  const stoppedBy = await judgeEach(context, grader, { pages, save: async () => {} });
  expect(stoppedBy).toBe('budget-reached');
  expect(budget.spentUsd).toBeCloseTo(0.05, 12);
});

test('money that is spent ends the judging', async () => {
  const { budget, context, grader, pages } = judging(0.05);
  const stoppedBy = await judgeEach(context, grader, { pages, save: async () => {} });
  expect(stoppedBy).toBe('budget-reached');
  expect(budget.spentUsd).toBeLessThanOrEqual(0.05);
});
