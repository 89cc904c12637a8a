/**
 * The driver for PostgreSQL: a peer that those who share a store install beside closedbook. Imported when an address of a
 * server is met, so that nobody else's start pays for it.
 */
import { ClosedbookError } from '../core/errors.ts';

type Pg = Pick<typeof import('pg'), 'Pool' | 'types'>;

/** @throws ClosedbookError `library-missing`. */
export async function importPg(): Promise<Pg> {
  try {
    return await import('pg');
  } catch (cause) {
    throw new ClosedbookError('library-missing', 'a store on PostgreSQL needs the library pg', {
      hint: 'npm install pg beside closedbook (with -g where closedbook was installed with it).',
      cause,
    });
  }
}
