/**
 * Whether what stands in a run follows one rubric, and in words where it does not. Other tools' verdicts and graders of
 * one's own follow their own rules under any rubric, a person's word is above them all, and long answers split into claims
 * follow person-strict by design: they make no mixture.
 */

import { CLAIMS_GRADER } from '../../core/claim.ts';
import { grouped } from '../../core/counted.ts';
import type { StandingRubric } from '../../core/store/stored-grades.ts';

/** Standing grades that follow a rubric of ours. */
export function ruledGrades(standing: readonly StandingRubric[]): readonly StandingRubric[] {
  return standing.filter(
    ({ kind, id }) =>
      !id.startsWith(CLAIMS_GRADER) &&
      (kind === 'panel' || kind === 'judge' || (kind === 'rules' && id === 'rules')),
  );
}

/** One sentence with both rubrics and their counts; none where all follow one. */
export function mixedRubricsWarning(standing: readonly StandingRubric[]): string[] {
  const replies = new Map<string, number>();
  for (const one of ruledGrades(standing)) {
    replies.set(one.rubric, (replies.get(one.rubric) ?? 0) + one.replies);
  }
  if (replies.size < 2) return claimByClaim(standing, replies);
  const rubrics = [...replies].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const parts = rubrics.map(([rubric, count]) => `${rubric} (${inWords(count)})`);
  return [
    `The rates mix rubrics: replies are graded under ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}. To grade all under one: closedbook grade RUN --rubric ${rubrics[0]![0].replace(/@.*/, '')} --judge MODEL.`,
  ];
}

/** That long answers among others follow a stricter rule than these. */
function claimByClaim(standing: readonly StandingRubric[], others: ReadonlyMap<string, number>): string[] {
  const split = standing
    .filter(({ id }) => id.startsWith(CLAIMS_GRADER))
    .reduce((sum, { replies }) => sum + replies, 0);
  const [rubric, count] = [...others][0] ?? [];
  if (split === 0 || rubric === undefined || rubric.startsWith('person-strict')) return [];
  return [
    `${inWords(split)} to questions with several facts ${split === 1 ? 'follows' : 'follow'} person-strict, claim by claim, the other ${inWords(count ?? 0)} ${rubric.replace(/@.*/, '')}: rates of each by itself with --by property.`,
  ];
}

export interface KeptGradesOptions {
  /** The rubric asked for. */
  readonly rubric: string;
  /** Whether a judge was named. */
  readonly judged: boolean;
}

/** What a grading left under another rubric than the one asked for, a sentence each. */
export function keptGradesText(
  standing: readonly StandingRubric[],
  { rubric, judged }: KeptGradesOptions,
): string[] {
  return ruledGrades(standing)
    .filter((one) => one.rubric !== rubric)
    .map(({ kind, rubric: other, replies }) => {
      const keep = replies === 1 ? '1 reply keeps' : `${inWords(replies)} keep`;
      const name = other.replace(/@.*/, '');
      if (kind === 'rules') return `${keep} the rules’ grade under rubric ${name}`;
      const kept = `${keep} a ${kind}’s grade under rubric ${name}`;
      const asked = rubric.replace(/@.*/, '');
      if (!judged) return `${kept}; add --judge to judge them under ${asked}`;
      return kind === 'panel'
        ? `${kept}; only a panel (--judge several times) decides over a panel`
        : `${kept}; the judge gave no outcome for them under ${asked}`;
    });
}

function inWords(replies: number): string {
  return `${grouped(replies)} ${replies === 1 ? 'reply' : 'replies'}`;
}
