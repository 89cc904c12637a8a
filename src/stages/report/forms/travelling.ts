/**
 * What the forms that leave the page hold: the PDF without a browser, the slides, the picture for shared links. Each says
 * itself what the page says at its head: the finding, how sure it is, from what set, and whether models were simulated.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Chart } from '../charts/chart.ts';
import type { Look } from '../charts/look.ts';
import { INK } from '../charts/palette.ts';
import { FONT } from '../charts/theme.ts';
import type { PdfReport } from '../draw/pdf.ts';
import type { Picture } from '../draw/place-svg.ts';
import type { Slide } from '../draw/slides-pdf.ts';
import type { SocialCard } from '../draw/social-card.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import { choiceLines } from '../page/choices-table.ts';
import { pageData } from '../page/page-data.ts';
import { hasIntervals } from '../wording/caption.ts';
import { costWords } from '../wording/cost-words.ts';
import { firstLines } from '../wording/first-lines.ts';
import { methodLines } from '../wording/method-lines.ts';
import { ofWhatText } from '../wording/of-what-text.ts';
import { reportTitle, sourceLine } from '../wording/report-title.ts';
import { resultsTable } from './results-table.ts';

/** Of the main table as much as a sheet of paper is wide. */
const PRINTED = ['correct/asked', 'incorrect/asked', 'refused/asked', 'break-even'];

export function reportWords(summary: Summary, look: Look, pictures: readonly Picture[]): PdfReport {
  const { headline, sentences } = summary.decision;
  const choices = choiceLines(pageData(summary, look, { charts: [], drawn: new Map(), source: '' }));
  const { metrics, rows } = resultsTable(summary, look);
  const printed = metrics.filter(
    (metric) => PRINTED.includes(metric) || metric === `utility@${look.penalty}`,
  );
  const plain = (text: string) => visibleText(text).replaceAll('\n', ' ');
  return {
    title: reportTitle(summary),
    headline: plain(headline),
    sentences: [
      ...costWords([headline, ...sentences]),
      ...choices.map(
        ([cost, best, worth, sure]) =>
          `At a cost of ${cost}: ${best} (worth ${worth} per 100 questions), ${sure}.`,
      ),
      ...sentences,
      ...firstLines(summary),
      ...summary.provenance.warnings,
    ].map(plain),
    tables: [
      {
        heading: hasIntervals(summary)
          ? `Rates with ${look.levelPercent}% intervals`
          : 'Rates, without intervals',
        table: {
          columns: ['respondent', 'n', ...printed],
          rows: rows.map(({ respondent, n, cells }) => [
            plain(respondent),
            n,
            ...printed.map((metric) => {
              const { value, interval } = cells[metrics.indexOf(metric)]!;
              return interval === '' ? value : `${value}\n${interval}`;
            }),
          ]),
        },
      },
    ],
    pictures,
    method: [ofWhatText(look), ...methodLines(summary)].filter((line) => line !== '').map(plain),
  };
}

/** Charts that somebody picked, and nothing else. */
export function chartsAlone(summary: Summary, pictures: readonly Picture[]): PdfReport {
  return { title: reportTitle(summary), headline: '', sentences: [], tables: [], pictures, method: [] };
}

/** In this order of importance; those in which nothing stands out come last. */
const FIRST = [
  'frontier',
  'outcomes',
  'probability-best',
  'refusal',
  'reliability',
  'unanswerable',
  'conversion',
  'differences',
  'penalty',
];
const SLIDES = 5;

export function slidesOf(charts: readonly Chart[], drawn: ReadonlyMap<string, DrawnChart>): Slide[] {
  const rank = ({ id, quiet }: Chart): number =>
    (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length) + (quiet === undefined ? 0 : 100);
  return [...charts]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SLIDES)
    .map((chart) => ({ title: chart.title, picture: drawn.get(chart.id)!, note: sizeOf(chart.caption) }));
}

/** What n is, of a caption: a slide has no room for how to read it. */
function sizeOf(caption: string): string {
  return /(?:^|\. )(n (?:=|is) [^.]*\.)/.exec(caption)?.[1] ?? '';
}

export function cardOf(summary: Summary, drawn: ReadonlyMap<string, DrawnChart>): SocialCard {
  const { headline, parts = [headline] } = summary.decision;
  return {
    title: reportTitle(summary),
    // A number stays on the line of its letter.
    headline: visibleText(parts[0]!).replaceAll('\n', ' ').replaceAll('L = ', 'L\u00a0=\u00a0'),
    source: sourceLine(summary),
    picture: drawn.get('frontier') ?? null,
    fontFamily: FONT,
    ink: INK.text.light,
    muted: INK.muted.light,
    paper: INK.paper.light,
    accent: INK.accent.light,
  };
}
