/**
 * What is told of splitting answers into claims: which other words of grading do not go with it, and what came of it. Apart from
 * the splitting itself, which opens the store and models: most commands that grade need neither.
 */
import { CLAIM_RESULTS } from '../../core/claim.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ClaimCounts, GradeOptions } from './grade-result.ts';

/** Splitting follows person-strict and is asked live, so other words of grading do not go with it. */
export function refuseBesideClaims(options: GradeOptions): void {
  const { rulesOnly, judges, judgeAgain, rubric, batch } = options;
  if (rulesOnly || judges.length > 0 || judgeAgain !== undefined || rubric !== undefined) {
    throw new ClosedbookError('usage', '--claims splits long answers and grades nothing else', {
      hint: 'Grade first, then with --claims MODEL; long answers are always graded under person-strict.',
    });
  }
  if (batch) throw new ClosedbookError('usage', '--claims splits live: batches are of replies and verdicts');
}

/** The counts for a terminal. */
export function claimCountsText({ grader, answers, unread, results }: ClaimCounts): string[] {
  const sum = Object.values(results).reduce((total, count) => total + count, 0);
  const parts = CLAIM_RESULTS.filter((result) => results[result] > 0).map(
    (result) => `${results[result]} ${result.replaceAll('-', ' ')}`,
  );
  return [
    `  ${grader}: ${counted(sum, 'claim')} in ${answers} long answers${unread === 0 ? '' : `, ${unread} not read`}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`,
  ];
}
