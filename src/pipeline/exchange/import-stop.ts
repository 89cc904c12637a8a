/** Ctrl-C during an import: nothing half is kept, so there is nothing to resume. */
import { ClosedbookError } from '../../core/errors.ts';
import type { Workspace } from '../workspace.ts';

/** @throws ClosedbookError `interrupted`. */
export function stopIfAsked(workspace: Workspace): void {
  if (!workspace.stop.aborted) return;
  throw new ClosedbookError('interrupted', 'the import was stopped; nothing of it was kept', {
    hint: 'Run the same command again.',
  });
}
