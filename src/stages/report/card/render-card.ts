/**
 * One respondent on one page: its three rates, the penalty up to which it beats silence, and the few charts that
 * say whether its silence and its confidence mean something. For a model's documentation, or a wall.
 */

import { statedLevel } from '../../../core/closed-book.ts';
import { counted } from '../../../core/counted.ts';
import { ClosedbookError } from '../../../core/errors.ts';
import type { Estimate } from '../../../core/estimate.ts';
import { policyName } from '../../../core/policy.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Artefact, textArtefact } from '../artefact.ts';
import type { Chart } from '../charts/chart.ts';
import { lookOf } from '../charts/look.ts';
import { outcomeBars } from '../charts/outcome-bars.ts';
import { refusalCalibration } from '../charts/refusal-calibration.ts';
import { reliability } from '../charts/reliability.ts';
import { slicePanels } from '../charts/slice-panels.ts';
import { drawSvg } from '../draw/vega-svg.ts';
import { definitionLink, definitionsSection } from '../page/definitions.ts';
import { figure } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { plainPage } from '../page/plain-page.ts';
import { intervalText, valueText } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';

/**
 * Yields `card.html`.
 * @throws ClosedbookError `usage` when the summary has no such respondent (by id or label).
 */
export async function* renderCard(summary: Summary, respondent: string): AsyncGenerator<Artefact> {
  const found = summary.respondents.find((one) => one.id === respondent || one.label === respondent);
  const row = summary.rates.rows.find((one) => one.respondent === found?.id);
  if (found === undefined || row === undefined) {
    throw new ClosedbookError(
      'usage',
      `expected a respondent among ${summary.respondents.map((one) => one.label).join(', ')}, got ${respondent}`,
    );
  }
  const look = lookOf(summary);
  const own = <Row extends { readonly respondent: string }>(rows: readonly Row[]) =>
    rows.filter((one) => one.respondent === found.id);
  const popularity =
    summary.slices?.slices.find((slice) => slice.by === 'popularity') ?? summary.slices?.slices[0];
  const candidates: (Chart | null)[] = [
    outcomeBars({ rows: [row] }, look),
    summary.refusal ? refusalCalibration({ rows: own(summary.refusal.rows) }, summary.rates, look) : null,
    summary.confidence
      ? reliability({ ...summary.confidence, rows: own(summary.confidence.rows) }, look)
      : null,
    popularity ? slicePanels({ ...popularity, cells: own(popularity.cells) }, look) : null,
  ];
  const drawn: Html[] = [];
  for (const chart of candidates)
    if (chart !== null) drawn.push(figure(chart, await drawSvg(chart.id, chart.spec)));
  const name = visibleText(found.label);
  const datasets = summary.provenance.datasets
    .map((one) => `${one.name} ${one.version} (${counted(one.questions, 'question')})`)
    .join(', ');
  const facts = [
    datasets,
    found.policy === null ? 'policy not known' : `policy ${policyName(found.policy)}`,
    `closed book: ${statedLevel(found)}`,
  ];
  const body = html`<p class="meta">${visibleText(facts.join(' · '))}</p>
<div class="key-numbers">${['correct/asked', 'incorrect/asked', 'refused/asked', 'correct/attempted'].map((metric) => keyNumber(row.estimates[metric], metric))}${keyNumber(row.breakEven, 'break-even')}</div>
<div class="card-charts">${drawn}</div>
${summary.provenance.warnings.length > 0 && html`<p class="warning">${summary.provenance.warnings.join(' ')}</p>`}${definitionsSection()}`;
  const title = summary.simulated ? `Simulated: ${name}` : name;
  yield textArtefact(
    'card.html',
    plainPage({
      title,
      kicker: `Closed-book card · ${visibleText(summary.title)}`,
      version: summary.closedbookVersion,
      body,
      kind: 'card',
    }),
  );
}

function keyNumber(estimate: Estimate | undefined, metric: string): Html {
  if (estimate === undefined) return html``;
  const detail = estimate.value === null ? whyText(estimate.why) : intervalText(estimate);
  return html`<div><strong>${valueText(estimate)}</strong><span>${definitionLink(metric)}</span><span class="small">${detail}</span></div>`;
}
