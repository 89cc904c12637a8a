/**
 * Columns in which other programs keep their verdicts. Single letters mean different things in different tools ("C" is
 * correct in Inspect and not attempted in SimpleQA), so what they mean is decided over the column, not a cell.
 */
import { metricMeaning } from '../metric-name.ts';
import type { LetterMeaning } from '../tool-judgement.ts';

const NAMES = [
  ...['grade', 'is_correct', 'evaluation_grade', 'auto_grade', 'model_grade', 'judge_grade', 'correctness'],
  ...['correct', 'verdict', 'judgement', 'judgment', 'passed', 'pass', 'score', 'accuracy'],
  ...['exact_match', 'em', 'acc', 'is_right'],
];

/** `abstained: true` is a refusal; `false` says nothing about right or wrong. */
const ABSTENTION = [
  ...['abstained', 'is_abstention', 'abstention', 'refused', 'is_refused', 'refusal', 'is_refusal'],
  ...['not_attempted', 'is_not_attempted', 'declined', 'is_declined', 'abstain'],
];

export interface GradeColumn {
  readonly column: string;
  readonly means: 'verdict' | 'abstention';
}

/** Columns with verdicts, the most telling first. */
export function gradeColumns(header: readonly string[], taken: ReadonlySet<string>): GradeColumn[] {
  const free = header.filter((column) => !taken.has(column));
  const named = (names: readonly string[], means: GradeColumn['means']) =>
    names.flatMap((name) => {
      const column = free.find((candidate) => plain(candidate) === plain(name));
      return column === undefined ? [] : [{ column, means }];
    });
  const scorers = free
    .filter((column) => /^(score|grade|judge)[_-]./i.test(column) && metricMeaning(column) === 'verdict')
    .map((column) => ({ column, means: 'verdict' as const }));
  const found = [...scorers, ...named(NAMES, 'verdict'), ...named(ABSTENTION, 'abstention')];
  return found.filter((one, at) => found.findIndex((other) => other.column === one.column) === at);
}

/** What the letters of a column mean, from the values it holds; null where they may mean either. */
export function letterMeaning(values: Iterable<unknown>): LetterMeaning {
  const letters = new Set<string>();
  for (const value of values) if (typeof value === 'string') letters.add(value.trim().toUpperCase());
  const has = (...some: string[]) => some.some((letter) => letters.has(letter));
  if (has('I', 'N', 'P')) return has('A', 'B') ? null : 'cin';
  return has('A', 'B') ? 'abc' : null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Whether a column of verdicts gives none: numbers beyond 1 are a scale, on which a 1 is no "correct"; 0.7 is a partial mark. */
export function isScale(values: Iterable<unknown>): boolean {
  for (const value of values) {
    if (value === null || value === undefined || value === '' || typeof value === 'boolean') continue;
    const number = Number(value);
    if (Math.abs(number) > 1) return true;
  }
  return false;
}
