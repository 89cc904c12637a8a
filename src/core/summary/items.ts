/**
 * What the answers of many respondents say about the questions: how hard and how telling each is, and which golds
 * look wrong. Agreement is evidence for people to look, never a verdict: a shared misconception looks the same, so
 * the evidence stands beside every suspicion.
 */
import { z } from 'zod';

/**
 * What a question is listed for. `wrong-gold`: another answer, from at least two families, is more probable, and
 * nothing explains that otherwise: `unreadable-gold` (the gold is no answer of the kind asked for), `stale` (the answer
 * changes with time), `ambiguous` (several answers are right: by its words, or because gold and another answer each
 * come from two families); `wrong-translation`: those who know the fact in its other languages are wrong in this one;
 * `grading`: an answer that says what the gold says was graded incorrect; `drifted`: respondents changed their answer
 * between runs, all in one direction.
 */
export const QUESTION_TROUBLES = [
  'wrong-gold',
  'ambiguous',
  'stale',
  'unreadable-gold',
  'wrong-translation',
  'grading',
  'negative-discrimination',
  'drifted',
  'never-right',
  'never-answered',
  'saturated',
] as const;
export const questionTroubleSchema = z.enum(QUESTION_TROUBLES);
export type QuestionTrouble = z.infer<typeof questionTroubleSchema>;

/** One distinct answer with who gave it: the evidence. */
export const answerEvidenceSchema = z.object({
  text: z.string(),
  isGold: z.boolean(),
  respondents: z.array(z.string()),
  families: z.array(z.string()),
});

export const questionItemSchema = z.object({
  id: z.string(),
  text: z.string(),
  gold: z.string(),
  troubles: z.array(questionTroubleSchema),
  /** Respondents that were asked. */
  asked: z.number().int(),
  /** Share of askings answered correctly; easy is near 1. Null without outcomes. */
  difficulty: z.number().nullable(),
  refused: z.number().nullable(),
  /** Correlation with the share right of the other questions; null where either does not vary. */
  discrimination: z.number().nullable(),
  /** Mean Fisher information about the abilities of these respondents; null where all or none were right. */
  information: z.number().nullable(),
  /** Share of those that answered who gave the commonest answer; null where nobody answered. */
  agreement: z.number().nullable(),
  /** Natural-log odds that the gold is wrong; ranks, and is no calibrated chance. */
  suspicion: z.number(),
  /** The answer that would take the gold's place; null where none has been given. */
  proposed: z.string().nullable(),
  answers: z.array(answerEvidenceSchema),
  /** Correct replies a family gains and loses if the proposed answer becomes the gold. */
  moves: z.array(z.object({ family: z.string(), gained: z.number().int(), lost: z.number().int() })),
  /** Between the first and the last run: respondents asked in both, and how many went from right to not right and back. */
  drift: z.object({ both: z.number().int(), lost: z.number().int(), gained: z.number().int() }).nullable(),
});
export type QuestionItem = z.infer<typeof questionItemSchema>;

export const itemsSectionSchema = z.object({
  runs: z.array(z.string()),
  questions: z.number().int(),
  respondents: z.array(z.object({ id: z.string(), family: z.string() })),
  counts: z.record(questionTroubleSchema, z.number().int()),
  /** Ids of all questions with a trouble, whether or not they are among the rows. */
  listed: z.record(questionTroubleSchema, z.array(z.string())),
  /** Most suspicious first. */
  rows: z.array(questionItemSchema),
  /** Share correct of each family now, and if every `wrong-gold` took its proposed answer. */
  moves: z.array(
    z.object({
      family: z.string(),
      replies: z.number().int(),
      correctNow: z.number().nullable(),
      correctAfter: z.number().nullable(),
    }),
  ),
  /** What the answers taught about agreement: how much a family's repeat counts, how often lures occur. */
  agreement: z.object({ familyRepeat: z.number(), lureShare: z.number() }),
  notes: z.array(z.string()),
});
export type ItemsSection = z.infer<typeof itemsSectionSchema>;
