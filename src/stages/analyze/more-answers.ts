/**
 * How many more answers people must grade until the corrected rates are so sure: the counts so far are stretched as if the
 * next answers were like those, and the interval is made of them by the same method as the report's.
 */
import { doubleSampling } from '../../stats/agreement/double-sampling.ts';
import type { AuditCounts } from './corrected-rates.ts';

export interface MoreAnswers {
  /** Half the width of the widest 95 % interval of a corrected rate; null where one has none yet, and then `why` says why. */
  readonly half: number | null;
  readonly why: string | null;
  /** What could be reached next, half a width; null where no number of grades reaches the next step. */
  readonly next: number | null;
  /** Answers of all respondents together that it takes. */
  readonly answers: number | null;
}

/** Half widths that people speak of. */
const STEPS = [0.2, 0.15, 0.1, 0.075, 0.05, 0.04, 0.03, 0.02, 0.015, 0.01];
/** A step nearer than this share of the present width would be reached by the very next answers. */
const WORTH_NAMING = 0.9;

/** @returns The next step below the present width. Respondents of whom nobody graded anything are left out. */
export function moreAnswers(counts: AuditCounts, level = 0.95): MoreAnswers {
  const audited = counts.judged.flatMap((judged, index) => {
    const audit = counts.audit[index]!;
    return audit.flat().some((count) => count > 0) ? [{ audit, judged }] : [];
  });
  if (audited.length === 0) return { half: null, why: 'not-audited', next: null, answers: null };
  const now = widest(audited, 1, level);
  if (now.half === null) return { half: null, why: now.why, next: null, answers: null };
  const half = now.half;
  const next = STEPS.find((step) => step < half * WORTH_NAMING) ?? null;
  if (next === null) return { half, why: null, next: null, answers: null };
  const reaches = (factor: number) => (widest(audited, factor, level).half ?? 1) <= next;
  let enough = 2;
  while (!reaches(enough)) {
    if (enough > MOST) return { half, why: null, next: null, answers: null };
    enough *= 2;
  }
  let short = enough === 2 ? 1 : enough / 2;
  while (enough - short > 0.01 * enough) {
    const between = (short + enough) / 2;
    if (reaches(between)) enough = between;
    else short = between;
  }
  const all = (factor: number) =>
    audited.reduce((sum, one) => sum + countOf(stretched(one.audit, one.judged, factor)), 0);
  return { half, why: null, next, answers: Math.max(1, all(enough) - all(1)) };
}

/** Beyond this many times the present number the sample of questions is what is too small. */
const MOST = 1000;

type Audited = { readonly audit: AuditCounts['audit'][number]; readonly judged: readonly number[] };

function widest(
  audited: readonly Audited[],
  factor: number,
  level: number,
): { half: number | null; why: string | null } {
  let half = 0;
  for (const { audit, judged } of audited) {
    const { lower, upper, why } = doubleSampling(stretched(audit, judged, factor), judged, { level });
    if (lower === null || upper === null)
      return { half: null, why: (why ?? 'undefined').replaceAll('_', '-') };
    lower.forEach((low, outcome) => {
      half = Math.max(half, (upper[outcome]! - low) / 2);
    });
  }
  return { half, why: null };
}

/** No more of an automatic outcome can be graded than there is of it. */
function stretched(audit: Audited['audit'], judged: readonly number[], factor: number): number[][] {
  return audit.map((row) =>
    row.map((count, column) => {
      const inColumn = audit.reduce((sum, other) => sum + other[column]!, 0);
      if (inColumn === 0) return 0;
      const most = Math.max(1, judged[column]! / inColumn);
      return Math.round(count * Math.min(factor, most));
    }),
  );
}

function countOf(table: readonly (readonly number[])[]): number {
  return table.flat().reduce((sum, count) => sum + count, 0);
}
