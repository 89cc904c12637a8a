/**
 * A published table through the same analysis as far as counts allow: one benchmark and one grader at a time,
 * pairing unknown and treated as independent, no n means points without intervals.
 */

import { checkArgument, isRecord } from '../../core/argument.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import { utilityId } from '../../core/metric.ts';
import { askedCost, openingPenalty } from '../../core/opening-penalty.ts';
import type { PublishedCounts, PublishedRow } from '../../core/published-counts.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import { UNKNOWN_PROVENANCE } from '../../core/summary/provenance.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { NOTHING_BESIDE, type Tally } from '../../core/tally.ts';
import { largestRemainder } from '../../stats/numeric/largest-remainder.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import { pointEstimate } from './as-estimate.ts';
import { multiplicityOf } from './choice-evidence.ts';
import type { ClusterCounts } from './cluster-counts.ts';
import { adjusted, unpairedComparisons } from './comparisons.ts';
import { decisionOf } from './decision.ts';
import { RATES } from './estimates.ts';
import { frontierSection, penaltyGrid } from './frontier.ts';
import { leading, leadingWarnings } from './leading.ts';
import type { momentsOf } from './moments.ts';
import { notedChoice } from './noted-choice.ts';
import { type ProbabilityBestOptions, unpairedProbabilityBest } from './probability-best.ts';
import { ratesOf } from './rates.ts';
import { worthBand } from './worth-band.ts';

/**
 * The summary of one table.
 * @throws ClosedbookError `record-invalid` when the table mixes benchmarks or sources: they share no frontier.
 * @example
 * await writeFile(`${folder}/published.csv`, 'model,n,correct,incorrect,refused\nowl,100,40,20,40\nrook,100,50,45,5\n');
 * const table = await readPublishedTable(`${folder}/published.csv`);
 * analyzePublished(table, { title: 'Two models' }).respondents.length; // => 2
 */
export function analyzePublished(table: PublishedCounts, options: AnalyzeOptions): Summary {
  checkArgument(isRecord(table) && Array.isArray(table.rows), 'table', {
    expected: 'published counts, as readPublishedTable gives them',
    given: table,
  });
  checkArgument(isRecord(options), 'options', { expected: 'an object with a title', given: options });
  const { level = 0.95, penalties = [0, 1, 3, 9], seed = 1 } = options;
  const benchmarks = [...new Set(table.rows.map((row) => `${row.benchmark}, ${row.source}`))];
  if (benchmarks.length > 1) {
    throw new ClosedbookError(
      'record-invalid',
      `expected one benchmark from one source, got ${benchmarks.length}: ${benchmarks.slice(0, 4).join('; ')}`,
      { hint: 'Keep the rows of one benchmark and source; numbers of two graders cannot share a frontier.' },
    );
  }
  const rows = table.rows.map((row) => ({ row, counts: countsOf(row) }));
  const rates = rows.map(({ row, counts }) =>
    counts === null
      ? pointRates(row, level, penalties)
      : ratesOf(
          row.model,
          { tally: fullTally(counts.total), reasons: {}, violations: 0, otherModel: 0 },
          { all: counts },
          { level, penalties },
        ),
  );
  const placed = rates.flatMap((rate, index) =>
    rate.estimates['correct/asked']!.value === null || rate.estimates['incorrect/asked']!.value === null
      ? []
      : [{ rate, counts: rows[index]!.counts }],
  );
  const contenders = placed.map(({ rate, counts }) => ({
    id: rate.respondent,
    correct: rate.estimates['correct/asked']!.value ?? 0,
    incorrect: rate.estimates['incorrect/asked']!.value ?? 0,
    tally: counts?.total ?? null,
  }));
  const respondents = table.rows.map(respondentOf);
  const compared = leading(contenders, { penalties, named: options.compareAlso?.(respondents) });
  const drawn = compared.rows.map((place) => placed[place]!);
  const frontier = frontierSection(
    placed.map(({ rate, counts }) => ({
      respondent: rate.respondent,
      model: null,
      correct: rate.estimates['correct/asked']!,
      incorrect: rate.estimates['incorrect/asked']!,
      breakEven: rate.breakEven,
      worth:
        counts === null
          ? null
          : worthBand(counts, { level, utilities: rate.utilities }, independentMoments(counts)),
    })),
    {
      penalties,
      paired: false,
      curvesOf: new Set(drawn.map(({ rate }) => rate.respondent)),
      probabilityBest: bestOf(drawn, { penalties: penaltyGrid(penalties), seed }),
    },
  );
  const label = (id: string): string => id;
  const pairs = adjusted(unpairedComparisons(contenders, { level, penalties, label, among: compared.rows }));
  const known = options.provenance ?? UNKNOWN_PROVENANCE;
  const decision = decisionOf(frontier, pairs, {
    label,
    penalty: openingPenalty(penalties),
    cost: askedCost(penalties),
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    title: options.title,
    simulated: false,
    closedbookVersion: options.closedbookVersion ?? '',
    level,
    penalties: [...penalties],
    respondents,
    provenance: {
      ...known,
      warnings: [...known.warnings, ...leadingWarnings(compared)],
      seed,
      clusterBy: 'none',
    },
    decision: {
      ...decision,
      sentences: [
        ...(frontier === undefined ? [] : notedChoice(table.rows, frontier)),
        ...decision.sentences,
      ],
    },
    rates: { rows: rates },
    ...(frontier === undefined ? {} : { frontier }),
    ...(pairs.length === 0
      ? {}
      : { comparisons: { pairs, multiplicity: multiplicityOf(pairs.length, compared) } }),
  };
}

function respondentOf({ model }: PublishedRow): Summary['respondents'][number] {
  return {
    id: model,
    label: model,
    model,
    settings: {},
    policy: null,
    family: null,
    knowledgeCutoff: null,
    simulated: false,
    closedBook: 'unverified',
    violations: 0,
    otherModel: 0,
  };
}

/** Null unless there are respondents with a place on the frontier and all their counts are known. */
function bestOf(
  placed: readonly { readonly rate: RespondentRates; readonly counts: ClusterCounts | null }[],
  options: ProbabilityBestOptions,
): ReturnType<typeof unpairedProbabilityBest> {
  const totals = placed.flatMap(({ counts }) => (counts === null ? [] : [counts.total]));
  if (totals.length === 0 || totals.length < placed.length) return null;
  return unpairedProbabilityBest(
    totals,
    placed.map(({ rate }) => rate.respondent),
    options,
  );
}

/** Counts from shares that add up to the questions asked; null when n or one of the outcomes is not printed. */
function countsOf(row: PublishedRow): ClusterCounts | null {
  if (row.n === null || row.correct === null || row.incorrect === null) return null;
  const rest = Math.max(0, 1 - row.correct - row.incorrect);
  const [correct, incorrect, refused] = largestRemainder(
    [row.correct, row.incorrect, rest],
    Math.round(row.n),
  ) as [number, number, number];
  const total = { correct, incorrect, refused };
  const none = new Float64Array(0);
  return { correct: none, incorrect: none, refused: none, total, independent: true };
}

/** Moments of independent questions from counts alone. */
function independentMoments({ total }: ClusterCounts): ReturnType<typeof momentsOf> {
  const n = total.correct + total.incorrect + total.refused;
  if (n < 2) return null;
  const correct = total.correct / n;
  const incorrect = total.incorrect / n;
  return {
    n,
    groups: n,
    correct,
    incorrect,
    correctVariance: (correct * (1 - correct)) / (n - 1),
    incorrectVariance: (incorrect * (1 - incorrect)) / (n - 1),
    covariance: (-correct * incorrect) / (n - 1),
  };
}

function fullTally(tally: Tally): RespondentRates['tally'] {
  return { ...tally, ...NOTHING_BESIDE };
}

/** What can be said without n: the printed shares as points, nothing that needs a count. */
function pointRates(row: PublishedRow, level: number, penalties: readonly number[]): RespondentRates {
  const { correct, incorrect } = row;
  const refused = row.refused ?? (correct === null || incorrect === null ? null : 1 - correct - incorrect);
  const shares = {
    correct: correct ?? Number.NaN,
    incorrect: incorrect ?? Number.NaN,
    refused: refused ?? Number.NaN,
  };
  const point = (metric: string, value: number): Estimate => {
    const known = Number.isFinite(value);
    return pointEstimate(metric, known ? value : null, level, known ? 'n-unknown' : 'not-printed');
  };
  const estimates = Object.fromEntries(
    Object.entries(RATES).map(([metric, [part, whole]]) => [
      metric,
      point(metric, part(shares) / whole(shares)),
    ]),
  );
  const attempted = shares.correct + shares.incorrect;
  return {
    respondent: row.model,
    tally: fullTally({ correct: 0, incorrect: 0, refused: 0 }),
    reasons: {},
    estimates: {
      ...estimates,
      'f-score': point('f-score', (2 * shares.correct) / (1 + attempted)),
      index: point('index', 100 * (shares.correct - shares.incorrect)),
    },
    utilities: penalties.map((penalty) => ({
      penalty,
      estimate: point(utilityId(penalty), shares.correct - penalty * shares.incorrect),
    })),
    breakEven: point('break-even', shares.correct / shares.incorrect),
    bounds: [],
  };
}
