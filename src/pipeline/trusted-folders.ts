/**
 * The folders whose config file may run and whose specs may name hosts for keys: a list of the user's own, kept under their home and never beside the data, so
 * that a folder cannot vouch for itself. A folder is known by its real path: a link into another one is that other one.
 */
import { realpath } from 'node:fs/promises';
import { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import { readUserList, type UserList, writeUserList } from './user-list.ts';
import type { Workspace } from './workspace.ts';

const LIST: UserList<string> = {
  name: 'trusted-folders.json',
  schema: z.array(z.string()),
  holds: 'a JSON list of folders',
  hint: 'Correct it, or remove it and run `closedbook trust` again where you want it.',
};

/** Whether the user has said that programs of this folder may run. */
export async function isTrusted(folder: string, env: Workspace['env']): Promise<boolean> {
  return (await trustedFolders(env)).includes(await realpath(folder));
}

/**
 * Says that the config file of a folder may run, or that it may no longer.
 * @returns the folder's real path.
 * @throws ClosedbookError `file-unreadable` when there is no such folder.
 */
export async function setTrust(folder: string, trusted: boolean, env: Workspace['env']): Promise<string> {
  let real: string;
  try {
    real = await realpath(folder);
  } catch (cause) {
    throw new ClosedbookError('file-unreadable', `${folder}: there is no such folder`, { cause });
  }
  const others = (await trustedFolders(env)).filter((one) => one !== real);
  await writeUserList(LIST, trusted ? [...others, real] : others, env);
  return real;
}

/**
 * The real paths of all trusted folders.
 * @throws ClosedbookError `config-invalid` when the list is damaged.
 */
export async function trustedFolders(env: Workspace['env']): Promise<string[]> {
  return readUserList(LIST, env);
}
