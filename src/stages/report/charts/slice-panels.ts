import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count } from '../wording/numbers.ts';
import { answersOf, linked } from './answers-link.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import { type HeatTable, heatTable } from './heat-table.ts';
import type { Look } from './look.ts';
import { describe } from './outcome-rates.ts';
import { sliceAnswers } from './slice-answers.ts';
import { labelsOf, type Slice, slicePanel, valuesOf } from './slice-panel.ts';
import { themed } from './theme.ts';
import { widestGap } from './widest-gap.ts';

const MOST_VALUES = 12;
const MOST_RESPONDENTS = 12;
/** Rows of the table of shades that a crowd gets in place of panels. */
const MOST_SHADED = 150;
/** Bold letters are a tenth wider than the 12 px that names are measured at. */
const BOLD = 1.1;

export function slicePanels(slice: Slice, look: Look): Chart | null {
  const respondents = look.ids.filter((id) => slice.cells.some((cell) => cell.respondent === id));
  const values = valuesOf(slice);
  if (respondents.length === 0 || values.length === 0) return null;
  const shownValues = values.slice(0, MOST_VALUES);
  const isCrowd = respondents.length > MOST_RESPONDENTS;
  const shown = isCrowd ? respondents.slice(0, MOST_SHADED) : respondents;
  const columns = shown.length === 1 ? 1 : shown.length === 2 || shown.length === 4 ? 2 : 3;
  const width = columns === 1 ? 420 : columns === 2 ? 220 : 150;
  const cells = slice.cells.filter(
    (cell) => shownValues.includes(cell.value) && shown.includes(cell.respondent),
  );
  const labels = labelsOf(shownValues);
  const order = shownValues.map((value) => labels.get(value)!);
  const sizes = new Set(cells.map((cell) => `${cell.value}:${cell.estimates['correct/asked']?.n ?? 'x'}`));
  const sameSizes = sizes.size === shownValues.length;

  return {
    id: `slices-${slice.by.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    ...finding(slice, look, shown),
    caption: caption(
      `Correct (blue) and wrong (vermilion) answers by ${slice.by}, as shares of the questions asked in each slice`,
      isCrowd
        ? 'the darker the more; the table has n and the intervals'
        : sameSizes
          ? 'n stands beside each slice'
          : 'n differs between respondents; the table has it',
      intervalsText(
        cells.flatMap((cell) =>
          [cell.estimates['correct/asked'], cell.estimates['incorrect/asked']].filter(
            (one) => one !== undefined,
          ),
        ),
        look.levelPercent,
      ),
      correctionText(slice.multiplicity),
      slice.note ?? '',
      values.length > shownValues.length
        ? `The ${count(shownValues.length)} largest of ${count(values.length)} slices; the table has all`
        : '',
      respondents.length > shown.length
        ? `${count(shown.length)} of ${count(respondents.length)} respondents`
        : '',
    ),
    description: shown
      .map(
        (id) =>
          `${look.fullName(id)}: ${cells
            .filter((cell) => cell.respondent === id)
            .map(
              (cell) =>
                `${cell.value} ${describe(cell, 'correct/asked')} correct, ${describe(cell, 'incorrect/asked')} wrong`,
            )
            .join('; ')}`,
      )
      .join('. '),
    metrics: ['correct/asked', 'incorrect/asked'],
    table: linked(
      {
        columns: [
          slice.by,
          'respondent',
          'n',
          'correct',
          'incorrect',
          'refused',
          'correct/asked',
          'correct low',
          'correct high',
          'incorrect/asked',
          'incorrect low',
          'incorrect high',
        ],
        rows: slice.cells.map((cell) => {
          const correct = cell.estimates['correct/asked'];
          const incorrect = cell.estimates['incorrect/asked'];
          return [
            visibleText(cell.value),
            look.fullName(cell.respondent),
            correct?.n ?? null,
            cell.tally.correct,
            cell.tally.incorrect,
            cell.tally.refused,
            ...estimateCells(correct),
            ...estimateCells(incorrect),
          ];
        }),
      },
      (row, column) => {
        const filter = sliceAnswers(slice, slice.cells[row]!, { column, look });
        return filter === null ? null : look.answersAt(filter);
      },
    ),
    spec: isCrowd
      ? themed(
          shades(
            cells,
            { ids: shown, columns: shownValues.map((value) => [value, labels.get(value)!]) },
            look,
          ),
        )
      : themed({
          columns,
          spacing: { row: 22, column: 18 },
          concat: shown.map((id, place) =>
            slicePanel(
              cells.filter((cell) => cell.respondent === id),
              {
                title: look.name(id, Math.round(width / BOLD)),
                order,
                label: (value) => labels.get(value)!,
                answers: (cell, outcome) =>
                  answersOf(look, sliceAnswers(slice, cell, { column: outcome, look })),
                width,
                names: place % columns === 0,
                lastRow: place >= shown.length - columns,
                sizes:
                  columns === 1 || sameSizes
                    ? place % columns === columns - 1 || place === shown.length - 1
                    : true,
              },
            ),
          ),
        }),
  };
}

/** Right beside wrong as shades, a row a respondent. */
function shades(
  cells: readonly Slice['cells'][number][],
  { ids, columns }: Pick<HeatTable, 'ids' | 'columns'>,
  look: Look,
): { [key: string]: Json } {
  const byKey = new Map(cells.map((cell) => [JSON.stringify([cell.respondent, cell.value]), cell]));
  const shareOf = (metric: string) => (id: string, column: string) => {
    const estimate = byKey.get(JSON.stringify([id, column]))?.estimates[metric];
    return estimate?.value == null ? null : { value: estimate.value, n: estimate.n };
  };
  return heatTable(
    {
      ids,
      columns,
      blocks: [
        { title: 'correct', shades: ['#eef3f8', '#1f5f9a'], share: shareOf('correct/asked') },
        { title: 'wrong', shades: ['#fbf0ea', '#b8430d'], share: shareOf('incorrect/asked') },
      ],
    },
    look,
  );
}

/** An analysis without a correction says `none: …`; a caption says it in a sentence. */
function correctionText(multiplicity: string | undefined): string {
  if (multiplicity === undefined) return '';
  return multiplicity.startsWith('none')
    ? 'each interval is for its own row: among many rows some stand out by chance'
    : multiplicity;
}

/** The widest gap, or that nothing stands out. */
function finding(slice: Slice, look: Look, shown: readonly string[]): Pick<Chart, 'title' | 'quiet'> {
  if (shown.length > 0 && slice.cells.every((cell) => cell.estimates['correct/asked']?.value == null))
    return { title: `No question has an outcome in any slice by ${slice.by}`, quiet: true };
  const title = widestGap(slice.cells, shown, look);
  return title === null
    ? { title: `No slice by ${slice.by} stands out from the others`, quiet: true }
    : { title };
}
