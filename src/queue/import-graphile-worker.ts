/**
 * The engine that hands jobs to workers: a peer that those who run workers install beside closedbook, as they do the driver.
 * Imported when a run is handed out or a worker starts.
 */
import { ClosedbookError } from '../core/errors.ts';

type GraphileWorker = Pick<typeof import('graphile-worker'), 'run' | 'runMigrations' | 'Logger'>;

/** @throws ClosedbookError `library-missing`. */
export async function importGraphileWorker(): Promise<GraphileWorker> {
  try {
    return await import('graphile-worker');
  } catch (cause) {
    throw new ClosedbookError('library-missing', 'workers need the library graphile-worker', {
      hint: 'npm install pg graphile-worker beside closedbook (with -g where closedbook was installed with it).',
      cause,
    });
  }
}
