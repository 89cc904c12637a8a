/**
 * Stated confidence against what came true, one panel a respondent: on the diagonal words are kept. The pale band
 * is where a perfectly honest respondent would fall by chance at this n; the bars below are how often each
 * confidence was stated.
 */

import type { BrowseFilter } from '../../../core/browsing.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText, rangeCounted } from '../wording/caption.ts';
import { count, fixed, percent } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';
import { answersOf, ratedFilter, tableLinks } from './answers-link.ts';
import { calibrationPanel, inFocus, PANEL_TITLE } from './calibration-panel.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { panels } from './theme.ts';

type Section = NonNullable<Summary['confidence']>;
type Row = Section['rows'][number];

export function reliability(section: Section, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.bins.length > 0);
  if (rows.length === 0) return null;
  const shown = inFocus(rows, look);
  const estimates = shown.flatMap((row) => row.bins.map((bin) => bin.correct));
  const bins = rows.flatMap((row) => row.bins.map((bin) => ({ row, bin })));
  const table = {
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
    rows: bins.map(({ row, bin }) => [
      look.fullName(row.respondent),
      row.pass,
      bin.meanConfidence,
      bin.n,
      ...estimateCells(bin.correct),
      bin.bandLow,
      bin.bandHigh,
    ]),
  };
  return {
    id: 'reliability',
    title: finding(rows, look),
    caption: caption(
      'Share correct by stated confidence; on the diagonal a stated 80% is right 8 times in 10',
      'the band is where a calibrated respondent would fall by chance, the bars are how often each confidence was stated',
      `n = ${rangeCounted(
        shown.map((row) => row.n),
        'answer',
      )} with a confidence`,
      intervalsText(estimates, look.levelPercent),
      section.comparable || new Set(shown.map((row) => row.respondent)).size === 1
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
      ...table,
      ...tableLinks(table, (row, column) => {
        const filter = column === 'n' ? filterOf(bins[row]!) : null;
        return filter === null ? null : look.answersAt(filter);
      }),
    },
    spec: panels(shown.map((row) => panel(row, look))),
  };
}

function panel(row: Row, look: Look): Json {
  return calibrationPanel(
    row.bins.map((bin) => ({
      promised: bin.meanConfidence,
      correct: bin.correct,
      n: bin.n,
      band: { low: bin.bandLow, high: bin.bandHigh },
      ...answersOf(look, filterOf({ row, bin })),
    })),
    {
      title: `${look.name(row.respondent, PANEL_TITLE)}${row.pass === 'forced' ? ' (forced)' : ''}`,
      subtitle: `calibration error ${errorText(row)}`,
      colour: look.colour(row.respondent).light,
      axis: 'stated confidence',
    },
  );
}

/** The answers of a bin; null in summaries that do not tell its ends. */
function filterOf({
  row,
  bin,
}: {
  readonly row: Row;
  readonly bin: Row['bins'][number];
}): BrowseFilter | null {
  if (bin.from === undefined || bin.to === undefined) return null;
  return {
    ...ratedFilter(row.respondent, ['correct', 'incorrect']),
    pass: row.pass,
    confidence: [bin.from, bin.to],
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
    return { row, stated, right, gap: gapOf(row) };
  });
  if (gaps.length === 1) {
    const { row, stated, right } = gaps[0]!;
    return `${look.name(row.respondent)} states ${percent(stated, { n: 1 })} confidence on average and is right ${percent(right, { n: 1 })} of the time`;
  }
  // A finding only where the interval of the gap leaves 0, on either side.
  const over = gaps.filter(({ gap }) => gap.low > 0).length;
  const under = gaps.filter(({ gap }) => gap.high < 0).length;
  if (over + under === 0)
    return 'No respondent’s stated confidence differs clearly from how often it is right';
  const claim = (number: number, word: string): string[] =>
    number === 0 ? [] : [`${number} ${number === 1 ? 'claims' : 'claim'} ${word}`];
  if (over === gaps.length) return 'Every respondent claims more confidence than right answers bear out';
  return `Of ${gaps.length} respondents ${[...claim(over, 'more confidence than right answers bear out'), ...claim(under, 'less')].join(', ')}`;
}

/** Stated less right with its interval: its variance is that of the share right, bin by bin, the bins as if independent. */
function gapOf(row: Row): { readonly low: number; readonly high: number } {
  const n = row.bins.reduce((sum, bin) => sum + bin.n, 0);
  const gap =
    row.bins.reduce((sum, bin) => sum + (bin.meanConfidence - (bin.correct.value ?? 0)) * bin.n, 0) / n;
  // Wilson's half-widths by bin: a bin without a wrong answer is no certainty.
  const variance = (side: 'low' | 'high'): number =>
    row.bins.reduce((sum, { correct, n: size }) => {
      const end = correct[side];
      const width = correct.value === null || end === null ? 0.5 : Math.abs(end - correct.value);
      return sum + (width * size) ** 2;
    }, 0) /
    (n * n);
  return { low: gap - Math.sqrt(variance('high')), high: gap + Math.sqrt(variance('low')) };
}
