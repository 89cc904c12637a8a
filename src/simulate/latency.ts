/**
 * How long a simulated reply takes: constant, or log-normal as real latencies are, drawn by request so that it does
 * not depend on the order of requests.
 */
import { normalAt } from './keyed-random.ts';

export type Latency =
  | number
  | {
      /** Half of the replies are faster than this. */
      readonly medianMs: number;
      /** Standard deviation of the logarithm; 0.5 makes one reply in twenty 2.3 times slower. @default 0.5 */
      readonly sigma?: number;
      /** @default Infinity */
      readonly maxMs?: number;
    };

/** Milliseconds for the request with this key. */
export function latencyOf(latency: Latency, key: number): number {
  if (typeof latency === 'number') return latency;
  const { medianMs, sigma = 0.5, maxMs = Infinity } = latency;
  return Math.min(maxMs, medianMs * Math.exp(sigma * normalAt(key, 70)));
}
