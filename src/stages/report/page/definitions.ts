/**
 * The definitions section, made from the table of metrics, and the links that lead to it. A metric that is not
 * in the table links nothing rather than something wrong.
 */
import { METRICS, type RateId } from '../../../core/metric.ts';
import { type Html, html } from './html.ts';

/** `definition-correct-asked`. */
function definitionAnchor(metric: string): string {
  const known = metric.startsWith('utility@') ? 'utility' : metric;
  return `definition-${known.replace(/[^a-z]+/g, '-')}`;
}

const OTHER: Record<string, { name: string; definition: string }> = {
  utility: {
    name: 'utility at penalty L',
    definition:
      'correct/asked − L · incorrect/asked: a right answer earns 1, a refusal 0, a wrong answer costs L. Shown as worth per 100 questions; summary.json and CSV keep it per question. Answering pays where the chance of being right is above L/(1 + L).',
  },
  'break-even': {
    name: 'break-even penalty',
    definition:
      'correct ÷ incorrect: the penalty L at which answering as this respondent does is worth as much as declining everything. Above it, silence is better.',
  },
};

/** A link to the definition, written as the metric's id. */
export function definitionLink(metric: string, text = metric): Html {
  const known = metric.startsWith('utility@') || metric in OTHER || metric in METRICS;
  return known ? html`<a href="#${definitionAnchor(metric)}">${text}</a>` : html`${text}`;
}

export function definitionsSection(): Html {
  const entries = [
    ...Object.entries(OTHER).slice(0, 1),
    ...(Object.keys(METRICS) as RateId[]).map((id) => [id, METRICS[id]] as const),
    ...Object.entries(OTHER).slice(1),
  ];
  return html`<section id="definitions"><details class="fold"><summary><h2>Definitions</h2><span class="finding">What every number is the share of</span></summary>
<p class="lead">“Hallucination rate” has at least four denominators in print, so every number here is named by its fraction.</p>
<dl class="definitions">${entries.map(
    ([id, { name, definition }]) =>
      html`<dt id="${definitionAnchor(id)}"><span class="id">${id === 'utility' ? 'utility@L' : id}</span></dt><dd><strong>${name}</strong>: ${definition}</dd>`,
  )}
<dt>interval</dt><dd>A range that covers the true value in the stated share of repetitions with other questions of the same kind. It says nothing about other kinds of questions, other wordings or other dates.</dd>
<dt>refused</dt><dd>The respondent did not commit to an answer, whatever the reason; the reasons are told apart where they are known.</dd>
</dl></details></section>`;
}
