/**
 * The environment as a value, and the keys of a .env file. Nothing below reads process.env, so a test or a library user
 * decides what is seen. A .env file lies in a folder, and folders come from others: it may name keys and nothing else,
 * for an address in it would carry a key of the shell to whoever wrote the file.
 */

import { parseEnv } from 'node:util';
import { checkArgument } from '../core/argument.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const KEY_NAME = /(KEY|TOKEN|SECRET|PASSWORD)$/i;

/** Every value of the environment that is a key by its name, for the redactor. */
export function keysIn(env: Environment): string[] {
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && KEY_NAME.test(name))
    .map(([, value]) => value!);
}

/**
 * The environment with the keys of a .env file added; what is set already wins, and what is no key is left out.
 * @example
 * withEnvFile({ A_KEY: 'shell' }, 'A_KEY=file\nB_KEY=file\nURL=http://x').B_KEY; // => 'file'
 */
export function withEnvFile(env: Environment, fileText: string): Environment {
  checkArgument(typeof fileText === 'string', 'fileText', {
    expected: 'the text of a .env file',
    given: fileText,
  });
  const added = Object.entries(parseEnv(fileText)).filter(([name]) => KEY_NAME.test(name));
  const set = Object.entries(env).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...added, ...set]);
}

/** Names in a .env file that {@link withEnvFile} leaves out, and that the environment does not set itself. */
export function leftOutOfEnvFile(env: Environment, fileText: string): string[] {
  return Object.keys(parseEnv(fileText)).filter((name) => !KEY_NAME.test(name) && env[name] === undefined);
}
