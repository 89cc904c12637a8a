/**
 * Pages of replies until Ctrl-C, for grading that asks nobody: rules pass over a large run in a minute, and who stopped it
 * waits for no minute. A grade that was saved stays, so the same command goes on where this one ended.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Workspace } from '../workspace.ts';

/** @throws ClosedbookError `interrupted` once a stop is asked for. */
export async function* untilStopped<Page>(
  pages: AsyncIterable<Page>,
  workspace: Workspace,
): AsyncGenerator<Page> {
  for await (const page of pages) {
    if (workspace.stop.aborted) throw gradingStopped();
    yield page;
  }
}

export function gradingStopped(): ClosedbookError {
  return new ClosedbookError('interrupted', 'the grading was stopped; what was graded is kept', {
    hint: 'Run the same command again: it goes on from there.',
  });
}
