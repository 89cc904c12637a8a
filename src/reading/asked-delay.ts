/**
 * How long the words of an error ask to wait. Providers write it into messages and details where no header says it.
 */

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
};
const DELAY =
  /(?:retry_?delay"?\s*:\s*"?|(?:retry|try again)(?: your request)? (?:in|after) (?:about |approximately )?)((?:\d+(?:\.\d+)?\s?(?:ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?)\s?)+)/i;

/** Milliseconds that the words of an error ask to wait; null where they name none. */
export function askedDelay(said: string): number | null {
  const told = DELAY.exec(said);
  if (told === null) {
    const seconds = /"retry_after(?:_seconds)?"\s*:\s*(\d+(?:\.\d+)?)/i.exec(said);
    return seconds === null ? null : Number(seconds[1]) * 1_000;
  }
  let ms = 0;
  for (const [, amount, unit] of told[1]!.matchAll(/(\d+(?:\.\d+)?)\s?([a-z]+)/gi)) {
    const name = unit!
      .toLowerCase()
      .replace(/^milliseconds?$/, 'ms')
      .replace(/(?<=.{2})s$/, '');
    ms += Number(amount) * (UNITS_MS[name] ?? 0);
  }
  return ms > 0 ? ms : null;
}
