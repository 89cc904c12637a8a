/**
 * Where the numbers come from and what they do not prove: on every report, because a rate without its set,
 * its wording and its date is an anecdote.
 */
import { z } from 'zod';
import { closedBookSchema } from '../reply.ts';
import { respondentSchema } from '../respondent.ts';

/** A respondent as a report shows it. */
export const summaryRespondentSchema = respondentSchema.extend({
  /** Short name for charts and tables, unique within the summary. */
  label: z.string(),
  closedBook: closedBookSchema,
  /** Replies whose structure showed a look-up; left out of every rate, and bounded. */
  violations: z.number().int().min(0),
  /** Replies that another model gave; left out of every rate, and bounded. */
  otherModel: z.number().int().min(0).optional(),
});
export type SummaryRespondent = z.infer<typeof summaryRespondentSchema>;

/** Who answered a respondent's questions, by the name in the replies. */
export const answeredBySchema = z.object({
  respondent: z.string(),
  /** The model asked, with its provider. */
  asked: z.string(),
  /** As the replies name it; null where they name none. */
  served: z.string().nullable(),
  /** `snapshot`: a dated build of the model asked; `untold`: no name, or a label that cannot be compared. */
  means: z.enum(['same', 'snapshot', 'other', 'untold']),
  replies: z.number().int().min(1),
  /** ISO times of the first and last of these replies. */
  first: z.string(),
  last: z.string(),
});
export type AnsweredBy = z.infer<typeof answeredBySchema>;

export const provenanceSchema = z.object({
  /** `run` replies of our own, `file` answers from elsewhere, `published` counts from a table. */
  kind: z.enum(['run', 'file', 'published']),
  runs: z.array(z.object({ id: z.string(), title: z.string(), createdAt: z.string(), status: z.string() })),
  datasets: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      questions: z.number().int(),
      licence: z.string().optional(),
    }),
  ),
  /** The questions that were asked: rates are over those with an answer; the other two stand apart. */
  questions: z
    .object({
      answerable: z.number().int(),
      unanswerable: z.number().int(),
      /** Disputed, stale, retired. */
      setAside: z.number().int(),
    })
    .optional(),
  prompts: z.array(z.object({ id: z.string(), version: z.string(), text: z.string() })),
  graders: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      version: z.string(),
      rubric: z.string(),
      grades: z.number().int(),
    }),
  ),
  sources: z.array(z.object({ name: z.string(), url: z.string(), evidence: z.string(), note: z.string() })),
  /** Asked against served model; empty where nothing is known of it. */
  answeredBy: z.array(answeredBySchema).optional(),
  /** Remarks on replies (unknown words, builds that took over), most frequent first. */
  remarks: z.array(z.object({ remark: z.string(), replies: z.number().int().min(1) })).optional(),
  /** Requests that were handed in as batches, at the price of batches; absent where none were. */
  batches: z.object({ batches: z.number().int().min(1), requests: z.number().int().min(1) }).optional(),
  /** What was left out, in words with counts. */
  leftOut: z.array(z.string()),
  /** What the closed-book checks prove and what they do not. */
  closedBook: z.array(z.string()),
  /** What a reader must know before using a number: pairing unknown, small n, one cluster. */
  warnings: z.array(z.string()),
  seed: z.number().int(),
  clusterBy: z.string(),
});
export type Provenance = z.infer<typeof provenanceSchema>;
/** What whoever made the outcomes knows; seed and clusters are the analysis' own. */
export type KnownProvenance = Omit<Provenance, 'seed' | 'clusterBy'>;

/** Of outcomes a program brings by itself: nothing is known, and the report says that. */
export const UNKNOWN_PROVENANCE: KnownProvenance = {
  kind: 'file',
  runs: [],
  datasets: [],
  prompts: [],
  graders: [],
  sources: [],
  leftOut: [],
  closedBook: ['unverified: how the answers came about is not known here'],
  warnings: [],
};
