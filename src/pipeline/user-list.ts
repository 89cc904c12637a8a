/**
 * Lists of the user's own that no data may change, as JSON under their home: what they trust. A damaged one stops the command, for
 * guessing would run or refuse the wrong programs.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import { makeFolder } from '../rows/make-folder.ts';
import type { Workspace } from './workspace.ts';

export interface UserList<T> {
  /** Name of the file. */
  readonly name: string;
  readonly schema: z.ZodType<T[]>;
  /** What it holds, as an error says it: `a JSON list of …`. */
  readonly holds: string;
  readonly hint: string;
}

/**
 * What is on a list; nothing where there is none.
 * @throws ClosedbookError `config-invalid` when it is damaged.
 */
export async function readUserList<T>(list: UserList<T>, env: Workspace['env']): Promise<T[]> {
  const path = pathOf(list, env);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return list.schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ClosedbookError('config-invalid', `${path}: expected ${list.holds}`, {
      hint: list.hint,
      cause,
    });
  }
}

/** Writes a list, to be read by the user alone. */
export async function writeUserList<T>(
  list: UserList<T>,
  held: readonly T[],
  env: Workspace['env'],
): Promise<void> {
  const path = pathOf(list, env);
  await makeFolder(dirname(path));
  await writeFile(path, `${JSON.stringify(held, null, 2)}\n`, { mode: 0o600 });
}

function pathOf({ name }: Pick<UserList<unknown>, 'name'>, env: Workspace['env']): string {
  const home = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config');
  return join(home, 'closedbook', name);
}
