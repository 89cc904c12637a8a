/** The driver for PostgreSQL, imported when an address of a server is met. */
import { optionalLibrary } from '../core/optional-library.ts';

type Pg = Pick<typeof import('pg'), 'Pool' | 'types'>;

/** @throws ClosedbookError `library-missing`. */
export function importPg(): Promise<Pg> {
  return optionalLibrary<Pg>(() => import('pg'), {
    need: 'a store on PostgreSQL needs the library pg',
    install: 'pg',
  });
}
