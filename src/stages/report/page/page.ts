/**
 * The whole HTML report: one file, no network, everything allowed by hash. The order is the order of reading:
 * the decision, what happened, the comparisons, the answers, how it was measured, what the words mean.
 */

import { createHash } from 'node:crypto';
import { statedLevel } from '../../../core/closed-book.ts';
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Chart } from '../charts/chart.ts';
import type { Look } from '../charts/look.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import { type Figures, isPresent } from '../figures.ts';
import { count } from '../wording/numbers.ts';
import { reportTitle, sourceLine } from '../wording/report-title.ts';
import type { AnswerPages } from './answer-pages.ts';
import { answerBlocks, answersSection } from './answers-section.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { decisionSection } from './decision-section.ts';
import { definitionsSection } from './definitions.ts';
import { figure } from './figure.ts';
import { foldedSection } from './fold.ts';
import { type Html, html, jsonBlock, trusted } from './html.ts';
import { pageData } from './page-data.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { provenanceSection } from './provenance-section.ts';
import { ratesTable } from './rates-table.ts';
import { sectionTables } from './section-tables.ts';
import { STYLE } from './style.ts';

export interface PageParts {
  readonly figures: readonly Figures[];
  readonly drawn: ReadonlyMap<string, DrawnChart>;
  /** Null where the report is made from a summary alone. */
  readonly answers: AnswerPages | null;
}

/** What a badge at the head of the page says once. */
const SIMULATED = /^Simulated: /;

/** Sections that have their place by themselves. */
const FIXED = new Set(['decision', 'outcomes']);

export function page(summary: Summary, look: Look, parts: PageParts): string {
  const charts = parts.figures.flatMap((entry) => entry.charts);
  const entryOf = (id: string): Figures | undefined => parts.figures.find((entry) => entry.id === id);
  const drawings = (id: string): Html[] =>
    (entryOf(id)?.charts ?? []).map((chart) =>
      figure(onPage(chart), parts.drawn.get(chart.id)!, parts.drawn.get(`${chart.id}-narrow`)),
    );
  const tables = (id: string): Html => sectionTables(entryOf(id)?.tables ?? []);
  const data = pageData(summary, look, { charts, drawn: parts.drawn, source: sourceLine(summary) });
  const sections = parts.figures.filter((entry) => !FIXED.has(entry.id));
  const present = sections.filter(isPresent);
  const absent = sections.filter((entry) => !isPresent(entry));
  const title = reportTitle(summary);
  const contents: (readonly [string, string])[] = [
    ['outcomes', 'Outcomes'],
    ...present.map((entry) => [entry.id, SHORT[entry.id] ?? entry.heading] as const),
    ['answers', 'Answers'],
    ['provenance', 'Method'],
    ['definitions', 'Definitions'],
  ];
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([PAGE_SCRIPT], [STYLE])}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="closedbook ${summary.closedbookVersion}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body><a class="skip" href="#main">To the decision</a><div class="page">
<header class="masthead"><div><p class="kicker"><span class="kicker-words">Closed-book calibration report</span>${summary.simulated && html` <span class="simulated">simulated models</span>`}</p>
<h1>${title.replace(SIMULATED, '')}</h1><p class="meta">${metaLine(summary)}</p></div><button type="button" class="theme" id="theme" hidden>Theme</button></header>
<nav class="toc" aria-label="Contents"><ol>${contents.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
<main id="main">
${decisionSection(summary, { data, drawings: drawings('decision'), missing: entryOf('decision')?.missing ?? 'not asked for' })}
<section id="outcomes"><h2>What happened to every question</h2>${drawings('outcomes')}${ratesTable(summary, look)}${tables('outcomes')}</section>
${present.map((entry) => {
  const pairs = entry.id === 'comparisons' ? summary.comparisons : undefined;
  return foldedSection(entry, {
    drawn: parts.drawn,
    body: html`<div class="cards">${drawings(entry.id)}${pairs && comparisonNotes(pairs, look)}${tables(entry.id)}</div>`,
  });
})}
${answersSection(parts.answers, summary.provenance)}
${provenanceSection(summary, look)}
${absent.length > 0 && html`<section id="absent"><h2>Not in this report</h2><ul class="notes">${absent.map((entry) => html`<li>${entry.heading}: ${entry.missing}.</li>`)}</ul></section>`}
${definitionsSection()}
</main>
<footer>${sourceLine(summary)} The same summary gives the same file, byte for byte.</footer>
</div>
${jsonBlock('report-data', data)}
${answerBlocks(parts.answers)}
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return document.markup;
}

/** A picture that travels says itself that models are simulated; the page says it once, at its head. */
function onPage(chart: Chart): Chart {
  return { ...chart, title: chart.title.replace(SIMULATED, '') };
}

const SHORT: Record<string, string> = {
  penalty: 'Penalty',
  workload: 'Your mix',
  comparisons: 'Comparisons',
  claims: 'Claims',
  languages: 'Languages',
  slices: 'Slices',
  unanswerable: 'No answer exists',
  refusal: 'Refusals',
  privacy: 'Privacy',
  behavioural: 'Stated penalty',
  wordings: 'Phrasing',
  settings: 'Effort',
  conversion: 'Made conservative',
  confidence: 'Confidence',
  'several-confidences': 'Which confidence',
  consistency: 'Asked again',
  judge: 'Grading',
  questions: 'Doubtful questions',
  cost: 'Cost and time',
};

function metaLine(summary: Summary): string {
  const { datasets, runs } = summary.provenance;
  const kinds = kindsText(summary);
  const questions = datasets
    .map(
      (dataset) =>
        `${dataset.name} (${counted(dataset.questions, 'question')}${datasets.length === 1 && kinds !== '' ? `: ${kinds}` : ''})`,
    )
    .join(', ');
  const dates = [...new Set(runs.map((run) => run.createdAt.slice(0, 10)))].sort();
  const when = dates.length === 0 ? '' : dates.length === 1 ? dates[0] : `${dates[0]} to ${dates.at(-1)}`;
  const respondents = `${count(summary.respondents.length)} ${summary.respondents.length === 1 ? 'respondent' : 'respondents'}`;
  const levels = [...new Set(summary.respondents.map(statedLevel))].join(', ');
  return [questions, datasets.length === 1 ? '' : kinds, respondents, when, `closed book: ${levels}`]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `276 with an answer, 24 without`; empty where every question has one and counts. */
function kindsText({ provenance }: Summary): string {
  const { answerable, unanswerable, setAside } = provenance.questions ?? NO_KINDS;
  if (unanswerable + setAside === 0) return '';
  return [
    `${count(answerable)} with an answer`,
    ...(unanswerable > 0 ? [`${count(unanswerable)} without`] : []),
    ...(setAside > 0 ? [`${count(setAside)} set aside`] : []),
  ].join(', ');
}

const NO_KINDS = { answerable: 0, unanswerable: 0, setAside: 0 };

/** Nothing from outside; scripts and styles only those whose hash stands here. */
function policy(scripts: readonly string[], styles: readonly string[]): string {
  const hashes = (texts: readonly string[]) =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`).join(' ');
  return `default-src 'none'; script-src ${hashes(scripts)}; style-src ${hashes(styles)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
}
