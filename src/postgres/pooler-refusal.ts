/**
 * What a pooler between closedbook and the server refuses. PgBouncer gives all its words the code of a broken
 * connection (08P01), also those that waiting would not change: they are told apart by what they say.
 */

export type PoolerRefusal = 'user' | 'database' | 'mode' | 'parameter';

const WORDS: readonly (readonly [RegExp, PoolerRefusal])[] = [
  [/authentication failed|no such user/i, 'user'],
  [/no such database|database ".*" does not exist/i, 'database'],
  [/not allowed in statement pooling mode/i, 'mode'],
  [/unsupported startup parameter/i, 'parameter'],
];

/** Null for everything else, a connection that is really broken among it. */
export function poolerRefusal(cause: Error): PoolerRefusal | null {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  if (code !== '08P01' || typeof message !== 'string') return null;
  return WORDS.find(([words]) => words.test(message))?.[1] ?? null;
}
