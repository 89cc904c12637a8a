/**
 * The same questions asked in several runs: what a respondent did in each, how far that lies from the reference run, and
 * which changes are proven. A change of what measures (instruction, settings, graders) and one of the model that the
 * server names are kept apart from one under an unchanged name, because only the last is news about the name.
 */
import type { Estimate } from './estimate.ts';
import type { Outcome } from './outcome.ts';

/** A run, or file of answers, in its place. */
export interface TrendRun {
  /** Id of the run, or the file's name. */
  readonly name: string;
  readonly title: string;
  /** ISO time of its first reply; null where nothing tells it. */
  readonly at: string | null;
  /** Of the reference run's questions: those that were asked here in the same words, with the same reference answer. */
  readonly shared: number;
  /** Rated questions of this run that the reference run does not have, by what is wrong with them. */
  readonly leftOut: {
    readonly notInReference: number;
    /** Same id, other text or reference answer. */
    readonly changed: number;
  };
  /** Questions of the reference run that this one does not have. */
  readonly notAsked: number;
}

/** Something that is other than in the run before, told in words. */
export interface TrendMark {
  /** Place of the run in which it is new. */
  readonly at: number;
  readonly kind: 'served' | 'instrument';
  readonly text: string;
}

/**
 * What a change coincides with: `instrument`, what measures changed; `served`, the server named another model or build;
 * `one-name`, it named the same one; `untold`, it names none, or an answer file does not keep the name.
 */
export type TrendCause = 'instrument' | 'served' | 'one-name' | 'untold';

/** A proven change. */
export interface TrendChange {
  /** Place of the run that it most likely begins with, and of the first and last likely one. */
  readonly at: number;
  readonly earliest: number;
  readonly latest: number;
  /** Place of the run after which it was proven. */
  readonly foundAt: number;
  /** Of the mean since then less that before. */
  readonly estimate: Estimate;
  /** Valid at every look at the series, over all respondents and metrics. */
  readonly p: number;
  readonly cause: TrendCause;
  readonly sentence: string;
}

export interface TrendPoint {
  /** Place of the run. */
  readonly run: number;
  /** On the shared questions. */
  readonly rate: Estimate;
  /** Less the reference run, paired; null in the reference run. Its level is spent: all of a series hold together. */
  readonly difference: Estimate | null;
  readonly p: number | null;
  /** `p` times what the level was divided by. */
  readonly seriesP: number | null;
  /** Standard error that repeated asking alone gives the difference of an unchanged respondent. */
  readonly chance: number | null;
}

export interface TrendMetric {
  readonly metric: string;
  readonly points: readonly TrendPoint[];
  readonly changes: readonly TrendChange[];
  /** Of the search that still goes on, for a change not proven yet. */
  readonly p: number;
  /** Size of a change since the reference run that the last run does not exclude; null where nothing bounds it. */
  readonly notExcluded: number | null;
  readonly sentence: string;
}

/** A question whose outcome changed and stayed changed. */
export interface DriftedQuestion {
  readonly id: string;
  readonly subject: string | null;
  readonly from: Outcome;
  readonly to: Outcome;
  /** Place of the first run with the new outcome. */
  readonly at: number;
  readonly p: number;
  /** Adjusted for the number of questions (Benjamini-Hochberg). */
  readonly q: number;
}

export interface TrendRespondent {
  readonly id: string;
  readonly label: string;
  /** Places of the runs that it is part of, the first of them compared with. */
  readonly runs: readonly number[];
  readonly reference: number;
  /** Names that the server gave, run by run; null where it gave none or nothing keeps it. */
  readonly served: readonly (string | null)[];
  readonly marks: readonly TrendMark[];
  readonly metrics: readonly TrendMetric[];
  readonly drifted: {
    readonly questions: readonly DriftedQuestion[];
    /** Questions that varied enough to show a step, and the share of the listed ones that are wrong on average, at most. */
    readonly tested: number;
    readonly falseDiscoveries: number;
  };
  /** Only with several trials a run: how often two trials of a run differ, and the reference and the last run. */
  readonly noise?: {
    readonly withinRun: Estimate;
    readonly betweenRuns: Estimate;
    /** What the second has more than the first. */
    readonly excess: Estimate;
  };
}

export interface Trend {
  readonly schemaVersion: 1;
  readonly closedbookVersion: string;
  readonly title: string;
  readonly simulated: boolean;
  readonly level: number;
  readonly clusterBy: string;
  readonly penalties: readonly number[];
  readonly seed: number;
  readonly runs: readonly TrendRun[];
  /** Place of the reference run. */
  readonly reference: number;
  readonly respondents: readonly TrendRespondent[];
  /** Whoever was met once only, what was left out, how runs were ordered. */
  readonly notes: readonly string[];
  /** What the numbers rest on, in sentences. */
  readonly method: readonly string[];
}
