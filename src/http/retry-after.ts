/**
 * How long a server asks us to wait. `retry-after-ms` is finer and wins over `retry-after` (seconds or an HTTP
 * date). A negative or unreadable value counts as absent: obeying "0" or an overflowing number literally turns a
 * polite server into a storm of retries.
 */

/** Milliseconds to wait, capped, or null when the server names no usable time. */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
  options: { readonly now: number; readonly capMs: number },
): number | null {
  const fine = Number.parseFloat(headers['retry-after-ms'] ?? '');
  if (fine > 0) return Math.min(fine, options.capMs);
  const given = headers['retry-after'];
  if (given === undefined) return null;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(given) ? Number(given) : null;
  const wait = seconds === null ? Date.parse(given) - options.now : seconds * 1000;
  return wait > 0 ? Math.min(wait, options.capMs) : null;
}
