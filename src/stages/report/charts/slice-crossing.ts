/**
 * Two ways to cut the questions at once, as shades: a row a value of the first, a column a value of the second, one
 * block a respondent. What holds in the sum of both (right on science, right on famous people) need not hold where
 * they meet; n is small there, so the numbers stand in the cells and the intervals in the table.
 */

import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText, rangeText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { answersOf, leadingTo, linked } from './answers-link.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { isDark, type Shades, shadeLayers } from './shade-layers.ts';
import { sliceAnswers } from './slice-answers.ts';
import { fitText } from './text-width.ts';
import { themed } from './theme.ts';
import { rightText, widestGap } from './widest-gap.ts';

type Slice = NonNullable<Summary['slices']>['slices'][number];
type Cell = Slice['cells'][number];

const MOST_RESPONDENTS = 12;
const MOST_VALUES = 12;
const CELL = { width: 56, height: 26 };
const LABEL = 130;
const SHADES: Shades = { colours: ['#eef3f8', '#1f5f9a'], ends: [0, 1] };

/** The crossing; null for a slice by one field. */
export function sliceCrossing(slice: Slice, look: Look): Chart | null {
  const cells = slice.cells.filter(({ crossed }) => crossed !== undefined);
  if (cells.length === 0) return null;
  const ids = look.ids.filter((id) => cells.some(({ respondent }) => respondent === id));
  const shown = look.focus(ids, MOST_RESPONDENTS);
  const rows = [...new Set(cells.map(({ crossed }) => crossed![0]))];
  const columns = [...new Set(cells.map(({ crossed }) => crossed![1]))];
  const left = rows.length > MOST_VALUES || columns.length > MOST_VALUES;
  const [first, second] = slice.by.split(' × ');
  const title = widestGap(cells, ids, look);
  const correct = cells.map(({ estimates }) => estimates['correct/asked']!);
  return {
    id: `crossing-${slice.by.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    ...(title === null
      ? { title: `No cell of ${slice.by} stands out from the others`, quiet: true as const }
      : { title }),
    caption: caption(
      `Correct answers by ${first} (rows) and ${second} (columns), as shares of the questions asked: the darker the more`,
      `under each share its n, ${rangeText(correct.flatMap(({ n }) => (n === null || n === 0 ? [] : [n])))}`,
      intervalsText(correct, look.levelPercent),
      'the table has the intervals, each for its own cell: among many some stand out by chance',
      slice.note ?? '',
      left ? `The first ${count(MOST_VALUES)} values of each; the table has all` : '',
      ids.length > shown.length ? `${count(shown.length)} of ${count(ids.length)} respondents` : '',
    ),
    description: shown
      .map(
        (id) =>
          `${look.fullName(id)}: ${cells
            .filter(({ respondent }) => respondent === id)
            .map((cell) => `${visibleText(cell.value)} ${rightText(cell)} correct`)
            .join('; ')}`,
      )
      .join('. '),
    metrics: ['correct/asked'],
    table: linked(
      {
        columns: [
          first!,
          second!,
          'respondent',
          'n',
          'correct',
          'incorrect',
          'refused',
          'correct/asked',
          'low',
          'high',
        ],
        rows: cells.map((cell) => {
          const rate = cell.estimates['correct/asked'];
          return [
            ...cell.crossed!.map(visibleText),
            look.fullName(cell.respondent),
            rate?.n ?? null,
            cell.tally.correct,
            cell.tally.incorrect,
            cell.tally.refused,
            ...estimateCells(rate),
          ];
        }),
      },
      (row, column) => {
        const filter = sliceAnswers(slice, cells[row]!, { column, look });
        return filter === null ? null : look.answersAt(filter);
      },
    ),
    spec: themed({
      columns: columns.length > 4 ? 1 : 2,
      spacing: { row: 24, column: 24 },
      concat: shown.map((id) =>
        block(
          cells.filter(({ respondent }) => respondent === id),
          {
            title: look.name(id),
            rows: rows.slice(0, MOST_VALUES),
            columns: columns.slice(0, MOST_VALUES),
            answers: (cell) => answersOf(look, sliceAnswers(slice, cell, { column: 'correct', look })),
          },
        ),
      ),
    }),
  };
}

interface Block {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly answers: (cell: Cell) => { readonly answers?: string };
}

function block(cells: readonly Cell[], { title, rows, columns, answers }: Block): Json {
  const words = (value: string) => fitText(visibleText(value), 11.5, { width: LABEL - 4 });
  const values = cells.flatMap((cell) => {
    const [row, column] = cell.crossed!;
    const rate = cell.estimates['correct/asked'];
    if (rate?.value == null || !rows.includes(row) || !columns.includes(column)) return [];
    return [
      {
        row: words(row),
        column: words(column),
        share: significant(rate.value, 4),
        text: percent(rate.value, { n: rate.n }),
        n: `n ${count(rate.n ?? 0)}`,
        dark: isDark(rate.value, SHADES),
        ...answers(cell),
      },
    ];
  });
  return {
    title: { text: title, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    width: { step: CELL.width },
    height: { step: CELL.height },
    data: { values },
    encoding: {
      ...leadingTo(values),
      x: {
        field: 'column',
        type: 'nominal',
        sort: null,
        scale: { domain: columns.map(words) },
        title: null,
        axis: {
          orient: 'top',
          labelAngle: -30,
          labelAlign: 'left',
          labelLimit: LABEL,
          domain: false,
          ticks: false,
        },
      },
      y: {
        field: 'row',
        type: 'nominal',
        sort: null,
        scale: { domain: rows.map(words) },
        title: null,
        axis: { labelLimit: LABEL, labelColor: INK.text.light, domain: false, ticks: false },
      },
    },
    ...shadeLayers(SHADES, { text: { fontSize: 11, dy: -5 }, n: { fontSize: 8.5, dy: 7 } }),
  };
}
