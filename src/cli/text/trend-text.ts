/** A trend for a terminal: the findings of each respondent in sentences, then run by run the differences; fits 80 columns. */

import { counted } from '../../core/counted.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Trend, TrendMetric, TrendRespondent } from '../../core/trend.ts';
import { driftedSentence, noiseSentence, trendHeadline } from '../../stages/report/wording/trend-text.ts';
import { clipCells, wrapCells } from '../../terminal/cells.ts';
import { textTable } from '../../terminal/text-table.ts';
import { visibleText } from '../../terminal/visible-text.ts';

/** Drifted questions that are listed; all are in --json and the tables. */
const MOST_QUESTIONS = 8;

export function trendText(trend: Trend, { width }: { readonly width: number }): string {
  const { runs, reference, notes, method } = trend;
  const indented = (text: string): string[] =>
    wrapCells(visibleText(text), width - 4).map((line, place) => (place === 0 ? `  ${line}` : `    ${line}`));
  const lines = [
    ...wrapCells(`${trend.simulated ? 'Simulated: ' : ''}${visibleText(trend.title)}`, width),
    ...wrapCells(trendHeadline(trend), width),
    '',
    ...wrapCells(
      `Compared with ${visibleText(runs[reference]!.name)}, ${counted(runs[reference]!.shared, 'question')}.`,
      width,
    ),
    ...leftOut(trend).flatMap((line) => wrapCells(line, width)),
    ...notes.flatMap((note) => wrapCells(visibleText(note), width)),
  ];
  for (const respondent of trend.respondents) {
    lines.push('', clipCells(visibleText(respondent.label), width));
    for (const { sentence } of respondent.metrics) lines.push(...indented(sentence));
    for (const { at, kind, text } of respondent.marks) {
      const what = kind === 'served' ? 'The server names another model' : 'What measures is other';
      lines.push(...indented(`${what} in ${runs[at]!.name}: ${text}.`));
    }
    lines.push(...indented(driftedSentence(respondent)), ...questionLines(trend, respondent, width));
    const noise = noiseSentence(respondent);
    if (noise !== null) lines.push(...indented(noise));
    lines.push('', ...table(trend, respondent, width));
  }
  lines.push('', ...(trend.respondents.length > 0 ? wrapCells(LEGEND, width) : []));
  lines.push(...method.flatMap((line) => wrapCells(line, width)));
  return `${lines.join('\n')}\n`;
}

const LEGEND =
  'Under =, the run compared with, rates; in the others the difference to it, in points. * marks where a proven change begins.';

function questionLines({ runs }: Trend, { drifted }: TrendRespondent, width: number): string[] {
  const shown = drifted.questions.slice(0, MOST_QUESTIONS);
  const more = drifted.questions.length - shown.length;
  return [
    ...shown.map(({ id, subject, from, to, at }) =>
      clipCells(
        `    ${visibleText(id)}${subject === null ? '' : ` (${visibleText(subject)})`}: ${from} → ${to} since ${runs[at]!.name}`,
        width,
      ),
    ),
    ...(more > 0 ? [`    and ${more} more (--json has all)`] : []),
  ];
}

/** What of the questions could not be compared, run by run. */
function leftOut({ runs, reference }: Trend): string[] {
  return runs.flatMap(({ name, notAsked, leftOut: out }, place) => {
    if (place === reference) return [];
    const parts = [
      ...(notAsked > 0 ? [`${notAsked} not asked`] : []),
      ...(out.changed > 0 ? [`${out.changed} with another text or reference answer`] : []),
      ...(out.notInReference > 0 ? [`${out.notInReference} that the reference run does not have`] : []),
    ];
    return parts.length === 0 ? [] : [`Left out in ${visibleText(name)}: ${parts.join(', ')}.`];
  });
}

const SHOWN = ['correct/asked', 'incorrect/asked', 'refused/asked'];
const HEADS: Readonly<Record<string, string>> = {
  'correct/asked': 'correct',
  'incorrect/asked': 'wrong',
  'refused/asked': 'refused',
};

function table(trend: Trend, respondent: TrendRespondent, width: number): string[] {
  const metrics = respondent.metrics.filter(({ metric }) => SHOWN.includes(metric));
  const rows = respondent.runs.map((run, place) => [
    labelOf(trend, run),
    ...metrics.map((metric) => cell(metric, place)),
  ]);
  const columns = [
    { head: 'run', flexible: true },
    ...metrics.map(({ metric }) => ({ head: HEADS[metric]!, right: true })),
  ];
  const text = textTable(columns, rows, { width: width - 2 });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}

/** The rate where it is compared with, else the difference in points; `*` where a proven change begins. */
function cell({ points, changes }: TrendMetric, place: number): string {
  const { run, rate, difference } = points[place]!;
  const mark = changes.some(({ at }) => at === run) ? '*' : ' ';
  if (difference === null) return `${rate.value === null ? '–' : (rate.value * 100).toFixed(1)} %${mark}`;
  return `${inPoints(difference)}${mark}`;
}

function inPoints({ value, low, high }: Estimate): string {
  const text = (share: number | null): string =>
    share === null
      ? '–'
      : (share * 100)
          .toFixed(1)
          .replace(/^-(?=0\.0$)/, '')
          .replace('-', '−');
  return value === null ? '–' : `${text(value)} (${text(low)}, ${text(high)})`;
}

function labelOf({ runs, reference }: Trend, place: number): string {
  const { name, at } = runs[place]!;
  const days = new Set(runs.map((one) => one.at?.slice(0, 10) ?? ''));
  const label = at !== null && days.size === runs.length ? at.slice(0, 10) : visibleText(name);
  return place === reference ? `${label} =` : label;
}
