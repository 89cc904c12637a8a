/**
 * The first screen: what to choose and how sure that is, at every cost reported; who graded and what was left out; the
 * slider beside the frontier. All of it stands without a script but the slider.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { costWords } from '../wording/cost-words.ts';
import { firstLines } from '../wording/first-lines.ts';
import { count } from '../wording/numbers.ts';
import { choicesTable } from './choices-table.ts';
import { type Html, html, withNames } from './html.ts';
import type { PageData } from './page-data.ts';

export interface DecisionParts {
  readonly data: PageData;
  /** The drawings of the frontier. */
  readonly drawings: readonly Html[];
  /** Why there are none. */
  readonly missing: string;
}

export function decisionSection(summary: Summary, { data, drawings, missing }: DecisionParts): Html {
  const { headline, parts = [headline], sentences } = summary.decision;
  const [first, ...others] = parts;
  const names = summary.respondents.map(({ label }) => label);
  const before = [...others, ...sentences.slice(0, Math.max(0, BEFORE - others.length))];
  const after = sentences.slice(Math.max(0, BEFORE - others.length));
  return html`<section id="decision" aria-label="The decision"><h2 class="headline">${withNames(first!, names)}</h2>
${paragraphs([...before, ...costWords([first!, ...before])], names)}
<p class="facts">${firstLines(summary).map((line) => html`<span class="fact">${withNames(line, names)}</span> `)}</p>
${warnings(summary)}
<div class="hero"><div class="choice">${choicesTable(data)}<div class="panel" id="panel"></div><div class="order" id="order"></div></div>
<div class="picture">${drawings.length > 0 ? drawings : html`<p class="warning">There is no frontier to draw: ${missing}.</p>`}</div></div>
${after.length > 0 && html`<details class="more"><summary>${count(after.length)} more ${after.length === 1 ? 'sentence' : 'sentences'} on the choice</summary>${paragraphs(after, names)}</details>`}</section>`;
}

/** Sentences between the headline and the picture; the rest stands below, so that the picture stays on the first screen. */
const BEFORE = 1;

function paragraphs(sentences: readonly string[], names: readonly string[]): Html {
  return html`<div class="sentences">${sentences.map((sentence) => html`<p>${withNames(sentence, names)}</p>`)}</div>`;
}

/** Warnings on the first screen, a line each: many of them are no sentences. */
const SHOWN = 3;

/** The first warnings stand beside the decision; all of them again under Method. */
function warnings(summary: Summary): Html {
  const { warnings: all } = summary.provenance;
  const [first, ...others] = all.slice(0, SHOWN);
  if (first === undefined) return html``;
  const more = all.length - SHOWN;
  return html`<p class="warning">${first}${others.map((one) => html`<br>${one}`)}${more > 0 && html`<br><a href="#provenance">${String(more)} more under Method</a>`}</p>`;
}
