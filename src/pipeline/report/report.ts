/** `closedbook report`: sources in, files out. Answers are browsable where they are ours to show: in a run's store. */
import { join } from 'node:path';
import type { AnswerSource } from '../../core/answer-view.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { uncoveredNames } from '../../stages/report/draw/covered-letters.ts';
import { REPORT_FORMATS, type ReportFormat, renderReport } from '../../stages/report/render-report.ts';
import { readStore } from '../../store/with-store.ts';
import { lookAt } from '../sources.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';
import { printPage } from './print-page.ts';
import { withQuestions } from './with-questions.ts';
import { ofRuns, writeReport, writeSummary } from './write-report.ts';

export interface ReportOptions extends SummarizeOptions {
  readonly formats: readonly string[];
  /** Charts by id. */
  readonly only?: readonly string[];
  readonly out?: string;
  /** A browser that prints the PDF; null: the PDF is made without one, with fewer tables. @default null */
  readonly browser?: string | null;
}

/** Makes the report. */
export async function report(
  sources: readonly string[],
  workspace: Workspace,
  options: ReportOptions,
): Promise<{ summary: Summary; files: string[]; warnings: string[] }> {
  const formats = options.formats.map(formatOf);
  await refuseUseless(sources, options);
  const analysed = await summarize(sources, workspace, options);
  const looked = await Promise.all(sources.map((text) => lookAt(text, options)));
  const given = looked.every(({ kind }) => kind === 'run' || kind === 'answers');
  const [first] = looked;
  const summary = given ? await withQuestions(analysed, sources, workspace, options) : analysed;
  const folder = options.out ?? join('output', folderName(summary, sources));
  const runIds = summary.provenance.runs.map((run) => run.id);
  const isRun = runIds.length > 0 && first!.kind === 'run';
  const warnings = faceWarnings(summary, formats);
  const write = async (answers?: AnswerSource) => {
    const printed = formats.includes('pdf') ? await printedPage(summary, options) : null;
    if (printed?.pdf === null) warnings.push(printed.why);
    const written = await writeReport(summary, {
      folder,
      formats: printed?.pdf == null ? formats : formats.filter((format) => format !== 'pdf'),
      ...(options.only === undefined ? {} : { only: options.only }),
      ...(answers === undefined ? {} : { answers }),
    });
    if (printed?.pdf == null) return written;
    const path = join(folder, 'report.pdf');
    await writeFileAtomic(path, printed.pdf);
    return [...written, path];
  };
  const files = isRun
    ? await readStore(workspace.storePath, (store) => write(ofRuns(store, runIds)))
    : await write();
  return {
    summary,
    files: [
      ...files,
      await writeSummary(summary, folder, first!.kind === 'summary' ? { source: first!.path } : {}),
    ],
    warnings,
  };
}

/** The page as a browser prints it; the reason where none could. Charts that were picked make no page. */
async function printedPage(
  summary: Summary,
  { browser = null, only }: ReportOptions,
): Promise<{ readonly pdf: Uint8Array } | { readonly pdf: null; readonly why: string } | null> {
  if (browser === null || only !== undefined) return null;
  for await (const artefact of renderReport(summary, { formats: ['html'] })) {
    if (artefact.kind !== 'text') continue;
    const pdf = await printPage(artefact.text, browser);
    if (pdf !== null) return { pdf };
  }
  return {
    pdf: null,
    why: `${browser} printed nothing; report.pdf was made without a browser, with fewer tables`,
  };
}

/** Pictures with boxes are never made without a word. */
function faceWarnings(summary: Summary, formats: readonly ReportFormat[]): string[] {
  const names = uncoveredNames(summary);
  if (names.length === 0 || !formats.some((format) => format === 'png' || format === 'pdf')) return [];
  return [
    `PNG and PDF show boxes for letters that no face here has, in ${names.join(', ')}; HTML, SVG and the tables have them (Chinese: npm install @embedpdf/fonts-sc beside closedbook; Japanese: fonts-jp, Korean: fonts-kr)`,
  ];
}

function formatOf(name: string): ReportFormat {
  const format = REPORT_FORMATS.find((one) => one === name);
  if (format === undefined) {
    throw new ClosedbookError('usage', `expected --format ${REPORT_FORMATS.join(', ')}, got "${name}"`);
  }
  return format;
}

function folderName(summary: Summary, sources: readonly string[]): string {
  const [run] = summary.provenance.runs;
  if (run !== undefined && sources.length === 1) return run.id;
  return (
    summary.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'report'
  );
}
