/**
 * A copy of a store in a folder of its own, with the log beside it: what was committed last may stand there alone. Readable by
 * its maker only, for it holds what the store holds.
 */
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';

/** @throws ClosedbookError `output-unwritable` where there is no room for it. */
export function copyOfStore(path: string): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-store-'));
  const copy = join(folder, basename(path));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const ending of ['', '-wal']) {
      if (!existsSync(`${path}${ending}`)) continue;
      copyFileSync(`${path}${ending}`, `${copy}${ending}`);
      chmodSync(`${copy}${ending}`, 0o600);
    }
  } catch (cause) {
    remove();
    throw new ClosedbookError(
      'output-unwritable',
      `${path}: the store cannot be read where it is, nor copied`,
      {
        cause,
      },
    );
  }
  return { path: copy, remove };
}
