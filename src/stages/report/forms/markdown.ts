/**
 * The report as Markdown with pictures beside it, for a repository or a wiki. Text of others cannot become
 * markup: every character that Markdown or HTML reads is escaped.
 */

import { METRICS } from '../../../core/metric.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { type Figures, isPresent } from '../figures.ts';
import { type Cell, cellText, isEstimate, type SectionTable } from '../tables/section-table.ts';
import { hasIntervals } from '../wording/caption.ts';
import { costWords } from '../wording/cost-words.ts';
import { methodLines } from '../wording/method-lines.ts';
import { ofWhatText } from '../wording/of-what-text.ts';
import { reportTitle, sourceLine } from '../wording/report-title.ts';
import { resultsTable } from './results-table.ts';

export interface MarkdownParts {
  readonly figures: readonly Figures[];
  /** Path of a chart's picture, relative to the Markdown file. */
  readonly picture: (id: string) => string;
}

export function markdownReport(summary: Summary, look: Look, { figures, picture }: MarkdownParts): string {
  const { provenance } = summary;
  const { headline, sentences } = summary.decision;
  const blocks: string[] = [
    `# ${escapeMarkdown(reportTitle(summary))}`,
    `**${escapeMarkdown(headline)}**`,
    ...[...sentences, ...costWords([headline, ...sentences])].map(escapeMarkdown),
    ...provenance.warnings.map((warning) => `> ${escapeMarkdown(warning)}`),
    tableText(summary, look),
  ];
  for (const section of figures.filter(isPresent)) {
    blocks.push(`## ${escapeMarkdown(section.heading)}`);
    for (const chart of section.charts) {
      blocks.push(
        `### ${escapeMarkdown(chart.title)}`,
        `![${escapeMarkdown(chart.description)}](${picture(chart.id)})`,
        escapeMarkdown(chart.caption),
      );
    }
    for (const table of section.tables) blocks.push(...sectionTable(table));
  }
  blocks.push('## How this was measured', bullets(methodLines(summary)));
  if (provenance.prompts.length > 0) {
    blocks.push(
      '## What the models were told',
      ...provenance.prompts.map(
        (prompt) =>
          `${escapeMarkdown(prompt.id)}, version ${escapeMarkdown(prompt.version)}:\n\n> ${escapeMarkdown(prompt.text).replaceAll('\n', '\n> ')}`,
      ),
    );
  }
  const absent = figures.filter((entry) => !isPresent(entry));
  if (absent.length > 0)
    blocks.push(
      '## Not in this report',
      bullets(absent.map((entry) => `${entry.heading}: ${entry.missing}`)),
    );
  blocks.push(
    '## Definitions',
    bullets([
      ...Object.entries(METRICS).map(([id, metric]) => `${id}: ${metric.definition}`),
      'utility@L: correct/asked − L · incorrect/asked, shown per 100 questions; a refusal is worth 0',
      'break-even: correct ÷ incorrect, the penalty above which declining everything is better',
    ]),
    `*${escapeMarkdown(sourceLine(summary))}*`,
  );
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function tableText(summary: Summary, look: Look): string {
  const table = resultsTable(summary, look);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['respondent', 'asked', ...table.metrics]),
    line(['---', ...['', ...table.metrics].map(() => '---:')]),
    ...table.rows.map((row) =>
      line([
        escapeMarkdown(row.respondent),
        row.n,
        ...row.cells.map((cell) => (cell.interval === '' ? cell.value : `${cell.value} (${cell.interval})`)),
      ]),
    ),
    '',
    [hasIntervals(summary) ? `${look.levelPercent}% intervals.` : 'Without intervals.', ofWhatText(look)]
      .filter((line) => line !== '')
      .join(' '),
  ].join('\n');
}

function sectionTable({ title, notes, columns, rows }: SectionTable): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const numeric = (cell: Cell) => typeof cell === 'number' || isEstimate(cell);
  return [
    `### ${escapeMarkdown(title)}`,
    [
      line(columns.map(escapeMarkdown)),
      line(columns.map((_, place) => (rows.some((row) => numeric(row[place]!)) ? '---:' : '---'))),
      ...rows.map((row) =>
        line(
          row.map((cell) => {
            const { value, detail } = cellText(cell);
            return escapeMarkdown(detail === '' ? value : `${value} (${detail})`);
          }),
        ),
      ),
    ].join('\n'),
    ...notes.map(escapeMarkdown),
  ];
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

/** One line; nothing in it is read as Markdown or HTML. */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replace(/[\\`*_{}[\]<>#|~$&!]/g, (mark) =>
      mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`,
    )
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');
}
