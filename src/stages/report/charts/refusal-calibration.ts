/**
 * What the refused would have been worth: each respondent's rate when it answered of its own accord, against its
 * rate when forced to answer what it had refused. Far apart is good judgement; close together means that
 * silence fell anywhere. Lucky guesses are in the forced rate, so it is never called knowledge.
 */

import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';
import { type Chart, estimateCells, type Json, type Spec } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { themed } from './theme.ts';

const WIDTH = 440;
const ROW = 34;
/** Pixels that the two rates stand above and below the middle of a row, so that neither hides the other. */
const APART = 5;

type Row = NonNullable<Summary['refusal']>['rows'][number];

interface Means {
  /** The rate of a row's respondent when it answered of its own accord. */
  readonly answering: (row: Row) => Rate | undefined;
  readonly look: Look;
}

type Rate = Pick<Estimate, 'value' | 'low' | 'high' | 'n'>;

const KINDS = ['when it answered', 'when forced, after refusing'] as const;

export function refusalCalibration(
  section: NonNullable<Summary['refusal']>,
  rates: Summary['rates'],
  look: Look,
): Chart | null {
  if (section.rows.length === 0) return null;
  const answering = (row: Row) =>
    rates.rows.find((one) => one.respondent === row.respondent)?.estimates['correct/attempted'];

  return {
    id: 'refusal',
    title: finding(section.rows, { answering, look }),
    caption: caption(
      'Share correct among the questions it chose to answer, and among those it refused and then had to answer',
      'lucky guesses count in the second; the pale bar is its range if everything still refused had been wrong or right',
      intervalsText(
        section.rows.map((row) => row.rightWhenForced),
        look.levelPercent,
      ),
      'n counts the questions refused and then answered',
    ),
    description: section.rows.map((row) => describe(row, { answering, look })).join('; '),
    metrics: ['correct/attempted', 'correct/forced'],
    table: tableOf(section.rows, { answering, look }),
    spec: drawing(section.rows, { answering, look }),
  };
}

/** Two points a respondent; a rate that is not known has none. */
function pointsOf(rows: readonly Row[], { answering, look }: Means) {
  return rows.flatMap((row) => {
    const open = answering(row);
    return [
      ...(open?.value == null ? [] : [{ estimate: open, kind: KINDS[0], row }]),
      ...(row.rightWhenForced.value === null ? [] : [{ estimate: row.rightWhenForced, kind: KINDS[1], row }]),
    ].map(({ estimate, kind }) => ({
      name: look.name(row.respondent),
      kind,
      value: significant(estimate.value!),
      low: estimate.low === null ? null : significant(estimate.low),
      high: estimate.high === null ? null : significant(estimate.high),
    }));
  });
}

/** How far the forced rate could be, whichever way what stayed refused had gone. */
function boundsOf(rows: readonly Row[], look: Look) {
  return rows.flatMap((row) =>
    row.bounds.lowest === null || row.bounds.highest === null || row.bounds.lowest === row.bounds.highest
      ? []
      : [
          {
            name: look.name(row.respondent),
            low: significant(row.bounds.lowest),
            high: significant(row.bounds.highest),
          },
        ],
  );
}

function drawing(rows: readonly Row[], means: Means): Spec {
  const { look } = means;
  const order = rows.map((row) => look.name(row.respondent));
  const points = pointsOf(rows, means);
  const sides = rows.map((row) => ({ name: look.name(row.respondent), text: sideText(row) }));
  const color: Json = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: [...KINDS], range: [OUTCOME.correct.light, INK.muted.light] },
    legend: {
      title: null,
      orient: 'top',
      direction: 'horizontal',
      symbolType: 'circle',
      labelFontSize: 12,
      labelLimit: 240,
    },
  };
  const y: Json = {
    field: 'name',
    type: 'nominal',
    sort: order,
    scale: { domain: order },
    title: null,
    axis: { labelColor: INK.text.light, labelFontSize: 12, labelPadding: 10, grid: true },
  };

  return themed({
    width: WIDTH,
    height: { step: ROW },
    layer: [
      {
        data: { values: boundsOf(rows, look) },
        mark: { type: 'bar', height: 10, color: INK.grid.light, yOffset: APART },
        encoding: { y, x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
      },
      ...KINDS.flatMap((kind, place): Json[] => {
        const ofKind = points.filter((point) => point.kind === kind);
        const yOffset = place === 0 ? -APART : APART;
        return [
          {
            data: { values: ofKind.filter((point) => point.low !== null) },
            mark: { type: 'rule', strokeWidth: 1.6, yOffset },
            encoding: { y, x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' }, color },
          },
          {
            data: { values: ofKind },
            mark: { type: 'point', filled: true, size: 80, opacity: 1, yOffset },
            encoding: {
              y,
              x: {
                field: 'value',
                type: 'quantitative',
                scale: { domain: [0, 1] },
                title: 'share correct',
                axis: { format: '.0%', tickCount: 5 },
              },
              color,
            },
          },
        ];
      }),
      {
        data: { values: sides },
        mark: { type: 'text', align: 'left', dx: 10, fontSize: 11, color: INK.muted.light },
        encoding: { y, x: { datum: 1, type: 'quantitative' }, text: { field: 'text' } },
      },
    ],
  });
}

function tableOf(rows: readonly Row[], { answering, look }: Means): Chart['table'] {
  return {
    columns: [
      'respondent',
      'forced correct',
      'forced incorrect',
      'still refused',
      'right when forced',
      'low',
      'high',
      'correct/attempted',
      'precision',
      'recall',
      'over-refusal',
      'pays above L',
    ],
    rows: rows.map((row) => [
      look.fullName(row.respondent),
      row.forcedCorrect,
      row.forcedIncorrect,
      row.stillRefused,
      ...estimateCells(row.rightWhenForced),
      answering(row)?.value ?? null,
      row.precision.value,
      row.recall.value,
      row.overRefusal.value,
      row.paysAbove.value,
    ]),
  };
}

function describe(row: Row, { answering, look }: Means): string {
  return `${look.fullName(row.respondent)}: ${row.rightWhenForced.value === null ? `right when forced undefined, ${whyText(row.rightWhenForced.why)}` : `${percent(row.rightWhenForced.value)} right when forced`}, ${answering(row)?.value == null ? 'nothing answered' : `${percent(answering(row)!.value!)} right when it answered`}`;
}

function sideText(row: Row): string {
  const n = row.forcedCorrect + row.forcedIncorrect;
  const still = row.stillRefused > 0 ? `, ${count(row.stillRefused)} still refused` : '';
  return row.rightWhenForced.value === null ? whyText(row.rightWhenForced.why) : `n = ${count(n)}${still}`;
}

/** At the report's level the distance of two gaps, by the intervals that the chart shows. */
const BEYOND = 1.96;

interface Gap {
  readonly row: Row;
  readonly open: Rate;
  readonly forced: Rate;
  readonly gap: number;
}

function finding(rows: readonly Row[], { answering, look }: Means): string {
  const known = rows.flatMap((row): Gap[] => {
    const [open, forced] = [answering(row), row.rightWhenForced];
    return forced.value === null || open?.value == null
      ? []
      : [{ row, open, forced, gap: open.value - forced.value }];
  });
  if (known.length === 0) return 'Whether silence fell on the right questions is not known';
  const [best, ...others] = [...known].sort((a, b) => b.gap - a.gap);
  const name = look.name(best!.row.respondent);
  const [open, forced] = [best!.open, best!.forced].map(({ value, n }) => percent(value!, { n }));
  if (others.length === 0)
    return `${name} was right on ${open} of what it answered, and when forced on ${forced} of what it refused`;
  if (best!.gap > 0 && others.every((other) => isWider(best!, other)))
    return `${name} chooses its silences best: right on ${open} of what it answered, ${forced} of what it refused`;
  const apart = known.filter(
    (one) => one.open.low !== null && one.forced.high !== null && one.open.low > one.forced.high,
  );
  if (apart.length === 0)
    return 'For no respondent are answers given freely clearly right more often than forced ones';
  const whom =
    apart.length < known.length
      ? `${count(apart.length)} of ${count(known.length)}`
      : known.length === 2
        ? 'both'
        : `all ${count(known.length)}`;
  return `Answers given freely are right more often than forced ones for ${whom} respondents`;
}

/** Whether one chooses better than another beyond chance: a handful of forced answers makes any gap wide. */
function isWider(one: Gap, other: Gap): boolean {
  const variance = [one.open, one.forced, other.open, other.forced].reduce(
    (sum, { low, high }) =>
      sum + (low === null || high === null ? Infinity : ((high - low) / 2 / BEYOND) ** 2),
    0,
  );
  return one.gap - other.gap > BEYOND * Math.sqrt(variance);
}
