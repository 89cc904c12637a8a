/** The gate for a terminal: one line a check, the failed ones explained below; fits 80 columns. */

import type { CheckResult } from '../../stages/check/check-result.ts';
import { checkName, checkSentence, interval } from '../../stages/check/check-words.ts';
import { clipCells, displayWidth, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';

const WORDS = { kept: 'kept', broken: 'BROKEN', open: 'open', undefined: 'NO NUMBER' } as const;

export function checkText(
  results: readonly CheckResult[],
  options: { readonly width: number; readonly level: number; readonly regressionLevel: number | null },
): string {
  const { width, level, regressionLevel } = options;
  const lines: string[] = [];
  const respondents = [...new Set(results.map((result) => result.respondent))];
  const names = cutNames(respondents, { width, measure: displayWidth });
  for (const [at, respondent] of respondents.entries()) {
    lines.push(names[at]!);
    for (const result of results.filter((one) => one.respondent === respondent)) {
      const mark = result.passed ? 'pass' : 'FAIL';
      const how = result.kind === 'regression' && result.note !== undefined ? `  ${result.note}` : '';
      const found = `${interval(result.estimate, result.kind === 'regression')}${how}`;
      lines.push(clipCells(`  ${mark}  ${WORDS[result.verdict].padEnd(9)}  ${shortName(result)}`, width));
      lines.push(...wrapCells(found, Math.max(30, width - 19)).map((line) => `${' '.repeat(19)}${line}`));
    }
  }
  const failed = results.filter((result) => !result.passed);
  const wider =
    regressionLevel === null || regressionLevel === level
      ? ''
      : `, ${percent(regressionLevel)} for each regression so that all together keep ${percent(level)}`;
  lines.push(
    '',
    ...wrapCells(
      `${results.length - failed.length} of ${results.length} checks passed (${percent(level)} intervals${wider}).`,
      width,
    ),
  );
  if (failed.some((result) => result.verdict === 'open')) {
    lines.push(
      ...wrapCells(
        'Open: the interval lies on both sides of the limit. More questions would settle it; --hold value judges the estimate alone, --hold any fails only what is proven broken.',
        width,
      ),
    );
  }
  for (const result of failed.filter((one) => one.verdict === 'undefined')) {
    lines.push(...wrapCells(`${result.respondent}: ${checkSentence(result)}`, width));
  }
  return `${lines.join('\n')}\n`;
}

function percent(level: number): string {
  return `${Number((level * 100).toFixed(2))} %`;
}

function shortName(result: CheckResult): string {
  if (result.kind === 'limit') return checkName(result);
  const margin = result.limit === 0 ? '' : ` by more than ${Math.abs(result.limit)}`;
  return `${result.metric} not worse than the baseline${margin}`;
}
