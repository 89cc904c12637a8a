/**
 * The main table for a paper (booktabs), values over intervals. Everything of others is escaped: a model may be
 * called anything.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { reportTitle } from '../wording/report-title.ts';
import { resultsTable } from './results-table.ts';

export function latexTable(summary: Summary, look: Look): string {
  const table = resultsTable(summary, look);
  const columns = `l${'r'.repeat(table.metrics.length + 1)}`;
  const line = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\`;
  return [
    `% ${reportTitle(summary).replaceAll('%', '').replaceAll('\n', ' ')}; closedbook ${summary.closedbookVersion}. Needs \\usepackage{booktabs}.`,
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(reportTitle(summary))}. ${look.levelPercent}\\,\\% intervals in parentheses; rates over the questions asked unless their name says otherwise.}`,
    `  \\begin{tabular}{${columns}}`,
    '  \\toprule',
    line(['respondent', '$n$', ...table.metrics.map(escapeLatex)]),
    '  \\midrule',
    ...table.rows.flatMap((row) => [
      line([
        escapeLatex(row.respondent),
        escapeLatex(row.n),
        ...row.cells.map((cell) => escapeLatex(cell.value)),
      ]),
      line([
        '',
        '',
        ...row.cells.map((cell) =>
          cell.interval === '' ? '' : `{\\footnotesize (${escapeLatex(cell.interval)})}`,
        ),
      ]),
    ]),
    '  \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
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
  '\u202f': '\\,',
};

export function escapeLatex(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replace(/[\\{}$&#^_~%<>−–\u202f]/g, (mark) => MARKS[mark]!);
}
