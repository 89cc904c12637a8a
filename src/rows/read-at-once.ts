/**
 * A file of an installed package, read without waiting: what asks for it answers at once. For small files that are there or
 * not; those of users are read as streams.
 */
import { readFileSync } from 'node:fs';

/** Its text; null where there is no such file. @throws the fault of any other reading. */
export function readAtOnce(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}
