/**
 * What failed, in words: causes with their counts, and what the counts are of. A reply is what came of one asking; the
 * rates are over some of the replies, so that a count says over which.
 */
import type { FailureCause, FailuresSection } from '../../../core/summary/failures.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { count } from './numbers.ts';

/** What a person would call it. */
export const CAUSE_WORDS: Readonly<Record<FailureCause, string>> = {
  'rate-limit': 'rate limit',
  timeout: 'timeout',
  connection: 'no connection',
  'server-error': 'server error',
  batch: 'batch without a result',
  account: 'key or account',
  'refused-request': 'request refused by the provider',
  filter: 'blocked by a filter',
  'cut-off': 'cut off at a limit',
  empty: 'empty',
  'tool-call': 'tool call in place of an answer',
  'broken-off': 'broken off',
  unreadable: 'unreadable reply',
  other: 'another error',
};

export const REPLY_MEANING =
  'A reply is what came of one asking, which puts one question to one respondent once: an answer, a block or a failure.';

/** Causes named in a sentence; the others are counted together. */
const MOST_CAUSES = 3;

/** `12 rate limit (HTTP 429, "slow down"), 2 timeout, 1 otherwise; 13 of them of owl`. @param name - of a respondent */
export function causesText({ rows, failed }: FailuresSection, name: (id: string) => string): string {
  const causes = causesOf(rows);
  const told = causes.slice(0, MOST_CAUSES).map((one, at) => `${causeText(one)}${at === 0 ? said(one) : ''}`);
  const rest = causes.slice(MOST_CAUSES).reduce((sum, { failed }) => sum + failed, 0);
  const [most] = rows;
  const stands = most !== undefined && 2 * most.failed > failed;
  const who = stands
    ? `; ${most.failed === failed ? 'all' : count(most.failed)} of them of ${visibleText(name(most.respondent))}`
    : '';
  return `${[...told, ...(rest > 0 ? [`${count(rest)} otherwise`] : [])].join(', ')}${who}`;
}

type Cause = FailuresSection['rows'][number]['causes'][number];

export function causeText({ cause, failed }: Pick<Cause, 'cause' | 'failed'>): string {
  return `${count(failed)} ${CAUSE_WORDS[cause]}`;
}

function said({ httpStatus, message }: Cause): string {
  const parts = [
    ...(httpStatus === null ? [] : [`HTTP ${httpStatus}`]),
    ...(message === '' ? [] : [`"${visibleText(message)}"`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Of all respondents together, most first, with the words of whoever met it most. */
function causesOf(rows: FailuresSection['rows']): Cause[] {
  const all = new Map<FailureCause, Cause & { readonly most: number }>();
  for (const one of rows.flatMap(({ causes }) => causes)) {
    const known = all.get(one.cause);
    const failed = (known?.failed ?? 0) + one.failed;
    const told = known === undefined || one.failed > known.most ? { ...one, most: one.failed } : known;
    all.set(one.cause, { ...told, failed });
  }
  return [...all.values()].sort((a, b) => b.failed - a.failed);
}
