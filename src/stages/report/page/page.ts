/**
 * The whole HTML report: one file, no network, everything allowed by hash. The order is the order of reading:
 * the decision, what happened, the comparisons, how it was measured, what the words mean.
 */
import { createHash } from 'node:crypto';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import type { Figures } from '../figures.ts';
import { count } from '../wording/numbers.ts';
import { definitionsSection } from './definitions.ts';
import { figure } from './figure.ts';
import { type Html, html, trusted } from './html.ts';
import { provenanceSection } from './provenance-section.ts';
import { ratesTable } from './rates-table.ts';
import { STYLE } from './style.ts';

export interface PageParts {
  readonly figures: readonly Figures[];
  readonly drawn: ReadonlyMap<string, DrawnChart>;
}

export function page(summary: Summary, look: Look, parts: PageParts): string {
  const figuresIn = (section: string): Html[] =>
    parts.figures
      .filter((entry) => entry.id === section)
      .flatMap((entry) => entry.charts)
      .map((chart) => figure(chart, parts.drawn.get(chart.id)!));
  const style = STYLE;
  const title = summary.simulated ? `Simulated: ${summary.title}` : summary.title;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([], [style])}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="closedbook ${summary.closedbookVersion}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body><a class="skip" href="#main">To the decision</a><div class="page">
<header class="masthead"><div><p class="kicker">Closed-book calibration report${summary.simulated && html` <span class="simulated">simulated models</span>`}</p>
<h1>${title}</h1><p class="meta">${metaLine(summary)}</p></div></header>
<main id="main">
<section id="decision"><p class="headline">${summary.decision.headline}</p>
<div class="sentences">${summary.decision.sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
${figuresIn('decision')}</section>
<section id="outcomes"><h2>What happened to every question</h2>${figuresIn('outcomes')}${ratesTable(summary, look)}</section>
${provenanceSection(summary, look)}
${definitionsSection()}
</main>
<footer>Made by closedbook ${summary.closedbookVersion} from summary.json; the same summary gives the same file, byte for byte.</footer>
</div>
</body>
</html>
`;
  return document.markup;
}

function metaLine(summary: Summary): string {
  const { datasets, runs } = summary.provenance;
  const questions = datasets
    .map((dataset) => `${dataset.name} (${count(dataset.questions)} questions)`)
    .join(', ');
  const dates = [...new Set(runs.map((run) => run.createdAt.slice(0, 10)))].sort();
  const when = dates.length === 0 ? '' : dates.length === 1 ? dates[0] : `${dates[0]} to ${dates.at(-1)}`;
  const respondents = `${count(summary.respondents.length)} ${summary.respondents.length === 1 ? 'respondent' : 'respondents'}`;
  return [questions, respondents, when].filter((part) => part !== '').join(' · ');
}

/** Nothing from outside; scripts and styles only those whose hash stands here. */
function policy(scripts: readonly string[], styles: readonly string[]): string {
  const hashes = (texts: readonly string[]) =>
    texts.length === 0
      ? "'none'"
      : texts
          .map((text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`)
          .join(' ');
  return `default-src 'none'; script-src ${hashes(scripts)}; style-src ${hashes(styles)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
}
