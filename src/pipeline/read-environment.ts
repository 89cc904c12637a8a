/**
 * The environment with the keys of a .env file beside it, read once when a workspace opens and handed down. Only the
 * command line does so: a program that uses the library gives the environment that it wants to be seen.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leftOutOfEnvFile, withEnvFile } from '../model/environment.ts';
import { assertReadable } from '../rows/assert-readable.ts';
import type { Workspace } from './workspace.ts';

/** A variable that is set wins over the file; `warn` is told of what is no key and was left out. */
export async function readEnvironment(
  env: Workspace['env'],
  { folder, warn }: { readonly folder: string; readonly warn?: Workspace['warn'] },
): Promise<Workspace['env']> {
  const path = join(folder, '.env');
  if (!existsSync(path)) return env;
  assertReadable(path);
  const text = await readFile(path, 'utf8');
  const leftOut = leftOutOfEnvFile(env, text);
  if (leftOut.length > 0)
    warn?.(`.env: only keys are read from it, not ${leftOut.join(', ')}; set it in the shell`);
  return withEnvFile(env, text);
}
