/**
 * Addresses to which the user has sent keys by their own word, or said with `closedbook trust` that keys may go: kept under
 * their home, so that a run goes on at the gateway that it was begun at, and a store of somebody else's names none. An
 * address with one key is no word for another key.
 */
import { z } from 'zod';
import { readUserList, type UserList, writeUserList } from './user-list.ts';
import type { Workspace } from './workspace.ts';

const LIST: UserList<TrustedAddress> = {
  name: 'trusted-addresses.json',
  schema: z.array(z.strictObject({ address: z.string(), variable: z.string().nullable() })),
  holds: 'a JSON list of { "address": …, "variable": … }',
  hint: 'Correct it, or remove it and run `closedbook trust ADDRESS` again where you want it.',
};

export interface TrustedAddress {
  readonly address: string;
  /** Variable of the key that may go there; null: any key. */
  readonly variable: string | null;
}

/**
 * The addresses of which the user has said so.
 * @throws ClosedbookError `config-invalid` when the list is damaged.
 */
export async function trustedAddresses(env: Workspace['env']): Promise<TrustedAddress[]> {
  return readUserList(LIST, env);
}

/** Adds addresses to the list. */
export async function trustAddresses(added: readonly TrustedAddress[], env: Workspace['env']): Promise<void> {
  const known = await trustedAddresses(env);
  const news = added
    .filter((one) => !known.some((other) => covers(other, one)))
    .map(({ address, variable }) => ({ address, variable }));
  if (news.length > 0) await writeUserList(LIST, [...known, ...news], env);
}

/** Takes an address off the list, for every key. */
export async function distrustAddress(address: string, env: Workspace['env']): Promise<void> {
  const others = (await trustedAddresses(env)).filter((one) => !isSame(one.address, address));
  await writeUserList(LIST, others, env);
}

/** Whether the first says what the second asks. */
export function covers(said: TrustedAddress, asked: TrustedAddress): boolean {
  return isSame(said.address, asked.address) && (said.variable === null || said.variable === asked.variable);
}

/** An end of slashes is no other address, nor are capitals of its host. */
function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(address: string): string {
  return (URL.canParse(address) ? new URL(address).href : address).replace(/\/+$/, '');
}
