/**
 * A summary becomes the files of a report. Pure but for its arguments: no clock, no file system, no network; the
 * same summary and options give the same bytes. Artefacts come one at a time, so that a caller can write each
 * and forget it.
 */

import type { AnswerSource } from '../../core/answer-view.ts';
import type { AnswersFilter } from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { QuestionTrouble } from '../../core/summary/items.ts';
import { checkSummary, type Summary } from '../../core/summary/summary.ts';
import { type Artefact, bytesArtefact, textArtefact } from './artefact.ts';
import { lookOf } from './charts/look.ts';
import { importDocx, reportDocx } from './draw/docx.ts';
import { figurePdf } from './draw/figure-pdf.ts';
import { type FramedChart, framedChart } from './draw/framed-chart.ts';
import { reportPdf } from './draw/pdf.ts';
import { svgToPng } from './draw/png.ts';
import { slidesPdf } from './draw/slides-pdf.ts';
import { socialCardSvg } from './draw/social-card.ts';
import { type DrawnChart, drawSvg } from './draw/vega-svg.ts';
import { type Figures, figuresOf, whyMissing } from './figures.ts';
import { bibliography } from './forms/bibtex.ts';
import { csvTable } from './forms/csv-table.ts';
import { documentOf } from './forms/document.ts';
import { latexTable } from './forms/latex.ts';
import { markdownReport } from './forms/markdown.ts';
import { measuredText } from './forms/measured-text.ts';
import { resultsRows } from './forms/results-csv.ts';
import { cardOf, chartsAlone, reportWords, slidesOf } from './forms/travelling.ts';
import { packAnswers } from './page/answer-pages.ts';
import { page } from './page/page.ts';
import { flatTable } from './tables/section-table.ts';
import { reportTitle, sourceLine } from './wording/report-title.ts';

/** Every form of a report. */
export const REPORT_FORMATS = [
  'html',
  'md',
  'svg',
  'png',
  'pdf',
  'docx',
  'slides',
  'social',
  'csv',
  'tex',
  'json',
  'vl',
] as const;
/** `slides` are five findings as a PDF of slides, `social` a picture for shared links, `vl` is the Vega-Lite specification of each chart, `json` the summary itself. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions {
  /** Forms to write. @default ['html'] */
  readonly formats?: readonly ReportFormat[];
  /** Ids of the charts to keep (`frontier`, `outcomes`, …). @default all */
  readonly only?: readonly string[];
  /** Penalty L at which pictures open. @default 1 where reported, else the first above 0 */
  readonly penalty?: number;
  /** Where the answer browser of the HTML reads from. @default none: the report has no browser */
  readonly answers?: AnswerSource;
  /**
   * The address of the answers that a filter lets through: marks and counts of the page then lead there.
   * @default none: the page stands alone
   */
  readonly answersAt?: (filter: AnswersFilter) => string;
  /** The address of the questions with a trouble. @default none */
  readonly questionsAt?: (trouble: QuestionTrouble) => string;
}

/**
 * Yields `report.html`, `report.md`, `report.pdf`, `report.docx`, `slides.pdf`, `social.png`, `charts/<id>.svg|png|vl.json`, `tables/<id>.csv`,
 * `tables/results.csv|tex`, `summary.json`, as asked for.
 * @throws ClosedbookError `usage` when `only` names a chart that this summary does not have.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * const paths = [];
 * for await (const { path } of renderReport(summary, { formats: ['csv'] })) paths.push(path);
 * paths.includes('tables/results.csv'); // => true
 */
export async function* renderReport(summary: Summary, options: ReportOptions = {}): AsyncGenerator<Artefact> {
  checkSummary(summary);
  const { formats = ['html'], only, penalty, answers, answersAt, questionsAt } = options;
  const wanted = new Set(formats);
  const wantsSome = (...some: readonly ReportFormat[]) => some.some((format) => wanted.has(format));
  // Known before anything is drawn, so that no half a report is left.
  if (wanted.has('docx')) await importDocx();
  const look = lookOf(summary, {
    ...(penalty === undefined ? {} : { penalty }),
    ...(answersAt === undefined ? {} : { answersAt }),
    ...(questionsAt === undefined ? {} : { questionsAt }),
  });
  const figures = keptFigures(figuresOf(summary, look), only);
  const charts = figures.flatMap((entry) => entry.charts);
  const drawn = new Map<string, DrawnChart>();
  if (wantsSome('html', 'svg', 'png', 'pdf', 'docx', 'slides', 'social', 'tex', 'md')) {
    for (const chart of charts) {
      drawn.set(chart.id, await drawSvg(chart.id, chart.spec, look));
      if (chart.narrow !== undefined && wanted.has('html'))
        drawn.set(`${chart.id}-narrow`, await drawSvg(`${chart.id}-narrow`, chart.narrow, look));
    }
  }
  const source = sourceLine(summary);
  // In a page the words of a chart stand beside it.
  const framed = new Map<string, FramedChart>(
    wantsSome('svg', 'md', 'png', 'pdf')
      ? charts.map((chart) => [chart.id, framedChart(chart, drawn.get(chart.id)!, source)])
      : [],
  );

  if (wanted.has('html')) {
    const packed = answers === undefined ? null : await packAnswers(answers, { summary, look });
    yield textArtefact('report.html', page(summary, look, { figures, drawn, answers: packed }));
  }
  if (wanted.has('md')) {
    yield textArtefact(
      'report.md',
      markdownReport(summary, look, { figures, picture: (id) => `charts/${id}.svg` }),
    );
  }
  for (const chart of charts) {
    const picture = framed.get(chart.id);
    if (picture !== undefined && wantsSome('svg', 'md'))
      yield textArtefact(`charts/${chart.id}.svg`, picture.svg);
    if (picture !== undefined && wanted.has('png'))
      yield bytesArtefact(`charts/${chart.id}.png`, await svgToPng(picture.svg));
    if (wanted.has('vl'))
      yield textArtefact(`charts/${chart.id}.vl.json`, `${JSON.stringify(chart.spec, null, 1)}\n`);
    if (wanted.has('tex'))
      yield bytesArtefact(`paper/${chart.id}.pdf`, await figurePdf(chart.title, drawn.get(chart.id)!));
    if (wanted.has('csv')) yield textArtefact(`tables/${chart.id}.csv`, csvTable(chart.table));
  }
  if (wanted.has('pdf'))
    yield bytesArtefact(
      'report.pdf',
      await reportPdf(
        only === undefined
          ? reportWords(summary, look, [...framed.values()])
          : chartsAlone(summary, [...framed.values()]),
      ),
    );
  if (wanted.has('docx'))
    yield bytesArtefact('report.docx', await reportDocx(await documentOf(summary, look, { figures, drawn })));
  if (wanted.has('slides'))
    yield bytesArtefact(
      'slides.pdf',
      await slidesPdf(slidesOf(charts, drawn), { title: reportTitle(summary), source }),
    );
  if (wanted.has('social'))
    yield bytesArtefact('social.png', await svgToPng(socialCardSvg(cardOf(summary, drawn)), { scale: 1 }));
  if (only !== undefined) return;
  if (wanted.has('csv')) {
    for (const table of figures.flatMap((entry) => entry.tables))
      yield textArtefact(`tables/${table.id}.csv`, csvTable(flatTable(table)));
  }
  if (wanted.has('csv')) yield textArtefact('tables/results.csv', csvTable(resultsRows(summary, look)));
  if (wanted.has('tex')) {
    yield textArtefact('tables/results.tex', latexTable(summary, look));
    yield textArtefact('paper/method.tex', measuredText(summary, look));
    yield textArtefact('paper/references.bib', bibliography(summary));
  }
  if (wanted.has('json')) yield textArtefact('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
}

function keptFigures(figures: readonly Figures[], only: readonly string[] | undefined): Figures[] {
  if (only === undefined) return [...figures];
  const ids = figures.flatMap((entry) => entry.charts.map((chart) => chart.id));
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    const reasons = unknown.flatMap((id) => {
      const why = whyMissing(figures, id);
      return why === undefined ? [] : [`There is no ${id}: ${why}.`];
    });
    throw new ClosedbookError('usage', `expected charts among ${ids.join(', ')}, got ${unknown.join(', ')}`, {
      hint:
        reasons.length > 0 ? reasons.join(' ') : 'A chart is there only when the summary has its section.',
    });
  }
  return figures
    .map((entry) => ({
      ...entry,
      charts: entry.charts.filter((chart) => only.includes(chart.id)),
      tables: [],
    }))
    .filter((entry) => entry.charts.length > 0);
}
