/**
 * ` --store study.db`, for a command that a line proposes: without it the next one would look in the usual store and find
 * nothing. An address with a password in it is not repeated.
 */
import { shellWord } from '../core/shell-word.ts';
import { DEFAULT_STORE } from './shared-options.ts';

/** The option with a blank before it; empty where the store is the usual one or that of the environment. */
export function storeWords(
  store: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const isUsual = store === undefined || store === (env['CLOSEDBOOK_STORE'] || DEFAULT_STORE);
  return isUsual || /:\/\/[^/@]*:[^/@]*@/.test(store) ? '' : ` --store ${shellWord(store)}`;
}
