/**
 * The environment as a value: keys, base URLs, and the lines of a .env file. Nothing below reads process.env, so a
 * test or a library user decides what is seen.
 */
import { parseEnv } from 'node:util';
import type { Provider } from './model-name.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The makers' own addresses. */
export const FIRST_PARTY = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
} as const;

/** Whether requests go to the maker itself (the simulator is ours) and not through a gateway set by the environment. */
export function isFirstParty(provider: Provider, env: Environment): boolean {
  const at = (url: string | undefined, own: string) =>
    url === undefined || url === '' || (URL.canParse(url) && new URL(url).host === new URL(own).host);
  // One case each and no default: a new provider must not pass for another.
  switch (provider) {
    case 'simulated':
      return true;
    case 'anthropic':
      return at(env.ANTHROPIC_BASE_URL, FIRST_PARTY.anthropic);
    case 'compatible':
      return false;
    case 'openai':
    case 'openai-chat':
      return at(env.OPENAI_BASE_URL, FIRST_PARTY.openai);
  }
}

/** Every value of the environment that is a key by its name, for the redactor. */
export function keysIn(env: Environment): string[] {
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && /(KEY|TOKEN|SECRET|PASSWORD)$/i.test(name))
    .map(([, value]) => value!);
}

/** The environment with the lines of a .env file added; what is set already wins. */
export function withEnvFile(env: Environment, fileText: string): Environment {
  const added = parseEnv(fileText) as Record<string, string>;
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  return { ...added, ...set };
}
