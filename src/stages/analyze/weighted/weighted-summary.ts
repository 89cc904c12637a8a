/**
 * The summary of a run whose questions were drawn with unlike, known chances: every number in it is weighted by them, so that
 * it speaks of the whole set. What is counted reply by reply elsewhere, or tested on counts, is left out by name.
 */
import type { Drawing } from '../../../core/adaptive-order.ts';
import { grouped } from '../../../core/counted.ts';
import { askedCost, openingPenalty } from '../../../core/opening-penalty.ts';
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { clusterKeyOf } from '../cluster-key.ts';
import { adjusted, pairedComparisons } from '../comparisons.ts';
import { decisionOf } from '../decision.ts';
import { frontierSection } from '../frontier.ts';
import { outcomeGrid } from '../grid.ts';
import { momentsOf } from '../moments.ts';
import { modelNames } from '../same-model.ts';
import { withLeftOut } from '../with-left-out.ts';
import { momentsBand } from '../worth-band.ts';
import { columnWeights, weightedCounts, weightedPairTally } from './weighted-counts.ts';
import { asWeighted, weightedBreakEven, weightedEstimates, weightedUtility } from './weighted-estimates.ts';

/** Sections that hold no rate of questions, or are remade below. */
const KEPT = new Set([
  ...['schemaVersion', 'title', 'simulated', 'closedbookVersion', 'level', 'penalties', 'respondents'],
  ...['provenance', 'decision', 'rates', 'frontier', 'comparisons', 'cost', 'graders'],
]);

/** Pairs beyond these were not compared in the summary either. */
export function weightedSummary(summary: Summary, table: OutcomeTable, drawing: Drawing): Summary {
  const { level, penalties } = summary;
  const labels = new Map(summary.respondents.map(({ id, label }) => [id, label]));
  const label = (id: string): string => labels.get(id) ?? id;
  const grid = outcomeGrid(table, { clusterKey: clusterKeyOf('subject') });
  const weights = columnWeights(grid, table, drawing);
  const counts = summary.respondents.map((_, row) => weightedCounts(grid, row, weights));
  const rows = summary.rates.rows.map((row, place): RespondentRates => {
    const { simultaneous: _equal, withoutBlocked: _too, corrected: _also, human: _people, ...kept } = row;
    return {
      ...kept,
      estimates: weightedEstimates(counts[place]!, level),
      utilities: penalties.map((penalty) => ({
        penalty,
        estimate: weightedUtility(counts[place]!, penalty, { level }),
      })),
      breakEven: weightedBreakEven(counts[place]!, level),
      // How far missing replies reach is a matter of their questions' weights, which their counts do not tell.
      bounds: [],
    };
  });
  const models = modelNames(summary.respondents);
  const frontier = frontierSection(
    rows.map((row, place) => ({
      respondent: row.respondent,
      model: models[place]!,
      correct: row.estimates['correct/asked']!,
      incorrect: row.estimates['incorrect/asked']!,
      breakEven: row.breakEven,
      worth: momentsBand(momentsOf(counts[place]!), level),
    })),
    { penalties, paired: true },
  );
  const contenders = rows.map(({ respondent, estimates }) => ({
    id: respondent,
    correct: estimates['correct/asked']!.value ?? 0,
    incorrect: estimates['incorrect/asked']!.value ?? 0,
  }));
  const among = new Set(summary.comparisons?.pairs.flatMap(({ a, b }) => [a, b]));
  const pairs = adjusted(
    pairedComparisons(grid, contenders, {
      ...{ level, penalties, label, tally: weightedPairTally(weights) },
      among: contenders.flatMap(({ id }, row) => (among.has(id) ? [row] : [])),
    }),
  ).map((pair) => ({
    ...pair,
    shared: pair.shared === null ? null : Math.round(pair.shared),
    // Transitions count the replies drawn, of which questions that divide are too many.
    transitions: null,
    differences: pair.differences.map((one) => ({
      ...one,
      estimate: asWeighted(one.estimate),
      test: one.test === null ? null : `weighted-${one.test}`,
    })),
    tie: { ...pair.tie, method: `weighted-${pair.tie.method}` },
  }));
  const decision = decisionOf(frontier, pairs, {
    ...{ label, penalty: openingPenalty(penalties), cost: askedCost(penalties) },
  });
  const {
    comparisons: _counted,
    frontier: _too,
    ...kept
  } = Object.fromEntries(Object.entries(summary).filter(([name]) => KEPT.has(name))) as Summary;
  const dropped = Object.keys(summary).filter((name) => !KEPT.has(name));
  const told = {
    ...kept,
    rates: { rows },
    decision: { ...decision, sentences: [...drawingNotes(drawing), ...decision.sentences] },
    ...(frontier === undefined ? {} : { frontier }),
    ...(pairs.length === 0
      ? {}
      : { comparisons: { pairs, multiplicity: `holm over ${pairs.length} pairs, per metric` } }),
    drawing: { ...drawing, inclusion: chancesOf(drawing) },
  };
  return withLeftOut(
    told,
    dropped,
    'they count replies, and the questions that were drawn are not like those of the set',
  );
}

/** How the questions came about, in two sentences. */
export function drawingNotes({ penalty, from, population, inclusion, known }: Drawing): string[] {
  const drawn = Object.keys(inclusion).length;
  const { least, greatest } = chancesOf({ inclusion });
  const unknown =
    known === population
      ? ''
      : ` (of ${grouped(population - known)} they tell nothing: drawn as the average)`;
  return [
    `${grouped(drawn)} of ${grouped(population)} questions were drawn before the first answer, more often those that tell respondents apart at L = ${penalty} by ${from.length === 1 ? 'run' : 'runs'} ${from.join(', ')}${unknown}.`,
    `Each reply counts as 1/chance replies (chances from ${percent(least)} to ${percent(greatest)}), so rates and differences are those of the whole set, with intervals that pay for unequal weights.`,
  ];
}

function chancesOf({ inclusion }: Pick<Drawing, 'inclusion'>): { least: number; greatest: number } {
  const chances = Object.values(inclusion);
  return {
    least: chances.reduce((least, one) => Math.min(least, one), 1),
    greatest: chances.reduce((most, one) => Math.max(most, one), 0),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
