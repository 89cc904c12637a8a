/** The main table: one row a respondent, every rate with its interval, column heads that lead to definitions. */

import type { Estimate } from '../../../core/estimate.ts';
import { OUTCOMES } from '../../../core/outcome.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { ratedFilter } from '../charts/answers-link.ts';
import { byWorth, type Look } from '../charts/look.ts';
import { hasIntervals } from '../wording/caption.ts';
import { count, intervalText, penaltyText, valueText } from '../wording/numbers.ts';
import { ofWhatText } from '../wording/of-what-text.ts';
import { whyText } from '../wording/why.ts';
import { definitionLink } from './definitions.ts';
import { type Html, html, isolated } from './html.ts';
import { swatch } from './swatch.ts';

const RATES = [
  'correct/asked',
  'incorrect/asked',
  'refused/asked',
  'correct/attempted',
  'incorrect/not-correct',
];

/** What is read first: the slider has the worth at every other penalty, and the folded table below all numbers. */
const FIRST = ['correct/asked', 'incorrect/asked', 'refused/asked', 'correct/attempted'];

export function ratesTable(summary: Summary, look: Look): Html {
  const all = RATES.filter((metric) => summary.rates.rows.some((row) => row.estimates[metric] !== undefined));
  const first = all.filter((metric) => FIRST.includes(metric));
  const folds = all.length > first.length || summary.penalties.length > 1;
  return html`${table(summary, look, { metrics: first, penalties: [look.penalty], name: 'Rates of every respondent' })}
${folds && html`<details class="no-print"><summary>All rates and penalties</summary>${table(summary, look, { metrics: all, penalties: summary.penalties, name: 'All rates of every respondent' })}</details>`}`;
}

/** More rows than this scroll in their own box, under their heads. */
const MOST_ROWS = 24;

interface TableOptions {
  readonly metrics: readonly string[];
  readonly penalties: readonly number[];
  readonly name: string;
}

function table(summary: Summary, look: Look, { metrics, penalties, name }: TableOptions): Html {
  const rows = byWorth(summary.rates.rows, look);
  const isTall = rows.length > MOST_ROWS;
  return html`<div class="table-wrap${isTall && ' tall'}" tabindex="0" role="group" aria-label="${name}"><table class="full">
<caption>Ordered by worth at penalty ${penaltyText(look.penalty)}. ${hasIntervals(summary) ? `Small print: ${look.levelPercent}% intervals.` : 'Without intervals.'} utility@L is worth in right answers per 100 ${look.sharedUnit}. Column heads lead to definitions.${ofWhatText(look) !== '' && ` ${ofWhatText(look)}`}${isTall && html`<span class="no-print"> All ${count(rows.length)} are here: the table scrolls.</span>`}</caption>
<thead><tr><th scope="col">respondent</th><th scope="col" class="number">asked</th>${metrics.map(
    (metric) => html`<th scope="col" class="number">${definitionLink(metric)}</th>`,
  )}${penalties.map(
    (penalty) => html`<th scope="col" class="number">${definitionLink(`utility@${penalty}`)}</th>`,
  )}<th scope="col" class="number">${definitionLink('break-even')}</th></tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr><th scope="row">${swatch(row.respondent, look)}${isolated(look.fullName(row.respondent))}</th>
<td class="number">${askedText(row)}</td>${metrics.map((metric) => cell(row.estimates[metric], behind(row, metric, look)))}${penalties.map(
      (penalty) => cell(row.utilities.find((point) => point.penalty === penalty)?.estimate),
    )}${cell(row.breakEven)}</tr>`,
  )}</tbody></table></div>`;
}

/** Where the answers behind a rate of what was asked are. */
function behind({ respondent }: RespondentRates, metric: string, look: Look): string | null {
  const outcome = OUTCOMES.find((one) => metric === `${one}/asked`);
  return outcome === undefined ? null : look.answersAt(ratedFilter(respondent, [outcome]));
}

function cell(estimate: Estimate | undefined, link: string | null = null): Html {
  if (estimate === undefined) return html`<td class="number">–</td>`;
  if (estimate.value === null) {
    return html`<td class="number">–<span class="interval">${whyText(estimate.why)}</span></td>`;
  }
  const interval = intervalText(estimate);
  const value = link === null ? valueText(estimate) : html`<a href="${link}">${valueText(estimate)}</a>`;
  return html`<td class="number">${value}${interval !== '' && html`<span class="interval">${interval}</span>`}</td>`;
}

function askedText(row: RespondentRates): string {
  const n = row.estimates['correct/asked']?.n;
  if (n === null || n === undefined) return 'not known';
  const missing = row.bounds[0]?.missing ?? 0;
  return missing === 0 ? count(n) : `${count(n)} of ${count(n + missing)}`;
}
