/**
 * What the page's script is given: the competitors for the slider, the frame of the frontier, the words and
 * numbers of every chart. Small; the answers travel apart, compressed.
 */
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Chart, Table } from '../charts/chart.ts';
import { frontierLimits } from '../charts/frontier.ts';
import { FRONTIER_SIZES } from '../charts/frontier-size.ts';
import type { Look } from '../charts/look.ts';
import { INK } from '../charts/palette.ts';
import { penaltyEnd } from '../charts/penalty-axis.ts';
import { FONT } from '../charts/theme.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import { csvTable } from '../forms/csv-table.ts';
import { significant } from '../wording/numbers.ts';
import { type FilterData, filterOf } from './filter-data.ts';
import type { Competitor, PartRates } from './ranking.ts';
import { markOf } from './swatch.ts';

export interface PageChart {
  readonly title: string;
  readonly caption: string;
  /** Null where it is too long for a page: then the report's tables have it. */
  readonly csv: string | null;
}

/** A plot frame: its element, its place and size in pixels, and the ends of its axes. */
export interface PageFrame {
  readonly element: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

export interface PageData extends FilterData {
  readonly penalty: number;
  /** Penalties offered as buttons. */
  readonly presets: readonly number[];
  /** Largest penalty of the slider. */
  readonly end: number;
  readonly grid: readonly number[];
  readonly competitors: readonly Competitor[];
  /** Whether their rates count missing outcomes as estimated. */
  readonly estimated?: true;
  /** Of a run that could stop by looking: the penalty of its rule (null: of none), and who is shown to be best there. */
  readonly looked?: { readonly penalty: number | null; readonly best: string | null };
  /** Parts of the mix with their share as asked; empty where there is nothing to mix. */
  readonly parts: readonly { readonly name: string; readonly share: number }[];
  /** The frontier's drawings that the slider draws on: the wide one and the one for narrow screens. */
  readonly frames: readonly PageFrame[];
  readonly charts: Readonly<Record<string, PageChart>>;
  readonly source: string;
  readonly font: string;
  readonly colours: {
    readonly ink: string;
    readonly muted: string;
    readonly paper: string;
    readonly accent: string;
  };
}

export interface PageDataParts {
  readonly charts: readonly Chart[];
  readonly drawn: ReadonlyMap<string, DrawnChart>;
  readonly source: string;
}

export function pageData(summary: Summary, look: Look, { charts, drawn, source }: PageDataParts): PageData {
  const { frontier } = summary;
  const { parts, ratesOf } = mix(summary);
  const limits = frontier === undefined ? null : frontierLimits(frontier);
  return {
    penalty: look.penalty,
    presets: summary.penalties,
    end: frontier === undefined ? 9 : Math.max(penaltyEnd(frontier), ...summary.penalties),
    grid: frontier?.penalties ?? [],
    competitors: competitorsOf(summary, look, ratesOf),
    ...(frontier?.base === undefined ? {} : { estimated: true as const }),
    ...(summary.sequential === undefined ? {} : { looked: lookedOf(summary.sequential, look) }),
    parts,
    frames: limits === null ? [] : framesOf(drawn, limits),
    charts: Object.fromEntries(
      charts.map(({ id, title, caption, table }) => [id, { title, caption, csv: pageCsv(table) }]),
    ),
    ...filterOf(look),
    source,
    font: FONT,
    colours: {
      ink: INK.text.light,
      muted: INK.muted.light,
      paper: INK.paper.light,
      accent: INK.accent.light,
    },
  };
}

function lookedOf(
  { plan: { until }, state, respondents, comparisons }: SequentialSection,
  look: Look,
): NonNullable<PageData['looked']> {
  if (until.goal !== 'best' && until.goal !== 'order') return { penalty: null, best: null };
  const beaten = new Set(
    comparisons.flatMap(({ a, b, shown }) => (shown === null ? [] : [shown === 'above' ? b : a])),
  );
  const [best, ...others] = respondents.filter(({ respondent }) => !beaten.has(respondent));
  const one = state === 'settled' && best !== undefined && others.length === 0;
  return { penalty: until.penalty, best: one ? look.fullName(best.respondent) : null };
}

/** Letters of CSV that one chart may bring: thousands of pairs belong in a file. */
const MOST_CSV = 200_000;

function pageCsv(table: Table): string | null {
  const csv = csvTable(table);
  return csv.length > MOST_CSV ? null : csv;
}

function framesOf(
  drawn: ReadonlyMap<string, DrawnChart>,
  limits: { readonly x: number; readonly y: number },
): PageFrame[] {
  const sizes = { frontier: FRONTIER_SIZES.wide, 'frontier-narrow': FRONTIER_SIZES.narrow };
  return Object.entries(sizes).flatMap(([id, { width, height }]) => {
    const frame = drawn.get(id)?.frame;
    return frame === undefined ? [] : [{ element: `chart-${id}`, ...frame, width, height, ...limits }];
  });
}

type PartRatesOf = (respondent: string) => (PartRates | null)[];

function competitorsOf(summary: Summary, look: Look, ratesOf: PartRatesOf): Competitor[] {
  const { hull = [], curves = [], points = [], probabilityBest = null } = summary.frontier ?? {};
  // Who stands on no frontier, or on one where nobody is chosen, has no place in an order of choice.
  if (hull.length === 0) return [];
  const shareOf = new Map(
    probabilityBest?.rows.map(({ respondent, probabilities }) => [
      respondent,
      probabilities.map((share) => significant(share, 3)),
    ]),
  );
  const best = (respondent: string | null) => {
    const shares = shareOf.get(respondent);
    return shares === undefined ? {} : { best: shares };
  };
  const rounded = (values: readonly (number | null)[] | undefined) =>
    (values ?? []).map((value) => (value === null ? null : significant(value, 4)));
  const pointOf = new Map(points.map((point) => [point.respondent, point]));
  const curveOf = new Map(curves.map((curve) => [curve.respondent, curve]));
  const respondents = summary.rates.rows.flatMap((row): Competitor[] => {
    // The frontier's own rates: the slider must choose as the headline does.
    const point = pointOf.get(row.respondent);
    const correct = point?.correct.value;
    const incorrect = point?.incorrect.value;
    if (correct == null || incorrect == null) return [];
    const curve = curveOf.get(row.respondent);
    if (curve === undefined) return [];
    return [
      {
        name: look.fullName(row.respondent),
        colour: look.colour(row.respondent).light,
        mark: markOf(row.respondent, look),
        rates: { correct: significant(correct), incorrect: significant(incorrect) },
        ...(point?.withUngraded === undefined ? {} : { withUngraded: point.withUngraded }),
        parts: ratesOf(row.respondent),
        low: rounded(curve.low),
        high: rounded(curve.high),
        ...best(row.respondent),
      },
    ];
  });
  const nothing = { correct: 0, incorrect: 0 };
  const none = ratesOf('').map(() => nothing);
  return [
    ...respondents,
    {
      name: look.fullName(null),
      colour: look.colour(null).light,
      mark: markOf(null, look),
      rates: nothing,
      parts: none,
      low: [],
      high: [],
      ...best(null),
    },
  ];
}

/** Popularity bands (or the answerable questions as one part) and, where they were asked, unanswerable ones. */
function mix(summary: Summary): { parts: { name: string; share: number }[]; ratesOf: PartRatesOf } {
  const bands = summary.slices?.slices.find((slice) => slice.by === 'popularity');
  const names = bands === undefined ? [] : [...new Set(bands.cells.map((cell) => cell.value))].sort();
  const unanswerable = summary.unanswerable?.rows ?? [];
  if (names.length < 2 && unanswerable.length === 0) return { parts: [], ratesOf: () => [] };
  const size = (tally: { correct: number; incorrect: number; refused: number }) =>
    tally.correct + tally.incorrect + tally.refused;
  const ofBand = (name: string) => bands?.cells.filter((cell) => cell.value === name) ?? [];
  const total = names.reduce(
    (sum, name) => sum + Math.max(...ofBand(name).map((cell) => size(cell.tally))),
    0,
  );
  const parts =
    names.length < 2
      ? [{ name: 'answerable', share: 1 }]
      : names.map((name) => ({
          name: visibleText(name),
          share: significant(
            Math.max(...ofBand(name).map((cell) => size(cell.tally))) / Math.max(1, total),
            4,
          ),
        }));
  if (unanswerable.length > 0) parts.push({ name: 'without an answer', share: 0 });
  const shares = (
    tallies: readonly { correct: number; incorrect: number; refused: number }[],
  ): PartRates | null => {
    const n = tallies.reduce((sum, tally) => sum + size(tally), 0);
    if (n === 0) return null;
    return {
      correct: significant(tallies.reduce((sum, tally) => sum + tally.correct, 0) / n),
      incorrect: significant(tallies.reduce((sum, tally) => sum + tally.incorrect, 0) / n),
    };
  };
  const ratesOf: PartRatesOf = (respondent) => {
    const rates =
      names.length < 2
        ? [shares(summary.rates.rows.filter((row) => row.respondent === respondent).map((row) => row.tally))]
        : names.map((name) =>
            shares(
              ofBand(name)
                .filter((cell) => cell.respondent === respondent)
                .map((cell) => cell.tally),
            ),
          );
    if (unanswerable.length > 0) {
      rates.push(shares(unanswerable.filter((row) => row.respondent === respondent).map((row) => row.tally)));
    }
    return rates;
  };
  return { parts, ratesOf };
}
