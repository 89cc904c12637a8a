/** What importing takes and tells. */
import type { Run } from '../../core/run.ts';
import type { GradersSection } from '../../core/summary/graders.ts';
import type { FileReading } from '../file-reading.ts';
import type { GradeResult } from '../grade/grade-result.ts';
import type { PoolingOptions } from '../pooled-answers.ts';
import type { VerdictMode } from '../read-answers.ts';
import type { BrokenFile } from './import-broken.ts';
import type { ImportedFile } from './import-stream.ts';

export interface ImportRunOptions extends FileReading, PoolingOptions {
  /** Word of the format; recognised from the content without. */
  readonly from?: string;
  /** Model of files that name none. */
  readonly model?: string;
  readonly title?: string;
  readonly rubric?: string;
  readonly judges: readonly string[];
  /** Whose word stands. @default 'compare' */
  readonly verdicts?: VerdictMode;
  /** Neither judges nor graders of one's own. @default false */
  readonly rulesOnly?: boolean;
  /** Look and count, write nothing. */
  readonly dryRun: boolean;
  /** Import although a run with the same content exists. */
  readonly again: boolean;
}

export interface ImportResult {
  /** Null when nothing was written. */
  readonly runId: string | null;
  /** The same id, under the name it had first. */
  readonly run: string | null;
  /** The run holds exactly these files since an earlier import; nothing was done. */
  readonly alreadyImported: boolean;
  readonly dryRun: boolean;
  readonly answers: number;
  readonly questions: number;
  readonly respondents: readonly string[];
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  /** Files of a folder that cannot be read to their end, with line and reason: nothing of them was kept. */
  readonly refused: readonly BrokenFile[];
  readonly notes: readonly string[];
  /** Standing outcomes after our grading. */
  readonly outcomes: GradeResult['outcomes'] | null;
  /** Of the refused: those that the provider declined. */
  readonly blocked: number;
  /** Who decided, and where two graders spoke on one reply how far they agree; null where nothing was graded. */
  readonly graders: GradersSection | null;
  /** Why answers have no outcome, with counts: with the outcomes but `undecided` they are all answers. */
  readonly withoutOutcome: GradeResult['ungraded'];
}

export const NOTHING_WRITTEN = {
  runId: null,
  run: null,
  alreadyImported: false,
  outcomes: null,
  blocked: 0,
  graders: null,
  withoutOutcome: {},
} as const;

/** A finished import of the same contents, found again. */
export function alreadyThere(run: Run, skipped: ImportResult['skipped']): Omit<ImportResult, 'refused'> {
  return {
    runId: run.id,
    run: run.id,
    alreadyImported: true,
    dryRun: false,
    answers: run.planned,
    questions: run.manifest.datasets.reduce((sum, { questions }) => sum + questions, 0),
    respondents: run.respondents.map(({ id }) => id),
    files: [],
    skipped,
    notes: [
      `imported already on ${run.createdAt.slice(0, 10)}; --again makes another run, with another --map or --model too`,
    ],
    outcomes: null,
    blocked: 0,
    graders: null,
    withoutOutcome: {},
  };
}
