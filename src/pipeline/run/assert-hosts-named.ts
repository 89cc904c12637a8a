/**
 * A spec at the door, before anything is asked: where it would send a key that the user has not said a word of, it is refused
 * whole. What the user did name is kept in mind, so that the run can be gone on with from its store.
 */
import { dirname } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { type BaseUrls, endpointOf, type UnusualWay } from '../../model/endpoint.ts';
import type { Environment } from '../../model/environment.ts';
import { parseModelName } from '../../model/model-name.ts';
import { isThisMachine, keyGate } from '../key-gate.ts';
import { askedModels } from '../run-models.ts';
import { trustAddresses } from '../trusted-addresses.ts';

export interface HostsNamed {
  /** The spec's file; null where the command line says everything. */
  readonly path: string | null;
  readonly env: Environment;
  /** Models and judges that the command line names itself. */
  readonly models?: readonly string[] | undefined;
  readonly baseUrls?: BaseUrls | undefined;
}

/** @throws ClosedbookError `host-untrusted` before anything is asked. */
export async function assertHostsNamed(spec: RunSpec, named: HostsNamed): Promise<void> {
  const { path, env } = named;
  const ways = askedModels(spec).flatMap((name) => unusualWay(name, spec, env) ?? []);
  if (path !== null) {
    const assertMayGo = await keyGate({ ...named, source: path, folder: dirname(path) });
    for (const way of ways) assertMayGo(way);
  }
  const news = ways.filter(({ namedBy, address }) => namedBy !== null && !isThisMachine(address));
  // A home that cannot be written to only means that the next command asks.
  await trustAddresses(news, env).catch(() => undefined);
}

/** Where a key would go by the spec's own words; null where it goes home, or none goes. */
function unusualWay(name: string, { baseUrls }: RunSpec, env: Environment): UnusualWay | null {
  try {
    const card = { ...parseModelName(name), name, wire: 'chat' as const };
    return endpointOf(card, { env, ...(baseUrls === undefined ? {} : { baseUrls }) }).unusual;
  } catch (error) {
    // A model of one's own, or a fault that is told where the models are opened.
    if (error instanceof ClosedbookError) return null;
    throw error;
  }
}
