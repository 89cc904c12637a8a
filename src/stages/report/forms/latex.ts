/**
 * The main tables for a paper, with booktabs and siunitx: rates in per cent, and what each is worth. Values stand under each
 * other at their points, intervals in brackets below. Everything of others is escaped: a model may be called anything.
 */
import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { hasIntervals } from '../wording/caption.ts';
import { numberKind, numberText } from '../wording/numbers.ts';
import { reportTitle } from '../wording/report-title.ts';
import { resultsTable } from './results-table.ts';

export function latexTable(summary: Summary, look: Look): string {
  const { metrics } = resultsTable(summary, look);
  const isRate = (metric: string) => numberKind(metric) === 'share';
  const shares = `Rates in per cent of the ${look.asked} unless their name says otherwise`;
  return [
    `% ${oneLine(reportTitle(summary))}; closedbook ${summary.closedbookVersion}.`,
    '% Needs \\usepackage{booktabs,siunitx}. Names beyond Latin letters need XeLaTeX or LuaLaTeX and a font that has them.',
    ...tabular(summary, look, { metrics: metrics.filter(isRate), label: 'rates', says: shares }),
    ...tabular(summary, look, {
      metrics: metrics.filter((metric) => !isRate(metric)),
      label: 'worth',
      says: `Worth in right answers per 100 questions at penalty L on the ${look.shared}, and the penalty above which declining everything is better`,
    }),
    '',
  ].join('\n');
}

interface Tabular {
  readonly metrics: readonly string[];
  readonly label: string;
  readonly says: string;
}

function tabular(summary: Summary, look: Look, { metrics, label, says }: Tabular): string[] {
  const { rows, metrics: all } = resultsTable(summary, look);
  const line = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\`;
  const columns = metrics.map((metric) => rows.map(({ cells }) => cells[all.indexOf(metric)]!.estimate));
  // What these columns are of: worth is of the questions that all have an outcome on, rates of all that were asked.
  const sizes = rows.map((_, at) => columns[0]?.[at]?.n ?? null);
  const digits = Math.max(1, ...sizes.map((n) => String(n ?? 0).length));
  const formats = columns.map((estimates, place) => formatOf(estimates, metrics[place]!));
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(reportTitle(summary))}. ${escapeLatex(says)}${hasIntervals(summary) ? `; ${look.levelPercent}\\,\\% intervals in brackets` : ''}.}`,
    `  \\label{tab:${label}}`,
    '  \\small',
    `  \\begin{tabular}{l S[table-format=${digits}.0, group-minimum-digits=4, group-separator={,}]${formats.map((format) => ` S[table-format=${format}]`).join('')}}`,
    '  \\toprule',
    line(['respondent', '{$n$}', ...metrics.map((metric) => `{${headOf(metric)}}`)]),
    '  \\midrule',
    ...rows.flatMap(({ respondent }, at) => [
      line([
        escapeLatex(respondent),
        sizes[at] === null ? '{?}' : String(sizes[at]),
        ...columns.map((estimates, place) => valueCell(estimates[at], metrics[place]!)),
      ]),
      line(['', '', ...columns.map((estimates, place) => intervalCell(estimates[at], metrics[place]!))]),
    ]),
    '  \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
  ];
}

/** A slash would not break; the words of a head stand one under the other. */
function headOf(metric: string): string {
  const [first, ...others] = metric.split('/');
  if (others.length === 0) return escapeLatex(metric);
  return `\\shortstack{${[`${first}/`, ...others].map(escapeLatex).join('\\\\')}}`;
}

function plain(value: number, metric: string, n: number | null): string {
  return numberText(value, numberKind(metric), n).replace(/%$/, '').replaceAll('−', '-').replaceAll(',', '');
}

function valueCell(estimate: Estimate | undefined, metric: string): string {
  return estimate?.value == null ? '{--}' : plain(estimate.value, metric, estimate.n);
}

function intervalCell(estimate: Estimate | undefined, metric: string): string {
  if (estimate?.value == null || estimate.low === null || estimate.high === null) return '';
  const [low, high] = [estimate.low, estimate.high].map((end) => plain(end, metric, estimate.n));
  return `{\\footnotesize [\\num{${low}}, \\num{${high}}]}`;
}

/** Digits before and after the point of the longest value, with a sign where one has it: siunitx's `table-format`. */
function formatOf(estimates: readonly (Estimate | undefined)[], metric: string): string {
  const texts = estimates.map((estimate) => valueCell(estimate, metric)).filter((text) => text !== '{--}');
  const longest = (part: 0 | 1) =>
    Math.max(part === 0 ? 1 : 0, ...texts.map((text) => text.replace('-', '').split('.')[part]?.length ?? 0));
  return `${texts.some((text) => text.startsWith('-')) ? '-' : ''}${longest(0)}.${longest(1)}`;
}

function oneLine(text: string): string {
  return text.replaceAll('%', '').replaceAll('\n', ' ');
}

const MARKS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '^': '\\textasciicircum{}',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '%': '\\%',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '−': '$-$',
  '–': '--',
  '·': '\\textperiodcentered{}',
  '…': '\\dots{}',
  '÷': '$\\div$',
  '×': '$\\times$',
  '\u202f': '\\,',
};

export function escapeLatex(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replace(/[\\{}$&#^_~%<>−–·…÷×\u202f]/g, (mark) => MARKS[mark]!);
}
