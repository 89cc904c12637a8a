/**
 * One respondent's panel of what was promised against what came true: points with intervals about the diagonal, the
 * band of chance where there is one, and below them how many questions stand behind each point. Shared by stated
 * confidence and by agreement of trials, so that the two are read alike.
 */
import { count, significant } from '../wording/numbers.ts';
import { leadingTo } from './answers-link.ts';
import type { Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { textWidth } from './text-width.ts';
import { panelTitle } from './theme.ts';

const SIZE = 170;
const BARS = 34;
/** Width of the bars that say how often. */
const BAR = 9;
/** Panels drawn; the caption says how many there are, the table has all. */
const MOST_PANELS = 12;
/** Bold letters are a tenth wider than the 12 px that names are measured at. */
export const PANEL_TITLE = Math.round(SIZE / 1.1);

/** Where what was promised comes true. */
export const DIAGONAL: Json = {
  data: {
    values: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  },
  mark: { type: 'line', color: INK.muted.light, strokeDash: [4, 3], strokeWidth: 1 },
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
};

/** Rows of the respondents that have a panel. */
export function inFocus<Row extends { readonly respondent: string }>(
  rows: readonly Row[],
  look: Look,
): Row[] {
  const room = look.focus([...new Set(rows.map(({ respondent }) => respondent))], MOST_PANELS);
  return rows.filter(({ respondent }) => room.includes(respondent)).slice(0, MOST_PANELS);
}

export interface CalibrationPoint {
  /** What was promised: stated confidence, share of trials that agreed. */
  readonly promised: number;
  readonly correct: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly n: number;
  /** Where a respondent that keeps its promise falls by chance. */
  readonly band?: { readonly low: number; readonly high: number };
  /** Where the point leads to. */
  readonly answers?: string;
}

export interface CalibrationPanel {
  readonly title: string;
  readonly subtitle: string;
  readonly colour: string;
  /** Title of the axis of promises. */
  readonly axis: string;
}

export function calibrationPanel(points: readonly CalibrationPoint[], options: CalibrationPanel): Json {
  const { title, subtitle, colour, axis } = options;
  const rows = [...points]
    .sort((a, b) => a.promised - b.promised)
    .map(({ promised, correct, n, band, ...linked }) => ({
      promised: significant(promised, 4),
      correct: correct.value === null ? null : significant(correct.value, 4),
      low: correct.low === null ? null : significant(correct.low, 4),
      high: correct.high === null ? null : significant(correct.high, 4),
      bandLow: band === undefined ? null : significant(band.low, 4),
      bandHigh: band === undefined ? null : significant(band.high, 4),
      n,
      ...linked,
    }));
  const drawn = rows.filter((row) => row.correct !== null);
  const x: Json = {
    field: 'promised',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: null,
    axis: { labels: false, ticks: false, values: [0, 0.25, 0.5, 0.75, 1], domain: false },
  };
  const bands = rows.filter((row) => row.bandLow !== null);
  return {
    spacing: 4,
    title: panelTitle(title, subtitle),
    vconcat: [
      {
        width: SIZE,
        height: SIZE,
        layer: [
          ...(bands.length === 0
            ? []
            : [
                {
                  data: { values: bands },
                  // An area over a single point has no width.
                  mark:
                    bands.length === 1
                      ? { type: 'rule', strokeWidth: 14, color: INK.grid.light }
                      : { type: 'area', color: INK.grid.light },
                  encoding: { x, y: { field: 'bandLow', type: 'quantitative' }, y2: { field: 'bandHigh' } },
                },
              ]),
          DIAGONAL,
          {
            data: { values: drawn.filter((row) => row.low !== null && row.high !== null) },
            mark: { type: 'rule', color: colour, strokeWidth: 1.4 },
            encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
          {
            data: { values: drawn },
            mark: {
              type: 'line',
              color: colour,
              strokeWidth: 1.5,
              point: { filled: true, size: 42, color: colour },
            },
            encoding: {
              x,
              y: {
                field: 'correct',
                type: 'quantitative',
                scale: { domain: [0, 1] },
                title: 'correct',
                axis: { format: '.0%', values: [0, 0.5, 1] },
              },
            },
          },
          ...linkedPoints(drawn, x),
        ],
      },
      sizeBars(rows, axis),
    ],
  };
}

/** Unseen rounds on the points that are larger than these and lead to their answers: a line is one mark and has one link. */
function linkedPoints(drawn: readonly object[], x: Json): Json[] {
  const link = leadingTo(drawn);
  if (!('href' in link)) return [];
  return [
    {
      data: { values: drawn as unknown as Json },
      mark: { type: 'point', filled: true, size: 200, opacity: 0 },
      encoding: { x, y: { field: 'correct', type: 'quantitative' }, ...link },
    },
  ];
}

/** How many questions stand behind each point; the number itself where it fits. */
function sizeBars(
  rows: readonly { readonly promised: number; readonly n: number; readonly answers?: string }[],
  axis: string,
): Json {
  let taken = -Infinity;
  const gaps = rows.slice(1).map(({ promised }, place) => (promised - rows[place]!.promised) * SIZE);
  // Values that lie close keep a bar each.
  const bar = Math.max(2, Math.min(BAR, ...gaps.map((gap) => gap - 1)));
  const sizes = rows.map(({ promised, n, ...linked }) => {
    const half = textWidth(count(n), 9) / 2;
    const hidden = rows.some(
      (other) =>
        other.n > n &&
        other.promised !== promised &&
        Math.abs(other.promised - promised) * SIZE < half + bar / 2,
    );
    const fits = !hidden && promised * SIZE - half > taken + 2;
    if (fits) taken = promised * SIZE + half;
    return {
      promised,
      n,
      text: fits ? count(n) : '',
      ...('answers' in linked ? { answers: linked.answers } : {}),
    };
  });
  const x: Json = {
    field: 'promised',
    type: 'quantitative',
    scale: { domain: [0, 1], padding: 0 },
    title: axis,
    axis: { format: '.0%', values: [0, 0.5, 1], grid: false },
  };
  // Room for the number above the tallest bar.
  const top = Math.max(1, ...rows.map((row) => row.n)) * 1.45;
  const y: Json = {
    field: 'n',
    type: 'quantitative',
    scale: { domain: [0, top], nice: false },
    title: null,
    axis: null,
  };
  return {
    width: SIZE,
    height: BARS,
    data: { values: sizes },
    layer: [
      {
        mark: { type: 'bar', color: INK.rule.light, width: significant(bar, 3) },
        encoding: { x, y, ...leadingTo(sizes) },
      },
      {
        mark: { type: 'text', baseline: 'bottom', dy: -1, fontSize: 9, color: INK.muted.light },
        encoding: { x, y, text: { field: 'text' } },
      },
    ],
  };
}
