/**
 * From the outcome tables of several runs to what changed between them. Sizes are read off the difference to the
 * reference run; whether there is a change at all is decided by one search over the whole series, for a test at every
 * new run against one fixed run would sooner or later find something, and one run carries its own chance into all of them.
 */
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { Respondent } from '../../../core/respondent.ts';
import type { Trend, TrendChange, TrendMetric, TrendPoint, TrendRespondent } from '../../../core/trend.ts';
import { changeSearch, type FoundChange, type SeriesSearch } from '../../../stats/series/change-search.ts';
import type { SeriesRun } from '../../../stats/series/series-contrast.ts';
import { clusterCounts } from '../cluster-counts.ts';
import { type ClusterBy, clusterKeyOf } from '../cluster-key.ts';
import { type RateMetric, rateEstimate, utilityEstimate } from '../estimates.ts';
import type { Grid } from '../grid.ts';
import { shortLabels } from '../labels.ts';
import { pairedDifferences } from '../pair-differences.ts';
import { pairTally } from '../pair-tally.ts';
import { driftedQuestions } from './drifted-questions.ts';
import { matchRespondents } from './match-respondents.ts';
import { align, outcomesAt, type ReferenceQuestions, referenceQuestions, runGrid } from './run-grid.ts';
import { samplingNoise } from './sampling-noise.ts';
import { chanceError, type ScoredMetric, scoredMetrics, scoreSeries } from './score-series.ts';
import { causeOf, type TrendFacts, trendMarks } from './trend-marks.ts';
import { changeSentence, unchangedSentence } from './trend-words.ts';

/** One run of the series, in its place. */
export interface TrendSource {
  readonly name: string;
  readonly title: string;
  readonly at: string | null;
  readonly table: OutcomeTable;
  /** Names and builds by respondent id; absent where nothing tells them. */
  readonly served: ReadonlyMap<string, string>;
  readonly instrument: Readonly<Record<string, string>>;
}

export interface TrendOptions {
  readonly title: string;
  readonly closedbookVersion: string;
  /** Place of the run that differences are counted from. @default 0 */
  readonly reference?: number;
  /** @default [1] */
  readonly penalties?: readonly number[];
  /** @default 0.95 */
  readonly level?: number;
  /** @default 'subject' */
  readonly clusterBy?: ClusterBy;
  readonly seed: number;
  readonly notes?: readonly string[];
}

/** A change of this part of a score's range is what the search is laid out for. */
const EXPECTED = 0.03;

export function trend(sources: readonly TrendSource[], options: TrendOptions): Trend {
  const { reference: first = 0, penalties = [1], level = 0.95, clusterBy = 'subject', seed } = options;
  const questions = referenceQuestions(sources[first]!.table, clusterKeyOf(clusterBy));
  const alignments = sources.map(({ table }) => align(table, questions));
  const metrics = scoredMetrics(penalties);
  const matched = matchRespondents(
    sources.map(({ table }) => table.respondents),
    first,
  );
  const several = matched.filter(({ places }) => places.filter((place) => place >= 0).length > 1);
  const grids = several.map(({ places }) => runGrid(alignments, places, questions));
  const series = grids.map((grid) => metrics.map((metric) => scoreSeries(grid, metric)));
  const searches = changeSearch(
    series.flatMap((own) =>
      own.map((runs, place) => ({
        runs,
        clusterOf: questions.cluster,
        expected: EXPECTED * metrics[place]!.range,
      })),
    ),
    { level },
  );
  const runs = sources.map(({ name, title, at }, place) => {
    const { shared, notInReference, changed } = alignments[place]!;
    const notAsked = questions.questions.length - shared - changed;
    return { name, title, at, shared, leftOut: { notInReference, changed }, notAsked };
  });
  const latest = several.map(({ records }) => records.findLast((record) => record !== null)!);
  const labels = shortLabels(latest);
  const respondents = several.map(({ records, places }, index): TrendRespondent => {
    const grid = grids[index]!;
    const present = places.flatMap((place, run) => (place >= 0 ? [run] : []));
    const reference = present.includes(first) ? first : present[0]!;
    const facts = records.map((record, run) => factsOf(record, sources[run]!));
    const served = facts.map((one) => one?.served ?? null);
    const marks = trendMarks(facts);
    const known = { grid, questions, present, reference, level };
    return {
      id: latest[index]!.id,
      label: labels[index]!,
      runs: present,
      reference,
      served,
      marks,
      metrics: metrics.map((metric, place) => {
        const points = pointsOf(metric, series[index]![place]!, known);
        const search = searches[index * metrics.length + place]!;
        const told = search.changes.map((change): TrendChange => {
          const { cause, marks: near } = causeOf(change, marks, served);
          const { at, earliest, latest: end, foundAt, pValue: p } = change;
          const estimate = estimateOf(metric.metric, change, questions, level);
          const place = { at, earliest, latest: end, foundAt };
          const sentence = changeSentence({
            ...{ metric: metric.metric, estimate, p, ...place, cause, marks: near, runs },
            served: served[at] ?? null,
          });
          return { ...place, estimate, p, cause, sentence };
        });
        return metricOf(metric.metric, points, { changes: told, search });
      }),
      drifted: driftedQuestions(grid, { reference: questions, seed }),
      ...noiseOf(samplingNoise(grid, { reference, last: present.at(-1)!, level })),
    };
  });
  return {
    schemaVersion: 1,
    closedbookVersion: options.closedbookVersion,
    title: options.title,
    simulated: latest.some(({ simulated }) => simulated),
    ...{ level, clusterBy, penalties, seed, runs, reference: first, respondents },
    notes: [...(options.notes ?? []), ...onceOnly(matched, sources)],
    method: methodOf(level, clusterBy),
  };
}

function factsOf(record: Respondent | null, source: TrendSource): TrendFacts | null {
  if (record === null) return null;
  const { served, instrument } = source;
  return { respondent: record, served: served.get(record.id) ?? null, instrument };
}

interface Known {
  readonly grid: Grid;
  readonly questions: ReferenceQuestions;
  readonly present: readonly number[];
  readonly reference: number;
  readonly level: number;
}

function pointsOf(scored: ScoredMetric, runs: readonly SeriesRun[], known: Known): TrendPoint[] {
  const { grid, present, reference, level } = known;
  const { metric } = scored;
  let comparison = 0;
  return present.map((run): TrendPoint => {
    const both = [...grid.questions.keys()].filter((column) =>
      [run, reference].every((one) => outcomesAt(grid, one, column).some((count) => count > 0)),
    );
    const counts = clusterCounts(grid, run, both);
    const penalty = /^utility@(.+)$/.exec(metric)?.[1];
    const rate =
      penalty === undefined
        ? rateEstimate(counts, metric as RateMetric, level)
        : utilityEstimate(counts, Number(penalty), level);
    const chance = run === reference ? null : chanceError(runs, run, reference);
    if (run === reference) return { run, rate, difference: null, p: null, seriesP: null, chance };
    comparison += 1;
    const spent = comparison * (comparison + 1);
    const pair = pairTally(grid, run, reference);
    const found = pairedDifferences(pair, {
      penalties: penalty === undefined ? [] : [Number(penalty)],
      level: 1 - (1 - level) / spent,
    }).find((one) => one.metric === metric)!;
    const { estimate: difference, p } = found;
    return { run, rate, difference, p, seriesP: p === null ? null : Math.min(1, p * spent), chance };
  });
}

function metricOf(
  metric: string,
  points: readonly TrendPoint[],
  { changes, search }: { readonly changes: readonly TrendChange[]; readonly search: SeriesSearch },
): TrendMetric {
  const last = points.at(-1)?.difference ?? null;
  const notExcluded =
    last?.low == null || last.high === null ? null : Math.max(Math.abs(last.low), Math.abs(last.high));
  const still = unchangedSentence({
    ...{ metric, p: search.pValue, notExcluded, earlierChange: changes.length > 0 },
  });
  const sentence = [...changes.map((change) => change.sentence), ...(changes.length > 0 ? [] : [still])].join(
    ' ',
  );
  return { metric, points, changes, p: search.pValue, notExcluded, sentence };
}

function estimateOf(
  metric: string,
  { change, margin }: FoundChange,
  { questions, clusters }: ReferenceQuestions,
  level: number,
) {
  return {
    metric,
    value: change,
    low: change - margin,
    high: change + margin,
    level,
    method: 'normal-mixture-sequence',
    numerator: null,
    denominator: null,
    n: questions.length,
    clusters,
  };
}

function noiseOf(noise: TrendRespondent['noise']): Pick<TrendRespondent, 'noise'> {
  return noise === undefined ? {} : { noise };
}

function onceOnly(matched: ReturnType<typeof matchRespondents>, sources: readonly TrendSource[]): string[] {
  return matched.flatMap(({ records, places }) => {
    const runs = places.flatMap((place, run) => (place >= 0 ? [run] : []));
    if (runs.length > 1) return [];
    return [`${records[runs[0]!]!.id} is only in ${sources[runs[0]!]!.name}: nothing to compare with.`];
  });
}

function methodOf(level: number, clusterBy: string): string[] {
  const percent = Number((level * 100).toFixed(2));
  return [
    `A change is claimed by an e-process that may be looked at after every run: with ${percent} % probability nothing is claimed wrongly in the whole series, however long, over all respondents and metrics here.`,
    `Differences to the reference run are paired question by question (clusters: ${clusterBy}); the k-th has the level 1 − ${Number((1 - level).toFixed(4))}/(k(k + 1)), so that those of one metric hold together with ${percent} %.`,
    'Where a change is not proven, no difference of a single run is a finding.',
  ];
}
