import { isRecord } from '../core/argument.ts';
/**
 * Requests to wbgetentities and what comes back. Names alone are asked for where they suffice: an item with all its
 * statements is a hundred times as long.
 */

/** `full`: names, statements and sitelinks; `names`: labels and aliases. */
export type EntityDetail = 'full' | 'names';

/** Most ids the API takes from a client without special rights. */
export const BATCH_SIZE = 50;

/** Seconds of replication lag at which the API is to refuse: its operators' advice for work that is not urgent. */
const MAX_LAG_SECONDS = 5;

const PROPS: Readonly<Record<EntityDetail, string>> = {
  full: 'info|labels|aliases|claims|sitelinks',
  names: 'info|labels|aliases',
};

/** The address that asks for these items. */
export function entitiesUrl(
  api: string,
  ids: readonly string[],
  { languages, detail }: { readonly languages: readonly string[]; readonly detail: EntityDetail },
): string {
  const url = new URL(api);
  const parameters = {
    action: 'wbgetentities',
    format: 'json',
    ids: ids.join('|'),
    props: PROPS[detail],
    languages: languages.join('|'),
    redirects: 'yes',
    maxlag: String(MAX_LAG_SECONDS),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Whether the API refuses for a while: replicas lag, the wiki is read-only, too many requests. All with status 200. */
export function isLagging(json: unknown): boolean {
  const code = errorOf(json)?.code;
  return (
    code === 'maxlag' || code === 'ratelimited' || code === 'readonly' || !!code?.startsWith('internal_api')
  );
}

export interface EntitiesAnswer {
  /** By the id asked for; null for an item that does not exist. */
  readonly entities: ReadonlyMap<string, unknown>;
  /** Ids that the answer does not mention. */
  readonly absent: readonly string[];
  readonly error: { readonly code: string; readonly info: string } | null;
}

/** The items of an answer. Redirects come under their target's id, with a note of where they came from. */
export function readEntitiesAnswer(json: unknown, ids: readonly string[]): EntitiesAnswer {
  const error = errorOf(json);
  const given = isRecord(json) && isRecord(json['entities']) ? json['entities'] : {};
  const byId = new Map<string, unknown>();
  for (const [key, entity] of Object.entries(given)) {
    if (!isRecord(entity)) continue;
    const value = 'missing' in entity ? null : entity;
    const { id, redirects } = entity;
    byId.set(key, value);
    if (typeof id === 'string') byId.set(id, value);
    if (isRecord(redirects) && typeof redirects['from'] === 'string') byId.set(redirects['from'], value);
  }
  return {
    entities: new Map(ids.flatMap((id) => (byId.has(id) ? [[id, byId.get(id)] as const] : []))),
    absent: ids.filter((id) => !byId.has(id)),
    error,
  };
}

function errorOf(json: unknown): { code: string; info: string } | null {
  const error = isRecord(json) ? json['error'] : undefined;
  if (!isRecord(error)) return null;
  return { code: String(error['code']), info: String(error['info'] ?? '') };
}
