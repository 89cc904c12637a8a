/**
 * Questions whose outcome changed at some run and stayed changed, with control of the false ones among them: of a
 * thousand questions asked twelve times, some show such a step by chance alone. Only those are tested that could show one
 * at all, given how often each outcome occurred: which those are says nothing of the order, and the others would only
 * raise the number that is paid for.
 */
import { OUTCOMES } from '../../../core/outcome.ts';
import type { DriftedQuestion } from '../../../core/trend.ts';
import { logFactorial } from '../../../stats/numeric/log-factorial.ts';
import { adjustPValues } from '../../../stats/pair/adjust-p-values.ts';
import { stepChangeTest } from '../../../stats/series/step-change-test.ts';
import type { Grid } from '../grid.ts';
import { outcomesAt, type ReferenceQuestions } from './run-grid.ts';

/** Share of the listed questions that are listed wrongly, on average, at most. */
const FALSE_DISCOVERIES = 0.1;

export interface DriftedOptions {
  readonly reference: ReferenceQuestions;
  readonly seed: number;
}

/** Surest first. */
export function driftedQuestions(
  grid: Grid,
  { reference, seed }: DriftedOptions,
): { questions: DriftedQuestion[]; tested: number; falseDiscoveries: number } {
  const tests = reference.questions.map((question, column) => {
    const runs = Array.from({ length: grid.respondents }, (_, run) => outcomesAt(grid, run, column));
    return { question, runs, test: couldShow(runs) ? stepChangeTest(runs, { seed }) : null };
  });
  const adjusted = adjustPValues(
    tests.map(({ test }) => test?.pValue ?? null),
    { method: 'BH' },
  );
  const questions = tests.flatMap(({ question, runs, test }, place): DriftedQuestion[] => {
    const q = adjusted[place];
    if (test?.at == null || q == null || q > FALSE_DISCOVERIES) return [];
    const from = commonest(runs.slice(0, test.at));
    const to = commonest(runs.slice(test.at));
    const last = commonest([runs.findLast((counts) => counts.some((count) => count > 0))!]);
    if (from === to || last !== to) return [];
    const subject = question.subject?.name ?? null;
    return [{ id: question.id, subject, from, to, at: test.at, p: test.pValue, q }];
  });
  return {
    questions: questions.sort((a, b) => a.p - b.p),
    tested: tests.filter(({ test }) => test !== null).length,
    falseDiscoveries: FALSE_DISCOVERIES,
  };
}

/** The p of the clearest step that these outcomes allow, against {@link LEAST}. */
const LEAST = 0.01;

/** Two of all orders of the commonest outcome among the others are one clear step. */
function couldShow(runs: readonly (readonly number[])[]): boolean {
  const totals = OUTCOMES.map((_, kind) => runs.reduce((sum, counts) => sum + counts[kind]!, 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  const most = Math.max(...totals);
  if (n === 0 || runs.filter((counts) => counts.some((count) => count > 0)).length < 2) return false;
  const orders = logFactorial(n) - logFactorial(most) - logFactorial(n - most);
  return Math.log(2) - orders <= Math.log(LEAST);
}

function commonest(runs: readonly (readonly number[])[]) {
  const totals = OUTCOMES.map((_, kind) => runs.reduce((sum, counts) => sum + counts[kind]!, 0));
  return OUTCOMES[totals.indexOf(Math.max(...totals))]!;
}
