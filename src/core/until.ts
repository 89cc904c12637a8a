/**
 * When a run may stop before its last question: a goal, and the level at which it must be reached. Every goal is looked at
 * over and over, so its level holds over all looks together; what each comparison may spend of it is fixed beforehand.
 */
import { z } from 'zod';
import { ClosedbookError } from './errors.ts';

const level = z
  .number()
  .gt(0)
  .lt(1)
  .default(0.95)
  .describe('confidence over all looks and all comparisons together');
const penalty = z.number().min(0).default(1).describe('penalty L of a wrong answer');

const these = z
  .boolean()
  .default(false)
  .describe(
    'about these very questions, as asking them all would answer, instead of all questions like these',
  );

const rounds = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe(
    'ask in so many equal rounds at most, a look after each; else twenty questions and more, by batches ten rounds',
  );

export const untilSchema = z.discriminatedUnion('goal', [
  /** One respondent is shown to have more utility at L than every other. */
  z.object({ goal: z.literal('best'), penalty, these, level, rounds }),
  /** Every pair of respondents is shown to differ in utility at L. */
  z.object({ goal: z.literal('order'), penalty, these, level, rounds }),
  /** The intervals of correct, incorrect and refused are at most `width` wide from end to end, respondent by respondent. */
  z.object({ goal: z.literal('width'), width: z.number().gt(0).lt(1), level, rounds }),
  /** Against the run `baseline`, a drop of utility at L by more than `margin` is shown or excluded. L = 0: of accuracy. */
  z.object({
    goal: z.literal('regression'),
    margin: z.number().min(0).lt(1),
    penalty: z.number().min(0).default(0),
    baseline: z.string().min(1).describe('id of a run of the same questions'),
    level,
    rounds,
  }),
]);
export type Until = z.infer<typeof untilSchema>;
export type UntilInput = z.input<typeof untilSchema>;

/** What stands beside a goal in words: see {@link untilSchema}. */
export interface UntilWords {
  readonly baseline?: string | undefined;
  readonly level?: number | undefined;
  readonly these?: boolean | undefined;
  readonly rounds?: number | undefined;
}

const EXPECTED = 'best@L, order@L, width=W or regression=M (W and M shares such as 0.02 or 2%)';

/**
 * A goal out of a word: `best@1`, `order@3`, `width=0.02`, `regression=3%` or `regression=0.03@1`.
 *
 * @throws ClosedbookError `usage` where the word is no goal, or a regression lacks its baseline
 * @example
 * parseUntil('best@3').penalty; // => 3
 */
export function parseUntil(word: string, { baseline, level, these, rounds }: UntilWords = {}): Until {
  const match = /^\s*(best|order|width|regression)\s*(?:=\s*([\d.]+)\s*(%?))?\s*(?:@\s*([\d.]+))?\s*$/i.exec(
    word,
  );
  const goal = match?.[1]?.toLowerCase();
  const [share, at] = [
    shareOf(match?.[2], match?.[3]),
    match?.[4] === undefined ? undefined : Number(match[4]),
  ];
  const needsShare = goal === 'width' || goal === 'regression';
  if (match === null || needsShare !== (share !== undefined) || (goal === 'width' && at !== undefined)) {
    throw new ClosedbookError('usage', `expected ${EXPECTED}, got "${word}"`);
  }
  if (goal === 'regression' && baseline === undefined) {
    throw new ClosedbookError('usage', `${word} needs a run to compare with`, {
      hint: 'Name it with --baseline RUN; closedbook runs lists them.',
    });
  }
  if (goal !== 'regression' && baseline !== undefined) {
    throw new ClosedbookError('usage', `a baseline goes with regression=M, got --until ${word}`);
  }
  if (these && goal !== 'best' && goal !== 'order') {
    throw new ClosedbookError('usage', `--until-these goes with best@L and order@L, got --until ${word}`);
  }
  const parsed = untilSchema.safeParse({
    goal,
    ...(these ? { these } : {}),
    ...(at === undefined ? {} : { penalty: at }),
    ...(goal === 'width' ? { width: share } : goal === 'regression' ? { margin: share, baseline } : {}),
    ...(level === undefined ? {} : { level }),
    ...(rounds === undefined ? {} : { rounds }),
  });
  if (parsed.success) return parsed.data;
  throw new ClosedbookError('usage', `"${word}": ${parsed.error.issues[0]!.message}; expected ${EXPECTED}`);
}

/** The goal as a word again. */
export function untilWord(until: Until): string {
  if (until.goal === 'width') return `width=${until.width}`;
  if (until.goal === 'regression') return `regression=${until.margin}@${until.penalty}`;
  return `${until.goal}@${until.penalty}${until.these ? ' on these questions' : ''}`;
}

function shareOf(digits: string | undefined, percent: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  return percent === '%' ? Number(digits) / 100 : Number(digits);
}

/** What stands in a run's manifest before its first answer, so that nobody can choose the rule by what it says. */
export const stoppingPlanSchema = z.object({
  until: untilSchema,
  /** Comparisons that share what the level leaves, and the level of each one's sequence. */
  comparisons: z.number().int().min(0),
  comparisonLevel: z.number().gt(0).lt(1),
  /** The questions come in this seed's order, a subject's together. */
  seed: z.number().int(),
  /** Subjects, the rated questions on them, and the most on one. */
  units: z.number().int(),
  questions: z.number().int(),
  largest: z.number().int(),
  /** Questions between two looks; absent: twenty, later a twentieth of what has been asked. */
  round: z.number().int().min(1).optional(),
  /** Where the run itself is not at hand to tell them: trials of each question, and askings of asking everything. */
  trials: z.number().int().min(1).optional(),
  askings: z.number().int().min(0).optional(),
});
export type StoppingPlan = z.infer<typeof stoppingPlanSchema>;

/**
 * The level of each comparison such that all of them together keep the goal's: for the best of k, k - 1 rivals may push the
 * best out, at a tie of two or more each may be shown ahead of the others; for the order, every pair; for regressions, every
 * respondent. An interval's width is no decision that can be wrong: each keeps the level by itself.
 */
export function comparisonBudget(
  { goal, level }: Pick<Until, 'goal' | 'level'>,
  respondents: number,
): Pick<StoppingPlan, 'comparisons' | 'comparisonLevel'> {
  const pairs = (respondents * (respondents - 1)) / 2;
  const comparisons = { best: pairs, order: pairs, width: 0, regression: respondents }[goal];
  const parts = { best: respondents - 1, order: pairs, width: 1, regression: respondents }[goal];
  return { comparisons, comparisonLevel: 1 - (1 - level) / Math.max(1, parts) };
}
