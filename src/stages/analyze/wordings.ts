/**
 * Wordings of one policy as a declared factor: respondents of one model whose policies differ by their wording alone.
 * A wording is a draw from ways to say the same; its spread stands beside the error of the questions drawn.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { policyName } from '../../core/policy.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { normalCritical } from '../../stats/numeric/distributions.ts';
import { type WordingSums, wordingSpread } from '../../stats/rate/wording-spread.ts';
import { asEstimate } from './as-estimate.ts';
import type { Grid } from './grid.ts';
import { modelNames } from './same-model.ts';

type Section = NonNullable<Summary['wordings']>;
type Row = Section['rows'][number];

const METRICS = {
  'correct/asked': 'correct',
  'incorrect/asked': 'incorrect',
  'refused/asked': 'refused',
} as const;
type Metric = keyof typeof METRICS;

/** The section; undefined where no policy was asked in two wordings. */
export function wordingsSection(table: OutcomeTable, grid: Grid, level: number): Section | undefined {
  const rows = policiesInWordings(table).flatMap(({ model, policy, members }) =>
    (Object.keys(METRICS) as Metric[]).map((metric): Row => {
      const found = wordingSpread(
        members.map((index) => sumsOf(grid, index, METRICS[metric])),
        { level },
      );
      const rates = found.rates.filter((rate) => rate !== null);
      const { estimate, mean, samplingError } = found;
      return {
        model,
        policy,
        respondents: members.map((index) => table.respondents[index]!.id),
        metric,
        mean,
        lowest: rates.length === 0 ? null : Math.min(...rates),
        highest: rates.length === 0 ? null : Math.max(...rates),
        spread: asEstimate(found, {
          metric: `spread over wordings of ${metric}`,
          numerator: null,
          denominator: null,
        }),
        samplingError,
        gapByPhrasing: estimate === null ? null : normalCritical(level) * Math.SQRT2 * estimate,
      };
    }),
  );
  return rows.length === 0 ? undefined : { rows, sentences: rows.flatMap(sentenceOf) };
}

function policiesInWordings(table: OutcomeTable): { model: string; policy: string; members: number[] }[] {
  const groups = new Map<string, { model: string; policy: string; members: number[] }>();
  for (const [index, model] of modelNames(table.respondents).entries()) {
    const { policy } = table.respondents[index]!;
    if (policy === null) continue;
    const name = policyName({ ...policy, wording: 'a' });
    const key = JSON.stringify([model, name]);
    const group = groups.get(key) ?? { model, policy: name, members: [] };
    group.members.push(index);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ members }) => members.length > 1);
}

/** By cluster of the grid, clusters without an outcome of this wording included: all wordings have the same. */
function sumsOf(grid: Grid, respondent: number, outcome: 'correct' | 'incorrect' | 'refused'): WordingSums {
  const sizes = new Float64Array(grid.clusters);
  const sums = new Float64Array(grid.clusters);
  const width = grid.questions.length;
  for (let column = 0; column < width; column += 1) {
    const cell = respondent * width + column;
    const cluster = grid.cluster[column]!;
    sizes[cluster]! += grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    sums[cluster]! += grid[outcome][cell]!;
  }
  return { sizes, sums };
}

const WORDS: Record<string, string> = {
  'correct/asked': 'right answers',
  'incorrect/asked': 'wrong answers',
  'refused/asked': 'refusals',
};

function sentenceOf({
  model,
  policy,
  respondents,
  metric,
  lowest,
  highest,
  spread,
  samplingError,
}: Row): string[] {
  if (spread.value === null || lowest === null || highest === null || samplingError === null) return [];
  const points = (share: number) => (100 * share).toFixed(1);
  const interval =
    spread.low === null || spread.high === null
      ? 'no interval'
      : `${Math.round(100 * spread.level)}% ${points(spread.low)} to ${points(spread.high)}`;
  return [
    `${model}, ${policy}: ${WORDS[metric]} ran from ${points(lowest)}% to ${points(highest)}% over ${respondents.length} wordings; phrasing moves them by ${points(spread.value)} points (${interval}), the draw of questions by ${points(samplingError)}.`,
  ];
}
