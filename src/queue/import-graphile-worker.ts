/** The engine that hands jobs to workers, imported when a run is handed out or a worker starts. */
import { optionalLibrary } from '../core/optional-library.ts';

type GraphileWorker = Pick<typeof import('graphile-worker'), 'run' | 'runMigrations' | 'Logger'>;

/** @throws ClosedbookError `library-missing`. */
export function importGraphileWorker(): Promise<GraphileWorker> {
  return optionalLibrary<GraphileWorker>(() => import('graphile-worker'), {
    need: 'workers need the library graphile-worker',
    install: 'pg graphile-worker',
  });
}
