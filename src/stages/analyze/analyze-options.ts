/**
 * What an analysis is told beside its table: level, penalties, clusters, slices, the mix that its numbers should stand for.
 */
import type { KnownProvenance } from '../../core/summary/provenance.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { ClusterBy } from './cluster-key.ts';
import type { Workload } from './workload.ts';

export interface AnalyzeOptions {
  /** Of the report. */
  readonly title: string;
  /** Version of closedbook for the report's foot. @default '' */
  readonly closedbookVersion?: string;
  /** What is known of runs, datasets, prompts and graders. @default nothing, and the report says so */
  readonly provenance?: KnownProvenance;
  /** Confidence level of every interval. @default 0.95 */
  readonly level?: number;
  /** Penalties L to report. @default [0, 1, 3, 9] */
  readonly penalties?: readonly number[];
  /** Questions with the same key are one cluster. @default 'subject' */
  readonly clusterBy?: ClusterBy;
  /** Of resamples: the same seed gives the same summary. @default 1 */
  readonly seed?: number;
  /** Slices by these fields. @default those that divide the questions into a few parts */
  readonly by?: readonly string[];
  /** The mix of bands and share of unanswerable questions that the numbers should stand for. */
  readonly workload?: Workload;
  /** People labelled the answers: their rates stand beside the automatic ones. @default false */
  readonly humanLabels?: boolean;
  /** The command that grades replies without a grade, told where the choice hangs on them. @default not told */
  readonly gradeWith?: string | undefined;
  /** Ids that are compared wherever they stand, where there are too many respondents to compare all. @default none */
  readonly compareAlso?: (respondents: Summary['respondents']) => readonly string[];
}
