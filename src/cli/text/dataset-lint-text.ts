/** Findings about question sets for a terminal: what was checked, the counts, then examples of every rule. */
import { counted, grouped } from '../../core/counted.ts';
import type { LintFinding } from '../../stages/dataset/lint/finding-book.ts';
import type { LintReport } from '../../stages/dataset/lint/lint.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { textTable } from '../../terminal/text-table.ts';
import { visibleText } from '../../terminal/visible-text.ts';

export interface LintTextOptions {
  readonly width: number;
  /** Findings shown of each rule. */
  readonly examples: number;
}

/** The report for a terminal: what was checked, the counts, then examples of every rule. */
export function lintText(report: LintReport, { width, examples }: LintTextOptions): string {
  const found = report.rules.filter((rule) => rule.found + rule.allowed > 0);
  const lines: string[] = [];
  for (const { name, form, questions } of report.datasets) {
    lines.push(...wrapCells(visibleText(`${name}: ${counted(questions, 'question')} (${form})`), width));
  }
  lines.push('');
  if (found.length > 0) {
    const table = textTable(
      [
        { head: 'rule' },
        { head: 'severity' },
        { head: 'found', right: true },
        { head: 'share', right: true },
        { head: 'allowed', right: true },
      ],
      found.map((rule) => [
        rule.name,
        rule.severity,
        grouped(rule.found),
        share(rule.found, report.questions),
        rule.allowed === 0 ? '' : grouped(rule.allowed),
      ]),
      { width },
    );
    lines.push(...table.trimEnd().split('\n'), '');
  }
  for (const rule of found) {
    const shown = report.findings.filter((finding) => finding.rule === rule.name).slice(0, examples);
    if (shown.length === 0) continue;
    lines.push(...wrapCells(`${rule.name} (${rule.severity}): ${rule.finds}`, width));
    for (const finding of shown) lines.push(...findingLines(finding, width));
    const told = shown.reduce((sum, { questions = 1 }) => sum + questions, 0);
    if (rule.found > told) lines.push(`  … and ${grouped(rule.found - told)} more`);
    lines.push(...indented(rule.remedy, width), '');
  }
  lines.push(
    `${counted(report.errors, 'error')}, ${counted(report.warnings, 'warning')}, ${counted(report.notes, 'note')}` +
      (report.errors + report.warnings + report.notes === 0 ? '' : '  (silence a rule with --allow RULE)'),
  );
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: LintFinding, width: number): string[] {
  const file = finding.path.split('/').at(-1);
  const question = finding.question === null ? '' : ` · ${finding.question}`;
  return indented(`${file}:${finding.line}: ${finding.message}${question}`, width);
}

function indented(text: string, width: number): string[] {
  return wrapCells(visibleText(text).replaceAll('\n', ' '), width - 2).map((line) => `  ${line}`);
}

function share(found: number, of: number): string {
  return of === 0 ? '' : `${((100 * found) / of).toFixed(1)}%`;
}
