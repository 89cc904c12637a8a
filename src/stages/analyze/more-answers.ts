/**
 * How many more answers people must grade until the corrected rates are so sure: the counts so far are stretched as if the
 * next answers were like those, and the interval is made of them by the same method as the report's.
 */
import { doubleSampling } from '../../stats/agreement/double-sampling.ts';
import type { AuditCounts } from './corrected-rates.ts';

export interface MoreAnswers {
  /** Half the width of the widest 95 % interval of a corrected rate; null where none has one, and then `why` says why. */
  readonly half: number | null;
  readonly why: string | null;
  /** Respondents whose corrected rates have no interval yet; the width is over the others. */
  readonly without: number;
  /** What could be reached next, half a width; null where no number of grades reaches the next step. */
  readonly next: number | null;
  /** Answers of all respondents together that it takes, those without an interval not counted. */
  readonly answers: number | null;
}

/** Half widths that people speak of. */
const STEPS = [0.2, 0.15, 0.1, 0.075, 0.05, 0.04, 0.03, 0.02, 0.015, 0.01];
/** A step nearer than this share of the present width would be reached by the very next answers. */
const WORTH_NAMING = 0.9;

/** @returns The next step below the present width. */
export function moreAnswers(counts: AuditCounts, level = 0.95): MoreAnswers {
  const all = counts.judged.map((judged, index) => ({ judged, audit: counts.audit[index]! }));
  const known = all.filter((one) => halfOf(one, 1, level) !== null);
  const without = all.length - known.length;
  if (known.length === 0) return { half: null, why: 'not-audited', without, next: null, answers: null };
  const widest = (factor: number) => Math.max(...known.map((one) => halfOf(one, factor, level) ?? 1));
  const half = widest(1);
  const next = STEPS.find((step) => step < half * WORTH_NAMING) ?? null;
  const out = { half, why: null, without, next: null, answers: null };
  if (next === null) return out;
  let enough = 2;
  while (widest(enough) > next) {
    if (enough > MOST) return out;
    enough *= 2;
  }
  let short = enough / 2;
  while (enough - short > 0.01 * enough) {
    const between = (short + enough) / 2;
    if (widest(between) <= next) enough = between;
    else short = between;
  }
  const graded = (factor: number) => known.reduce((sum, one) => sum + countOf(stretched(one, factor)), 0);
  return { ...out, next, answers: Math.max(1, graded(enough) - graded(1)) };
}

/** Beyond this many times the present number the sample of questions is what is too small. */
const MOST = 1000;

type Audited = { readonly audit: AuditCounts['audit'][number]; readonly judged: readonly number[] };

function halfOf({ audit, judged }: Audited, factor: number, level: number): number | null {
  if (countOf(audit) === 0) return null;
  const { lower, upper } = doubleSampling(stretched({ audit, judged }, factor), judged, { level });
  if (lower === null || upper === null) return null;
  return Math.max(...lower.map((low, outcome) => (upper[outcome]! - low) / 2));
}

/** No more of an automatic outcome can be graded than there is of it. */
function stretched({ audit, judged }: Audited, factor: number): number[][] {
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
