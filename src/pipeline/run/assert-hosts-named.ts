/**
 * Whose word sends a key to a host that is not its provider's: the user's on the command line or in a variable of the shell, or
 * that of a spec in a folder that they trust. A spec may have come with somebody's data; read alone it must not take a key
 * away. A server on this machine is no stranger.
 */
import { dirname } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { addressOf, endpointOf } from '../../model/endpoint.ts';
import type { Environment } from '../../model/environment.ts';
import { parseModelName } from '../../model/model-name.ts';
import { isTrusted } from '../trusted-folders.ts';

export interface HostsNamed {
  /** The spec's file. */
  readonly path: string;
  readonly env: Environment;
  /** What the command line names itself. */
  readonly models?: readonly string[] | undefined;
  readonly judges?: readonly string[] | undefined;
  readonly baseUrls?: Readonly<Record<string, string>> | undefined;
}

/** @throws ClosedbookError `host-untrusted` before anything is asked. */
export async function assertHostsNamed(spec: RunSpec, named: HostsNamed): Promise<void> {
  const { path, env, models = [], judges = [], baseUrls = {} } = named;
  const word = new Set([...models, ...judges]);
  for (const name of [...spec.models.map((model) => model.name), ...spec.judges]) {
    const found = unusualHost(name, spec, env);
    if (found === null || isThisMachine(found.hostname)) continue;
    const isUsers = found.isInName ? word.has(name) : Object.hasOwn(baseUrls, found.provider);
    if (isUsers || (await isTrusted(dirname(path), env))) continue;
    const { provider, address, told } = found;
    throw new ClosedbookError('host-untrusted', `${path}: by this spec ${told}`, {
      hint: found.isInName
        ? `If you want that, name the model yourself with -m ${name}, or run closedbook trust on the spec's folder.`
        : `If you want that, add --base-url ${provider}=${address}, or run closedbook trust on the spec's folder.`,
    });
  }
}

/** Where a key would go by the spec's own words; null where it goes home, or none goes. */
function unusualHost(name: string, { baseUrls }: RunSpec, env: Environment) {
  try {
    const card = { ...parseModelName(name), name, wire: 'chat' as const };
    const { address, namedBy } = addressOf(card, { env, baseUrls });
    const isInName = card.baseUrl !== null;
    if (!isInName && namedBy !== 'baseUrls') return null;
    const { unusual } = endpointOf(card, { env, baseUrls });
    if (unusual === null) return null;
    return {
      provider: card.provider,
      address,
      hostname: new URL(address).hostname,
      isInName,
      told: unusual,
    };
  } catch (error) {
    // A model of one's own, or a fault that is told where the models are opened.
    if (error instanceof ClosedbookError) return null;
    throw error;
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
