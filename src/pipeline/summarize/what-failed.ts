/**
 * What failed, by respondent and cause, from a store or from files: with a count alone nobody knows a dead server from a short
 * limit. The database is asked only where the outcomes hold a failure.
 */
import { groupBy } from '../../core/group-by.ts';
import { CELL_CODE, type OutcomeTable, reasonCode } from '../../core/outcome-table.ts';
import type { Store } from '../../core/store/store.ts';
import type { RespondentFailure } from '../../core/store/stored-replies.ts';
import type { FailuresSection } from '../../core/summary/failures.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { type FailedReply, failureCause, toldStatus } from '../../reading/failure-cause.ts';
import { clipCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { oneLine } from '../../terminal/words.ts';

/** Failures of runs in a store; empty where nothing failed. */
export async function failuresOfRuns(
  store: Pick<Store, 'failuresByRespondent'>,
  { ids, table }: { readonly ids: readonly string[]; readonly table: OutcomeTable },
): Promise<RespondentFailure[]> {
  if (!hasFailures(table)) return [];
  return (await Promise.all(ids.map((id) => store.failuresByRespondent(id)))).flat();
}

/** Counts failures of answers as they are read: one entry a respondent and cause, with what the newest said. */
export function failureCounter() {
  const counts = new Map<string, { -readonly [key in keyof RespondentFailure]: RespondentFailure[key] }>();
  return {
    add(respondent: string, reply: Pick<FailedReply, 'kind' | 'message'>): void {
      const failed = { ...reply, code: reply.kind, httpStatus: null };
      const key = `${respondent}\u0000${failureCause(failed)}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      const { kind, code, message } = failed;
      counts.set(key, { respondent, kind, code, message, httpStatus: null, count });
    },
    all: (): RespondentFailure[] => [...counts.values()],
  };
}

/** With the section where something failed; elsewhere as it was. */
export function withFailures(
  summary: Summary,
  table: OutcomeTable,
  failures: readonly RespondentFailure[],
): Summary {
  const section = failuresSection(table, failures);
  return section === null ? summary : { ...summary, failures: section };
}

/** Null where nothing failed. */
export function failuresSection(
  table: OutcomeTable,
  failures: readonly RespondentFailure[],
): FailuresSection | null {
  if (failures.length === 0) return null;
  const { replies, blocked } = repliesOf(table);
  const rows = [...groupBy(failures, ({ respondent }) => respondent)].flatMap(([respondent, own]) => {
    const place = table.respondents.findIndex(({ id }) => id === respondent);
    if (place === -1) return [];
    return [{ respondent, replies: replies[place]!, failed: sumOf(own), causes: causesOf(own) }];
  });
  if (rows.length === 0) return null;
  rows.sort((a, b) => b.failed - a.failed);
  const failed = rows.reduce((sum, { failed }) => sum + failed, 0);
  return { replies: table.rows, failed, blocked, rows };
}

function causesOf(own: readonly RespondentFailure[]): FailuresSection['rows'][number]['causes'] {
  return [...groupBy(own, failureCause)]
    .map(([cause, same]) => {
      const [most] = [...same].sort((a, b) => b.count - a.count);
      const { message } = most!;
      return {
        cause,
        failed: sumOf(same),
        httpStatus: most!.httpStatus ?? toldStatus(message),
        message: others(message),
      };
    })
    .sort((a, b) => b.failed - a.failed);
}

const MOST_OF_MESSAGE = 100;
/** Whose account it is, and which request it was, are nobody's business to whom a report is given. */
const ACCOUNTS = /\b(org|proj|req|acct|user)([-_])[A-Za-z0-9]{6,}/g;

/** Words of a server: one line, harmless, cut short. */
function others(text: string): string {
  return clipCells(visibleText(oneLine(text)).replace(ACCOUNTS, '$1$2…'), MOST_OF_MESSAGE);
}

function sumOf(failures: readonly { readonly count: number }[]): number {
  return failures.reduce((sum, { count }) => sum + count, 0);
}

const FAILED: ReadonlySet<number> = new Set([
  CELL_CODE['failed-error'],
  CELL_CODE['failed-empty'],
  CELL_CODE['failed-truncated'],
]);

function hasFailures({ cell, rows }: OutcomeTable): boolean {
  for (let row = 0; row < rows; row += 1) if (FAILED.has(cell[row]!)) return true;
  return false;
}

/** Replies of each respondent in all passes, and those of all that were blocked. */
function repliesOf({ respondents, respondent, reason, rows }: OutcomeTable) {
  const replies = new Array<number>(respondents.length).fill(0);
  const isBlocked = reasonCode('blocked');
  let blocked = 0;
  for (let row = 0; row < rows; row += 1) {
    replies[respondent[row]!]! += 1;
    if (reason[row] === isBlocked) blocked += 1;
  }
  return { replies, blocked };
}
