/**
 * Compares a result with the expected one as the published comparison does: numbers within tolerance x max(1, |expected|),
 * null for undefined, extra keys of the result ignored.
 */

/** Paths at which `got` differs from `expected`, each with both values; empty where all agree. */
export function mismatches(expected: unknown, got: unknown, tolerance: number, path = ''): readonly string[] {
  const differs = [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
  if (expected === null) return got === null || got === undefined ? [] : differs;
  if (typeof expected === 'number') {
    const close =
      typeof got === 'number' && Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return close ? [] : differs;
  }
  if (Array.isArray(expected)) {
    if (!isSequence(got) || got.length !== expected.length) return differs;
    return expected.flatMap((value, i) => mismatches(value, got[i], tolerance, `${path}[${i}]`));
  }
  if (typeof expected === 'object') {
    const record = (got ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected as object).flatMap(([key, value]) =>
      mismatches(value, record[key], tolerance, `${path}.${key}`),
    );
  }
  return expected === got ? [] : differs;
}

function isSequence(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
