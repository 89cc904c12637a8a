/**
 * Rates, utilities and the choice under a declared workload. Bands and unanswerable questions are strata with shares of
 * their own; a subject's questions stay one cluster even where they lie in several strata.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import { utilityId } from '../../core/metric.ts';
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import type { WorkloadSection } from '../../core/summary/workload.ts';
import { utilityEnvelope } from '../../stats/penalty/utility-envelope.ts';
import { reweightedMean } from '../../stats/rate/reweighted-mean.ts';
import { asEstimate } from './as-estimate.ts';
import { type Grid, isRated, outcomeGrid } from './grid.ts';
import { reignsText } from './reigns-text.ts';

export interface Workload {
  /** Share of each popularity band among the answerable questions. */
  readonly mix?: Readonly<Record<string, number>>;
  /** Share of questions without an answer. */
  readonly unanswerableShare?: number;
}

export interface WorkloadOptions extends Workload {
  readonly level: number;
  readonly penalties: readonly number[];
  readonly clusterKey: (question: QuestionRow) => string;
  readonly label: (id: string) => string;
  /** Respondents among whom a choice can be made; none leaves the choice out. */
  readonly candidates: readonly string[];
}

const ANSWERABLE = 'answerable';
const UNANSWERABLE = 'unanswerable';

/** Undefined when no workload was declared. @throws ClosedbookError `usage` when it names what was not asked. */
export function workloadSection(table: OutcomeTable, options: WorkloadOptions): WorkloadSection | undefined {
  const { mix, unanswerableShare: share } = options;
  if (mix === undefined && share === undefined) return undefined;
  const stratumOf = (question: QuestionRow): string | undefined => {
    if (question.status !== 'ok') return undefined;
    if (question.kind !== 'answerable') return (share ?? 0) > 0 ? UNANSWERABLE : undefined;
    if (!isRated(question)) return undefined;
    return mix === undefined ? ANSWERABLE : question.popularity?.band;
  };
  const shares = sharesOf(options);
  const grid = outcomeGrid(table, {
    include: (question) => (shares[stratumOf(question) ?? ''] ?? 0) > 0,
    clusterKey: options.clusterKey,
  });
  const strata = Array.from(grid.questions, (index) => stratumOf(table.questions[index]!) ?? '');
  const questions = Object.fromEntries(
    Object.keys(shares).map((name) => [name, strata.filter((one) => one === name).length]),
  );
  checkAsked(table, questions, shares);
  const rows = table.respondents.map(({ id }, respondent) =>
    rowOf(id, columnsOf(grid, respondent, strata), { shares, options }),
  );
  const points = rows.flatMap((row) => {
    const correct = row.estimates['correct/workload']!.value;
    const incorrect = row.estimates['incorrect/workload']!.value;
    const chosen = options.candidates.includes(row.respondent);
    return correct === null || incorrect === null || !chosen
      ? []
      : [{ id: row.respondent, correct, incorrect }];
  });
  const hull = (
    points.length === 0
      ? []
      : utilityEnvelope(
          points.map((point) => point.incorrect),
          points.map((point) => point.correct),
        )
  ).map(({ best, from, to }) => ({ competitors: best.map((at) => points[at]?.id ?? null), from, to }));
  return {
    mix: mix ?? null,
    unanswerableShare: share ?? null,
    questions,
    rows,
    hull,
    sentences:
      hull.length === 0
        ? []
        : [`For ${workloadText(options)}: ${lowerFirst(reignsText(hull, options.label))}`],
  };
}

/** Shares of all strata, adding up to one; a mix is read as proportions. */
function sharesOf({ mix, unanswerableShare = 0 }: Workload): Record<string, number> {
  const answerable = mix ?? { [ANSWERABLE]: 1 };
  const total = Object.values(answerable).reduce((sum, part) => sum + part, 0);
  if (!(total > 0) || Math.abs(total - 1) > 0.011) {
    throw new ClosedbookError(
      'usage',
      `the shares of --mix must add up to 1, got ${Number(total.toFixed(4))}`,
    );
  }
  return {
    ...Object.fromEntries(
      Object.entries(answerable).map(([name, part]) => [name, ((1 - unanswerableShare) * part) / total]),
    ),
    ...(unanswerableShare > 0 ? { [UNANSWERABLE]: unanswerableShare } : {}),
  };
}

function checkAsked(
  table: OutcomeTable,
  questions: Readonly<Record<string, number>>,
  shares: Readonly<Record<string, number>>,
): void {
  const missing = Object.keys(shares).filter((name) => shares[name]! > 0 && questions[name] === 0);
  if (missing.length === 0) return;
  if (missing.includes(UNANSWERABLE)) {
    throw new ClosedbookError('usage', '--unanswerable-share: no question without an answer was asked', {
      hint: 'Such questions have the kind nonexistent, false-premise or unknowable.',
    });
  }
  const bands = [
    ...new Set(table.questions.flatMap((one) => (isRated(one) ? (one.popularity?.band ?? []) : []))),
  ].sort();
  throw new ClosedbookError('usage', `--mix names ${missing.join(', ')}, of which no question was asked`, {
    hint:
      bands.length === 0
        ? 'These questions have no popularity band.'
        : `The bands asked are ${bands.join(', ')}.`,
  });
}

interface Columns {
  readonly strata: string[];
  readonly clusters: number[];
  readonly correct: number[];
  readonly incorrect: number[];
  readonly refused: number[];
}

/** What a respondent did on each question that it has an outcome on; means over trials. */
function columnsOf(grid: Grid, respondent: number, strata: readonly string[]): Columns {
  const columns: Columns = { strata: [], clusters: [], correct: [], incorrect: [], refused: [] };
  const width = grid.questions.length;
  for (let column = 0; column < width; column += 1) {
    const cell = respondent * width + column;
    const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    if (replies === 0) continue;
    columns.strata.push(strata[column]!);
    columns.clusters.push(grid.cluster[column]!);
    columns.correct.push(grid.correct[cell]! / replies);
    columns.incorrect.push(grid.incorrect[cell]! / replies);
    columns.refused.push(grid.refused[cell]! / replies);
  }
  return columns;
}

function rowOf(
  respondent: string,
  columns: Columns,
  {
    shares,
    options,
  }: { readonly shares: Readonly<Record<string, number>>; readonly options: WorkloadOptions },
): WorkloadSection['rows'][number] {
  const { strata, clusters } = columns;
  const mean = (values: readonly number[], metric: string, kind: 'rate' | 'mean'): Estimate =>
    asEstimate(reweightedMean(values, { strata, clusters, shares, kind, level: options.level }), {
      metric,
      // A weighted share has no whole numerator; the questions behind it are its denominator.
      numerator: null,
      denominator: strata.length,
    });
  return {
    respondent,
    estimates: Object.fromEntries(
      (['correct', 'incorrect', 'refused'] as const).map((outcome) => [
        `${outcome}/workload`,
        mean(columns[outcome], `${outcome}/workload`, 'rate'),
      ]),
    ),
    utilities: options.penalties.map((penalty) => ({
      penalty,
      estimate: mean(
        columns.correct.map((value, at) => value - penalty * columns.incorrect[at]!),
        utilityId(penalty),
        'mean',
      ),
    })),
  };
}

/** "your workload (50% A-head, 50% E-tail; 10% without an answer)". */
function workloadText({ mix, unanswerableShare }: Workload): string {
  const percent = (share: number): string => `${Number((100 * share).toFixed(1))}%`;
  const bands = Object.entries(mix ?? {}).map(([band, share]) => `${percent(share)} ${band}`);
  const parts = [
    ...(bands.length === 0 ? [] : [bands.join(', ')]),
    ...(unanswerableShare === undefined ? [] : [`${percent(unanswerableShare)} without an answer`]),
  ];
  return `a workload of ${parts.join('; ')}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
