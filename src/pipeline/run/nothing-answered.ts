/**
 * A run in which no asking of the open pass was answered is an error and not a result: the message says how many ended
 * in which way, and the hint whether resume helps, for what came back empty or cut off is never asked again.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Store } from '../../core/store/store.ts';
import type { FailureReason, PassTotals } from '../../core/store/stored-replies.ts';

/** @throws ClosedbookError as {@link whyNothingCame} gives it. */
export async function assertSomethingCame(store: Store, runId: string): Promise<void> {
  const why = await whyNothingCame(store, runId);
  if (why !== null) throw why;
}

/** `provider-unreachable`, `run-incomplete` or `nothing-answered`; null where something was answered or nothing was asked. */
export async function whyNothingCame(store: Store, runId: string): Promise<ClosedbookError | null> {
  const { open } = (await store.totals(runId)).passes;
  const failed = open.error + open.empty + open.truncated;
  if (failed === 0 || open.answered + open.blocked > 0) return null;
  const reasons = (await store.failureReasons(runId)).filter(({ pass }) => pass === 'open');
  const message = `none of ${failed} requests was answered: ${endings(open, reasons).join('; ')}`;
  if (open.error === 0) {
    return new ClosedbookError('nothing-answered', message, {
      hint: 'Where the output limit was used up, raise maxOutputTokens or lower the effort, then start a new run: resume asks only what failed.',
    });
  }
  const unreachable = open.error === failed && reasons.every(({ code }) => code === 'unreachable');
  return new ClosedbookError(unreachable ? 'provider-unreachable' : 'run-incomplete', message, {
    hint: `Remove the cause, then closedbook resume ${runId}.`,
  });
}

function endings(open: PassTotals, reasons: readonly FailureReason[]): string[] {
  const ways = [
    ['error', 'failed'],
    ['empty', 'came back empty'],
    ['truncated', 'cut off'],
  ] as const;
  return ways.flatMap(([kind, word]) => {
    const own = reasons.filter((reason) => reason.kind === kind);
    if (own.length === 0) return [];
    const { code, message } = own[0]!;
    const said = kind === 'error' ? `"${code}: ${message}"` : `"${message}"`;
    const often = own.length === 1 ? 'with' : 'most often with';
    return [`${open[kind]} ${word}${message === '' ? '' : `, ${often} ${said}`}`];
  });
}
