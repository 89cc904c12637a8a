/**
 * Is what a respondent keeps saying right? One panel a respondent: the share of commonest answers that are right, by
 * the share of trials that gave them. Agreement is no probability; the diagonal stands there so that nobody takes it
 * for one unseen.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { fitText, textWidth } from './text-width.ts';
import { themed } from './theme.ts';

const SIZE = 170;
const BARS = 34;
const MOST = 12;

type Section = NonNullable<Summary['consistency']>;
type Row = Section['rows'][number];

export function consistency(section: Section, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.bins.some((bin) => bin.correct.value !== null));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST);
  const estimates = shown.flatMap((row) => row.bins.map((bin) => bin.correct));
  return {
    id: 'consistency',
    title: finding(shown, look, section.comparable !== false),
    caption: caption(
      'How often the commonest answer is right, by the share of trials that gave it; where that was a refusal the question is left out',
      'on the dashed line agreement could be read as the chance of being right; the bars are the number of questions',
      `n = ${shown.map((row) => count(answered(row))).join(', ')} questions`,
      intervalsText(estimates, look.levelPercent),
      section.comparable === false
        ? `Not comparable between respondents: ${section.why ?? 'they were asked differently'}`
        : '',
      rows.length > shown.length ? `${count(shown.length)} of ${count(rows.length)} respondents` : '',
    ),
    description: shown
      .map(
        (row) =>
          `${look.fullName(row.respondent)}, ${count(row.trials)} trials: ${row.bins.map((bin) => `${percent(bin.agreement, { n: 1 })} agreed, ${bin.correct.value === null ? 'right undefined' : `${percent(bin.correct.value, { n: 1 })} right`}`).join(', ')}`,
      )
      .join('. '),
    metrics: ['correct/attempted'],
    table: {
      columns: ['respondent', 'trials', 'share that agreed', 'n', 'correct', 'low', 'high'],
      rows: rows.flatMap((row) =>
        row.bins.map((bin) => [
          look.fullName(row.respondent),
          row.trials,
          bin.agreement,
          bin.n,
          bin.correct.value,
          bin.correct.low,
          bin.correct.high,
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

function answered(row: Row): number {
  return row.bins.reduce((sum, bin) => sum + bin.n, 0);
}

function panel(row: Row, look: Look): Json {
  const colour = look.colour(row.respondent).light;
  const bins = [...row.bins]
    .sort((a, b) => a.agreement - b.agreement)
    .map((bin) => ({
      agreement: significant(bin.agreement, 4),
      correct: bin.correct.value === null ? null : significant(bin.correct.value, 4),
      low: bin.correct.low === null ? null : significant(bin.correct.low, 4),
      high: bin.correct.high === null ? null : significant(bin.correct.high, 4),
      n: bin.n,
    }));
  const x: Json = {
    field: 'agreement',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: null,
    axis: { labels: false, ticks: false, values: [0, 0.25, 0.5, 0.75, 1], domain: false },
  };
  const drawn = bins.filter((bin) => bin.correct !== null);
  return {
    spacing: 4,
    title: {
      text: fitText(look.name(row.respondent), 12, SIZE),
      subtitle: `${count(row.trials)} trials, mean agreement ${agreementText(row)}`,
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
            data: { values: drawn.filter((bin) => bin.low !== null && bin.high !== null) },
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
        ],
      },
      sizeBars(bins),
    ],
  };
}

/** How many questions stand behind each point; the number itself where it fits. */
function sizeBars(bins: readonly { readonly agreement: number; readonly n: number }[]): Json {
  let taken = -Infinity;
  const sizes = bins.map(({ agreement, n }) => {
    const half = textWidth(count(n), 9) / 2;
    const fits = agreement * SIZE - half > taken + 2;
    if (fits) taken = agreement * SIZE + half;
    return { agreement, n, text: fits ? count(n) : '' };
  });
  const x: Json = {
    field: 'agreement',
    type: 'quantitative',
    scale: { domain: [0, 1], padding: 0 },
    title: 'trials that agreed',
    axis: { format: '.0%', values: [0, 0.5, 1], grid: false },
  };
  // Room for the number above the tallest bar.
  const top = Math.max(1, ...bins.map((bin) => bin.n)) * 1.45;
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
      { mark: { type: 'bar', color: INK.rule.light, width: 9 }, encoding: { x, y } },
      {
        mark: { type: 'text', baseline: 'bottom', dy: -1, fontSize: 9, color: INK.muted.light },
        encoding: { x, y, text: { field: 'text' } },
      },
    ],
  };
}

function agreementText({ meanAgreement: { value, why, n } }: Row): string {
  return value === null ? `undefined (${whyText(why)})` : percent(value, { n });
}

/** What agreement of all trials is worth; a range where there are several respondents. */
function finding(rows: readonly Row[], look: Look, comparable: boolean): string {
  const full = rows.flatMap((row) => {
    const bin = row.bins.find((one) => one.agreement > 0.999);
    return bin?.correct.value == null ? [] : [{ row, right: bin.correct.value, n: bin.n }];
  });
  if (full.length === 0) return 'No respondent ever gave one answer in all trials';
  const ordered = full.sort((a, b) => a.right - b.right);
  const [least, most] = [ordered[0], ordered[ordered.length - 1]];
  const rate = (one: { readonly right: number; readonly n: number }) => percent(one.right, { n: one.n });
  if (least === most)
    return `Where all its trials agree, ${look.name(least.row.respondent)} is right ${rate(least)} of the time`;
  if (comparable)
    return `Where all trials agree, ${look.name(most.row.respondent)} is right ${rate(most)} of the time, ${look.name(least.row.respondent)} ${rate(least)}`;
  const range = rate(least) === rate(most) ? rate(least) : `${rate(least)} to ${rate(most)}`;
  return `Where all trials agree, the answer is right ${range} of the time`;
}
