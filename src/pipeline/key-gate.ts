/**
 * Whose word sends a key to a host that is not its provider's: the user's on the command line or in a variable of the shell,
 * or that of a spec or a store in a folder that they trust. Both may have come with somebody's data; read alone they must not
 * take a key away. Asked where a model is opened, so that a judge, a batch or a respondent that a store names on its own meets
 * it like the models of a spec. A server on this machine is no stranger.
 */
import { ClosedbookError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';
import { addressOf, type BaseUrls, type UnusualWay } from '../model/endpoint.ts';
import { covers, trustedAddresses } from './trusted-addresses.ts';
import { isTrusted } from './trusted-folders.ts';
import type { Workspace } from './workspace.ts';

/** Models that the user named; `all` where the whole specification is the caller's own word. */
export type Said = readonly string[] | 'all';

export interface Word {
  readonly env: Workspace['env'];
  /** What names the addresses, for messages: the file of a spec, the name of a store. */
  readonly source: string;
  /** Where that lies; null for a store on a server. */
  readonly folder: string | null;
  /** Models and judges that the user named. */
  readonly models?: readonly string[] | undefined;
  /** Addresses that the user named. */
  readonly baseUrls?: BaseUrls | undefined;
}

/** @returns what throws `host-untrusted` for a key on a way of which the user has not said a word. */
export async function keyGate(word: Word): Promise<(way: UnusualWay) => void> {
  const { env, source, folder, models = [], baseUrls = {} } = word;
  const [isFolderTrusted, said] = await Promise.all([
    folder === null ? false : isTrusted(folder, env),
    trustedAddresses(env),
  ]);
  return (way) => {
    const { model, provider, address, variable, namedBy, told } = way;
    if (namedBy === null || isFolderTrusted || isThisMachine(address)) return;
    if (namedBy === 'baseUrls' ? Object.hasOwn(baseUrls, provider) : models.includes(model)) return;
    if (said.some((one) => covers(one, { address, variable })) || isOwnVariable(way, env)) return;
    throw new ClosedbookError('host-untrusted', `${source}: by its words ${told}`, {
      hint: `If you want that, say so once: closedbook trust ${shellWord(address)}`,
    });
  };
}

/** Whether a variable of the user's names the very address. */
function isOwnVariable({ provider, address, model }: UnusualWay, env: Workspace['env']): boolean {
  try {
    const home = addressOf({ provider, model, baseUrl: null, name: model }, { env });
    return home.address === address;
  } catch (error) {
    if (error instanceof ClosedbookError) return false;
    throw error;
  }
}

/** An address of this very machine, whose servers a spec or a store may name. */
export function isThisMachine(address: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(address).hostname);
}
