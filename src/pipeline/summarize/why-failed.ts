/**
 * Why askings failed, as one line of what was left out: how many of each kind, and of the commonest what was said last. The
 * database is asked only where the outcomes hold a failure; with a count alone nobody knows a dead server from a short limit.
 */
import { counted, grouped } from '../../core/counted.ts';
import { groupBy } from '../../core/group-by.ts';
import { CELL_CODE, type OutcomeTable } from '../../core/outcome-table.ts';
import type { FailureReason, Store } from '../../core/store-contract.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import { clipCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { oneLine } from '../../terminal/words.ts';

/** Of the runs behind a table; empty where nothing failed. */
export async function whyFailed(
  store: Pick<Store, 'failureReasons'>,
  { ids, table }: { readonly ids: readonly string[]; readonly table: OutcomeTable },
): Promise<string[]> {
  const failed = failedOf(table);
  if (failed.every((count) => count === 0)) return [];
  const reasons = (await Promise.all(ids.map((id) => store.failureReasons(id)))).flat();
  return reasons.length === 0
    ? []
    : [failureLine(reasons, { askings: table.rows, whose: whose(failed, table) })];
}

/** Kinds named; the others are counted together. */
const MOST_KINDS = 3;

/**
 * `of 400 askings in all 40 failed: 38 with server_error (HTTP 500, "The server had an error."), 2 cut off; 36 of them of owl`.
 * In all: rates are of fewer, without questions that have no answer and second passes.
 */
export function failureLine(
  reasons: readonly FailureReason[],
  {
    askings,
    whose,
  }: {
    readonly askings: number;
    /** Who failed most often; null where nobody stands out. */
    readonly whose: { readonly label: string; readonly count: number } | null;
  },
): string {
  const kinds = [...groupBy(reasons, kindOf)]
    .map(([kind, same]) => ({ kind, count: sumOf(same), last: same[0]! }))
    .sort((a, b) => b.count - a.count);
  const all = sumOf(reasons);
  const rest = kinds.slice(MOST_KINDS).reduce((sum, { count }) => sum + count, 0);
  const told = kinds
    .slice(0, MOST_KINDS)
    .map(({ kind, count, last }, at) => `${grouped(count)} ${kind}${at === 0 ? exampleOf(last) : ''}`);
  const others = rest === 0 ? [] : [`${grouped(rest)} otherwise`];
  const who =
    whose === null
      ? ''
      : `; ${whose.count === all ? 'all' : grouped(whose.count)} of them of ${visibleText(whose.label)}`;
  return `of ${counted(askings, 'asking')} in all ${grouped(all)} failed: ${[...told, ...others].join(', ')}${who}`;
}

function kindOf({ kind, code }: FailureReason): string {
  if (kind === 'truncated') return 'cut off';
  return kind === 'empty' ? 'empty' : `with ${others(code, MOST_OF_CODE)}`;
}

function exampleOf({ message, httpStatus }: FailureReason): string {
  const said = others(message, MOST_OF_MESSAGE);
  const parts = [
    ...(httpStatus === null ? [] : [`HTTP ${httpStatus}`]),
    ...(said === '' ? [] : [`"${said}"`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const MOST_OF_CODE = 40;
const MOST_OF_MESSAGE = 100;
/** Whose account it is, and which request it was, are nobody's business to whom a report is given. */
const ACCOUNTS = /\b(org|proj|req|acct|user)([-_])[A-Za-z0-9]{6,}/g;

/** Words of a server: one line, harmless, cut short. */
function others(text: string, width: number): string {
  return clipCells(visibleText(oneLine(text)).replace(ACCOUNTS, '$1$2…'), width);
}

function sumOf(reasons: readonly FailureReason[]): number {
  return reasons.reduce((sum, { count }) => sum + count, 0);
}

/** Failures of each respondent, in all passes. */
function failedOf({ respondents, respondent, cell, rows }: OutcomeTable): number[] {
  const { 'failed-error': error, 'failed-empty': empty, 'failed-truncated': truncated } = CELL_CODE;
  const counts = new Array<number>(respondents.length).fill(0);
  for (let row = 0; row < rows; row += 1) {
    const code = cell[row]!;
    if (code === error || code === empty || code === truncated) counts[respondent[row]!]! += 1;
  }
  return counts;
}

/** Whose failures are more than half of all, where several were asked. */
function whose(failed: readonly number[], { respondents }: OutcomeTable) {
  const all = failed.reduce((sum, count) => sum + count, 0);
  const at = failed.findIndex((count) => 2 * count > all);
  if (respondents.length < 2 || at === -1) return null;
  return { label: shortLabels(respondents)[at]!, count: failed[at]! };
}
