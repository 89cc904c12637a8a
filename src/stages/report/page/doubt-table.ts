/**
 * What could still move the rates: replies without an outcome (bounds), the judge's own errors (rates corrected by
 * people's labels), provider blocks counted as refusals. Absent where nothing of it applies.
 */
import type { Estimate } from '../../../core/estimate.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { count, intervalText, percent, valueText } from '../wording/numbers.ts';
import { definitionLink } from './definitions.ts';
import { type Html, html, isolated } from './html.ts';

const METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked'];

export function doubtTable(summary: Summary, look: Look): Html {
  const lines = summary.rates.rows.flatMap((row) =>
    METRICS.flatMap((metric) => line(row, { metric, look }) ?? []),
  );
  if (lines.length === 0) return html``;
  return html`<details open><summary>What could still move these rates</summary>
<div class="table-wrap" tabindex="0" role="group" aria-label="What could still move these rates"><table>
<thead><tr><th scope="col">respondent</th><th scope="col">rate</th><th scope="col" class="number">as graded</th><th scope="col" class="number">if all missing outcomes went one way or the other</th><th scope="col" class="number">corrected by people’s sample</th><th scope="col" class="number">by people alone</th><th scope="col" class="number">without provider blocks</th></tr></thead>
<tbody>${lines}</tbody></table></div></details>`;
}

function line(
  row: RespondentRates,
  { metric, look }: { readonly metric: string; readonly look: Look },
): Html | null {
  const bound = row.bounds.find((one) => one.metric === metric && one.missing > 0);
  const others = [row.corrected?.[metric], row.human?.[metric], row.withoutBlocked?.[metric]];
  if (bound === undefined && others.every((one) => one === undefined)) return null;
  const range =
    bound === undefined || bound.lowest === null || bound.highest === null
      ? '–'
      : `${percent(bound.lowest)} to ${percent(bound.highest)} (${count(bound.missing)} missing)`;
  return html`<tr><th scope="row">${isolated(look.fullName(row.respondent))}</th><td>${definitionLink(metric)}</td>
<td class="number">${cell(row.estimates[metric])}</td><td class="number">${range}</td>${others.map((one) => html`<td class="number">${cell(one)}</td>`)}</tr>`;
}

function cell(estimate: Estimate | undefined): Html {
  const interval = intervalText(estimate);
  return html`${valueText(estimate)}${interval !== '' && html`<span class="interval">${interval}</span>`}`;
}
