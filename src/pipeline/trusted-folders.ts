/**
 * The folders whose config file may run and whose specs may name hosts for keys: a list of the user's own, kept under their home and never beside the data, so
 * that a folder cannot vouch for itself. A folder is known by its real path: a link into another one is that other one.
 */
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import { makeFolder } from '../rows/make-folder.ts';
import type { Workspace } from './workspace.ts';

const listSchema = z.array(z.string());

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
  const path = listPath(env);
  await makeFolder(dirname(path));
  await writeFile(path, `${JSON.stringify(trusted ? [...others, real] : others, null, 2)}\n`, {
    mode: 0o600,
  });
  return real;
}

/**
 * The real paths of all trusted folders.
 * @throws ClosedbookError `config-invalid` when the list is damaged: guessing would run or refuse the wrong programs.
 */
export async function trustedFolders(env: Workspace['env']): Promise<string[]> {
  const path = listPath(env);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return listSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ClosedbookError('config-invalid', `${path}: expected a JSON list of folders`, {
      hint: 'Mend it, or remove it and run `closedbook trust` again where you want it.',
      cause,
    });
  }
}

/** Where a list of what the user trusts is kept. */
export function listPath(env: Workspace['env'], name = 'trusted-folders.json'): string {
  const home = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config');
  return join(home, 'closedbook', name);
}
