/**
 * Stated confidence against what came true, one panel a respondent: on the diagonal words are kept. The pale band
 * is where a perfectly honest respondent would fall by chance at this n; the bars below are how often each
 * confidence was stated.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, fixed, percent, significant } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { fitText } from './text-width.ts';
import { themed } from './theme.ts';

const SIZE = 170;
const BARS = 34;
const MOST = 12;

type Section = NonNullable<Summary['confidence']>;
type Row = Section['rows'][number];

export function reliability(section: Section, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.bins.length > 0);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST);
  const estimates = shown.flatMap((row) => row.bins.map((bin) => bin.correct));
  return {
    id: 'reliability',
    title: finding(shown, look),
    caption: caption(
      'Share correct by stated confidence; on the diagonal a stated 80% is right 8 times in 10',
      'the band is where a calibrated respondent would fall by chance, the bars are how often each confidence was stated',
      `n = ${shown.map((row) => count(row.n)).join(', ')} answers with a confidence`,
      intervalsText(estimates, look.levelPercent),
      section.comparable
        ? ''
        : `Not comparable between respondents: ${section.why === undefined ? 'they refuse differently' : section.why}`,
      rows.length > shown.length ? `${count(shown.length)} of ${count(rows.length)} respondents` : '',
    ),
    description: shown
      .map(
        (row) =>
          `${look.fullName(row.respondent)}: calibration error ${errorText(row)}; ${row.bins.map((bin) => `stated ${percent(bin.meanConfidence, { n: 1 })}, right ${bin.correct.value === null ? 'undefined' : percent(bin.correct.value, { n: 1 })}`).join(', ')}`,
      )
      .join('. '),
    metrics: ['correct/attempted'],
    table: {
      columns: [
        'respondent',
        'pass',
        'mean confidence',
        'n',
        'correct',
        'low',
        'high',
        'band low',
        'band high',
      ],
      rows: rows.flatMap((row) =>
        row.bins.map((bin) => [
          look.fullName(row.respondent),
          row.pass,
          bin.meanConfidence,
          bin.n,
          bin.correct.value,
          bin.correct.low,
          bin.correct.high,
          bin.bandLow,
          bin.bandHigh,
        ]),
      ),
    },
    spec: themed({
      columns: shown.length <= 2 ? shown.length : 3,
      spacing: { row: 26, column: 26 },
      concat: shown.map((row) => panel(row, look)),
    }),
  };
}

function panel(row: Row, look: Look): Json {
  const colour = look.colour(row.respondent).light;
  const bins = [...row.bins]
    .sort((a, b) => a.meanConfidence - b.meanConfidence)
    .map((bin) => ({
      confidence: significant(bin.meanConfidence, 4),
      correct: bin.correct.value === null ? null : significant(bin.correct.value, 4),
      low: bin.correct.low === null ? null : significant(bin.correct.low, 4),
      high: bin.correct.high === null ? null : significant(bin.correct.high, 4),
      bandLow: significant(bin.bandLow, 4),
      bandHigh: significant(bin.bandHigh, 4),
      n: bin.n,
    }));
  const x: Json = {
    field: 'confidence',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: null,
    axis: { labels: false, ticks: false, values: [0, 0.25, 0.5, 0.75, 1], domain: false },
  };
  return {
    spacing: 4,
    title: {
      text: `${fitText(look.name(row.respondent), 12, SIZE)}${row.pass === 'forced' ? ' (forced)' : ''}`,
      subtitle: `calibration error ${errorText(row)}`,
      anchor: 'start',
      fontSize: 12,
      subtitleFontSize: 11,
      subtitleColor: INK.muted.light,
      offset: 4,
    },
    vconcat: [
      {
        width: SIZE,
        height: SIZE,
        layer: [
          {
            data: { values: bins },
            mark: { type: 'area', color: INK.grid.light },
            encoding: { x, y: { field: 'bandLow', type: 'quantitative' }, y2: { field: 'bandHigh' } },
          },
          {
            data: {
              values: [
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ],
            },
            mark: { type: 'line', color: INK.muted.light, strokeDash: [4, 3], strokeWidth: 1 },
            encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
          },
          {
            data: { values: bins.filter((bin) => bin.low !== null) },
            mark: { type: 'rule', color: colour, strokeWidth: 1.4 },
            encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
          {
            data: { values: bins.filter((bin) => bin.correct !== null) },
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
        ],
      },
      {
        width: SIZE,
        height: BARS,
        data: { values: bins },
        mark: { type: 'bar', color: INK.rule.light, width: 9 },
        encoding: {
          x: {
            field: 'confidence',
            type: 'quantitative',
            scale: { domain: [0, 1] },
            title: 'stated confidence',
            axis: { format: '.0%', values: [0, 0.5, 1], grid: false },
          },
          y: { field: 'n', type: 'quantitative', title: null, axis: null },
        },
      },
    ],
  };
}

function errorText(row: Row): string {
  const { value, why } = row.calibrationError;
  if (value === null) return `undefined (${whyText(why)})`;
  const chance = row.calibrationErrorByChance;
  return `${fixed(value, 3)}${chance === null ? '' : `, by chance ${fixed(chance, 3)}`}`;
}

function finding(rows: readonly Row[], look: Look): string {
  const gaps = rows.map((row) => {
    const n = row.bins.reduce((sum, bin) => sum + bin.n, 0);
    const stated = row.bins.reduce((sum, bin) => sum + bin.meanConfidence * bin.n, 0) / n;
    const right = row.bins.reduce((sum, bin) => sum + (bin.correct.value ?? 0) * bin.n, 0) / n;
    return { row, stated, right };
  });
  if (gaps.length === 1) {
    const [{ row, stated, right }] = gaps;
    return `${look.name(row.respondent)} states ${percent(stated, { n: 1 })} confidence on average and is right ${percent(right, { n: 1 })} of the time`;
  }
  const over = gaps.filter(({ stated, right }) => stated - right > 0.05).length;
  return over === 0
    ? 'No respondent claims much more than it keeps'
    : `${over === gaps.length ? 'Every respondent claims' : `${over} of ${gaps.length} respondents claim`} more confidence than ${over === 1 || over === gaps.length ? 'it keeps' : 'they keep'}`;
}
