/**
 * What grading again changed: how many standing outcomes went from which word to which, with some of the replies for people to look
 * at.
 */
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';

export type StandingWord = Outcome | 'ungraded';

export interface RegradeReport {
  /** Replies compared. */
  readonly n: number;
  readonly changed: number;
  /** From (rows) to (columns), the unchanged on the diagonal. */
  readonly transitions: Readonly<Record<StandingWord, Readonly<Record<StandingWord, number>>>>;
  /** Some of the changed replies for each kind of change, in the order given. */
  readonly examples: readonly {
    readonly replyId: string;
    readonly from: StandingWord;
    readonly to: StandingWord;
  }[];
}

export interface RegradeReportOptions {
  /** Examples for each kind of change. @default 3 */
  readonly examplesPerChange?: number;
}

/** What re-grading changed: the standing outcome before and after; null and missing mean ungraded. */
export function regradeReport(
  before: ReadonlyMap<string, Outcome | null>,
  after: ReadonlyMap<string, Outcome | null>,
  { examplesPerChange = 3 }: RegradeReportOptions = {},
): RegradeReport {
  const words: readonly StandingWord[] = [...OUTCOMES, 'ungraded'];
  const row = () => Object.fromEntries(words.map((word) => [word, 0])) as Record<StandingWord, number>;
  const transitions = Object.fromEntries(words.map((word) => [word, row()])) as Record<
    StandingWord,
    Record<StandingWord, number>
  >;
  const examples: { replyId: string; from: StandingWord; to: StandingWord }[] = [];
  let changed = 0;
  const replyIds = new Set([...before.keys(), ...after.keys()]);
  for (const replyId of replyIds) {
    const from = before.get(replyId) ?? 'ungraded';
    const to = after.get(replyId) ?? 'ungraded';
    transitions[from][to] += 1;
    if (from === to) continue;
    changed += 1;
    if (transitions[from][to] <= examplesPerChange) examples.push({ replyId, from, to });
  }
  return { n: replyIds.size, changed, transitions, examples };
}
