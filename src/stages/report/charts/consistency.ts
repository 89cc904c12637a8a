/**
 * Is what a respondent keeps saying right? One panel a respondent: the share of commonest answers that are right, by
 * the share of trials that gave them. Agreement is no probability; the diagonal stands there so that nobody takes it
 * for one unseen.
 */

import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText, rangeCounted } from '../wording/caption.ts';
import { count, percent } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';
import { calibrationPanel, inFocus, PANEL_TITLE } from './calibration-panel.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { panels } from './theme.ts';

type Section = NonNullable<Summary['consistency']>;
type Row = Section['rows'][number];

export function consistency(section: Section, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.bins.some((bin) => bin.correct.value !== null));
  if (rows.length === 0) return null;
  const shown = inFocus(rows, look);
  const estimates = shown.flatMap((row) => row.bins.map((bin) => bin.correct));
  return {
    id: 'consistency',
    title: finding(section.rows, look, section.comparable !== false),
    caption: caption(
      'How often the commonest answer is right, by the share of trials that gave it; where that was a refusal the question is left out',
      'on the dashed line agreement could be read as the chance of being right; the bars are the number of questions',
      `n = ${rangeCounted(shown.map(answered), 'question')}`,
      intervalsText(estimates, look.levelPercent),
      section.comparable === false && shown.length > 1
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
          ...estimateCells(bin.correct),
        ]),
      ),
    },
    spec: panels(shown.map((row) => panel(row, look))),
  };
}

function answered(row: Row): number {
  return row.bins.reduce((sum, bin) => sum + bin.n, 0);
}

function panel(row: Row, look: Look): Json {
  return calibrationPanel(
    row.bins.map(({ agreement, correct, n }) => ({ promised: agreement, correct, n })),
    {
      title: look.name(row.respondent, PANEL_TITLE),
      subtitle: `${count(row.trials)} trials, mean agreement ${agreementText(row)}`,
      colour: look.colour(row.respondent).light,
      axis: 'trials that agreed',
    },
  );
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
    return `Where all its trials agree, ${look.name(least!.row.respondent)} is right ${rate(least!)} of the time`;
  if (comparable)
    return `Where all trials agree, ${look.name(most!.row.respondent)} is right ${rate(most!)} of the time, ${look.name(least!.row.respondent)} ${rate(least!)}`;
  const range = rate(least!) === rate(most!) ? rate(least!) : `${rate(least!)} to ${rate(most!)}`;
  return `Where all trials agree, the answer is right ${range} of the time`;
}
