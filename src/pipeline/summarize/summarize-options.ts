/** What every summary can be asked for, whatever its source, in the words of the analysis. */
import { ClosedbookError } from '../../core/errors.ts';
import type { AnalyzeOptions } from '../../stages/analyze/analyze-options.ts';
import { CLUSTERS, type ClusterBy } from '../../stages/analyze/cluster-key.ts';
import type { Workload } from '../../stages/analyze/workload.ts';
import type { FileWords } from '../file-reading.ts';
import type { Workspace } from '../workspace.ts';

export interface SummarizeOptions extends FileWords {
  readonly by?: readonly string[];
  /** @default 'subject' */
  readonly clusterBy?: string | undefined;
  readonly penalties?: readonly number[];
  readonly title?: string;
  /** The mix and the share of unanswerable questions that numbers should stand for. */
  readonly workload?: Workload;
  /** Of bootstraps and permutations. @default 1 */
  readonly seed?: number | undefined;
  /** Confidence level of every interval. @default 0.95 */
  readonly level?: number;
  /** Keep a model that occurs in two answer files apart, instead of as one respondent. @default false */
  readonly apart?: boolean;
  /** Take answers of one respondent in several files to one question for trials. @default false */
  readonly pool?: boolean;
  /** Ids that are compared wherever they stand. @default none beyond those that lead */
  readonly compareAlso?: AnalyzeOptions['compareAlso'];
}

export const DEFAULT_SEED = 1;

/** The word of `--cluster`. @throws ClosedbookError `usage`. */
export function clusterByOf(word = 'subject'): ClusterBy {
  const clusterBy = CLUSTERS.find((one) => one === word);
  if (clusterBy !== undefined) return clusterBy;
  throw new ClosedbookError('usage', `expected --cluster ${CLUSTERS.join(', ')}, got "${word}"`);
}

export function analyzeOptions(
  workspace: Workspace,
  options: SummarizeOptions,
): Omit<AnalyzeOptions, 'title' | 'provenance'> {
  return {
    closedbookVersion: workspace.version,
    ...(options.penalties === undefined ? {} : { penalties: options.penalties }),
    clusterBy: clusterByOf(options.clusterBy),
    seed: options.seed ?? DEFAULT_SEED,
    ...(options.level === undefined ? {} : { level: options.level }),
    ...(options.by === undefined ? {} : { by: options.by }),
    ...(options.compareAlso === undefined ? {} : { compareAlso: options.compareAlso }),
    ...(options.workload === undefined ? {} : { workload: options.workload }),
  };
}
