/**
 * Where the numbers come from: data, wordings, graders, sources, what was left out and what closed-book means
 * here. On every report, because a rate without its set, its wording and its date is an anecdote.
 */

import { LEVEL_WORDS, statedLevel } from '../../../core/closed-book.ts';
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { answeredByText } from '../wording/answered-by-text.ts';
import { batchesText } from '../wording/batches-text.ts';
import { graderText } from '../wording/grader-text.ts';
import { leftOutText } from '../wording/left-out-text.ts';
import { versionText } from '../wording/method-lines.ts';
import { type Html, html, isolated } from './html.ts';

export function provenanceSection(summary: Summary, look: Look): Html {
  const from = summary.provenance;
  const levels = [...new Set(summary.respondents.map(statedLevel))];
  return html`<section id="provenance"><h2>How this was measured</h2>
${from.warnings.length > 0 && html`<h3>Before using a number</h3><ul class="notes">${from.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}
<h3>Questions</h3><ul class="notes">${from.datasets.map(
    (dataset) =>
      html`<li>${isolated(dataset.name)}${versionText(dataset.version, ', ')}, ${counted(dataset.questions, 'question')}${dataset.licence && html`, ${dataset.licence}`}</li>`,
  )}<li>Clusters: ${from.clusterBy}; seed ${String(from.seed)}.</li></ul>
<h3>Left out</h3>${leftOut(summary)}
<h3>Closed book</h3><ul class="notes">${levels.map((level) => {
    const names = summary.respondents.filter((respondent) => statedLevel(respondent) === level);
    const who =
      names.length === summary.respondents.length
        ? 'all respondents'
        : names.map((one) => look.fullName(one.id)).join(', ');
    return html`<li><strong>${level}</strong> (${isolated(who)}): ${LEVEL_WORDS[level]}.</li>`;
  })}${summary.respondents
    .filter((respondent) => respondent.violations > 0)
    .map(
      (respondent) =>
        html`<li>${isolated(look.fullName(respondent.id))}: ${counted(respondent.violations, 'reply shows', 'replies show')} a look-up.</li>`,
    )}${from.closedBook.filter((line) => !Object.keys(LEVEL_WORDS).some((level) => line.startsWith(`${level}:`))).map((line) => html`<li>${line}</li>`)}</ul>
${from.answeredBy !== undefined && from.answeredBy.length > 0 && html`<h3>Who answered</h3><ul class="notes">${from.answeredBy.map((row) => html`<li>${isolated(look.fullName(row.respondent))}: ${isolated(answeredByText(row))}</li>`)}</ul>`}
${from.batches !== undefined && html`<h3>How it was asked</h3><p>${batchesText(from.batches)}.</p>`}
${from.prompts.length > 0 && html`<h3>What the models were told</h3>${from.prompts.map((prompt) => html`<p><span class="id">${prompt.id}</span>, version ${prompt.version}</p><blockquote>${prompt.text}</blockquote>`)}`}
${from.graders.length > 0 && html`<h3>Graded by</h3><ul class="notes">${from.graders.map((grader) => html`<li>${isolated(graderText(grader))}</li>`)}</ul>`}
${from.sources.length > 0 && html`<h3>Sources</h3><ul class="notes">${from.sources.map((source) => html`<li>${isolated(source.name)}${address(source.url)}${source.evidence !== '' && `; evidence ${source.evidence}`}${source.note !== '' && `; ${source.note}`}</li>`)}</ul>`}
${from.runs.length > 0 && html`<h3>Runs</h3><ul class="notes">${from.runs.map((run) => html`<li>${isolated(run.title)} <span class="id">${run.id}</span>, ${run.createdAt.slice(0, 16).replace('T', ' ')} UTC, ${run.status}</li>`)}</ul>`}
</section>`;
}

/** As the first screen says it, a line each. */
function leftOut(summary: Summary): Html {
  const { kind, questions, leftOut: lines } = summary.provenance;
  if (kind === 'published' && lines.length === 0) return html`<p>Its source has to say.</p>`;
  const told = leftOutText(summary)?.replace(/^Left out: /, '');
  if (told !== undefined) return html`<p>${told.slice(0, 1).toUpperCase()}${told.slice(1)}</p>`;
  const unanswerable = summary.unanswerable !== undefined;
  return html`${unanswerable && html`<p>Not in the rates: ${questions === undefined ? 'questions' : `the ${counted(questions.unanswerable, 'question')}`} without an answer, which have a section of their own.</p>`}${lines.length === 0 ? html`<p>${unanswerable ? 'Nothing else.' : 'Nothing.'}</p>` : html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

/** A link only for web addresses: a file may name anything as its source. */
function address(url: string): Html | string {
  if (url === '') return '';
  return /^https?:\/\//i.test(url)
    ? html`, <a href="${url}" rel="noreferrer noopener">${url}</a>`
    : html`, ${url}`;
}
