/**
 * The gate as Markdown, for a job's summary and a comment on a pull request: the verdict first, then right, wrong and
 * refused as three bars a respondent, then every check. Names come from models and files, so each is escaped; a comment is
 * found again by the mark at its head.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { CheckResult } from './check-result.ts';
import { checkName, checkSentence, interval } from './check-words.ts';

/** The three shares of a respondent. */
export interface OutcomeShares {
  readonly respondent: string;
  readonly correct: Estimate | null;
  readonly incorrect: Estimate | null;
  readonly refused: Estimate | null;
}

export interface CheckMarkdownOptions {
  readonly title: string;
  readonly simulated: boolean;
  readonly passed: boolean;
  readonly level: number;
  /** What became of what was asked, a respondent each. */
  readonly shares: readonly OutcomeShares[];
  readonly notes: readonly string[];
}

/** First line of the text: by it a later run finds its comment. */
export const CHECK_MARK = '<!-- closedbook-check -->';

/** Characters of a bar for 100 %. */
const BAR = 25;
/** More respondents than this are counted only. */
const MOST_SHOWN = 20;

export function checkMarkdown(results: readonly CheckResult[], options: CheckMarkdownOptions): string {
  const { title, simulated, passed, level, shares, notes } = options;
  const failed = results.filter((result) => !result.passed);
  const head = `${passed ? '✅' : '❌'} closedbook: ${results.length - failed.length} of ${results.length} checks passed`;
  const blocks = [
    CHECK_MARK,
    `### ${head}`,
    `${simulated ? '**Simulated models: no model was asked.** ' : ''}${escaped(title)}`,
    ...(failed.length === 0
      ? []
      : [
          failed
            .slice(0, MOST_SHOWN)
            .map((one) => `- ${failure(one)}`)
            .join('\n'),
        ]),
    sharesTable(shares, level),
    `<details><summary>All checks</summary>\n\n${checksTable(results)}\n\n</details>`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `> ${escaped(note)}`).join('\n')]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function failure(result: CheckResult): string {
  return `**${escaped(result.respondent)}**: ${escaped(checkSentence(result))}`;
}

function sharesTable(shares: readonly OutcomeShares[], level: number): string {
  if (shares.length === 0) return '';
  const rows = shares.slice(0, MOST_SHOWN).flatMap(({ respondent, correct, incorrect, refused }) =>
    [
      ['correct', correct],
      ['wrong', incorrect],
      ['refused', refused],
    ].map(
      ([word, estimate], at) =>
        `| ${at === 0 ? escaped(respondent) : ''} | ${word as string} | ${bar(estimate as Estimate | null)} | ${percents(estimate as Estimate | null)} |`,
    ),
  );
  const more = shares.length - MOST_SHOWN;
  const size = shares[0]!.correct?.denominator;
  const told = `Shares of what was asked and has an outcome${size == null ? '' : `, n = ${Math.round(size)} for the first`}; ${Number((level * 100).toFixed(2))} % intervals.${more > 0 ? ` ${more} more respondents.` : ''}`;
  return ['| respondent | | | |', '|---|---|---|---|', ...rows, '', told].join('\n');
}

/** Blocks in a code span keep their width; a share that is not known has none. */
function bar(estimate: Estimate | null): string {
  if (estimate?.value == null) return '';
  const filled = Math.max(0, Math.min(BAR, Math.round(estimate.value * BAR)));
  return `\`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}\``;
}

function percents(estimate: Estimate | null): string {
  if (estimate?.value == null) return 'undefined';
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const ends =
    estimate.low === null || estimate.high === null
      ? ''
      : ` (${percent(estimate.low)} to ${percent(estimate.high)})`;
  return `${percent(estimate.value)}${ends}`;
}

const WORDS = { kept: 'kept', broken: '**broken**', open: 'open', undefined: 'no number' } as const;

function checksTable(results: readonly CheckResult[]): string {
  const rows = results.map((result) => {
    const found = escaped(interval(result.estimate, result.kind === 'regression'));
    return `| ${result.passed ? '✅' : '❌'} | ${escaped(result.respondent)} | ${escaped(checkName(result))} | ${found} | ${WORDS[result.verdict]} |`;
  });
  return ['| | respondent | check | found | verdict |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Text of others in a line of Markdown: no markup, no mention of people, no line break, no turning letters. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
    .replace(/[\\`*_{}[\]()#+!|~-]/g, (sign) => `\\${sign}`)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\b(https?):\/\//g, '$1:\u200b//');
}
