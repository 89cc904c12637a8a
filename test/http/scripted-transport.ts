/** A transport in virtual time: a function says for each request how the far side behaves. */
import type { Clock } from '../../src/http/clock.ts';
import { HttpFault, type Transport, type WireRequest, type WireResponse } from '../../src/http/wire.ts';

export type Behaviour =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | { readonly fault: 'hang' | 'reset' | 'unreachable' };

export interface ScriptedTransport {
  readonly send: Transport;
  /** Virtual time of every request sent. */
  readonly sentAt: number[];
  readonly requests: WireRequest[];
  inFlight: number;
  peakInFlight: number;
}

export function scriptedTransport(
  clock: Clock,
  options: {
    readonly latencyMs: number | (() => number);
    readonly behave: (count: number, request: WireRequest) => Behaviour;
  },
): ScriptedTransport {
  const state: ScriptedTransport = {
    sentAt: [],
    requests: [],
    inFlight: 0,
    peakInFlight: 0,
    send(request) {
      state.sentAt.push(clock.now());
      state.requests.push(request);
      state.inFlight++;
      state.peakInFlight = Math.max(state.peakInFlight, state.inFlight);
      const behaviour = options.behave(state.sentAt.length, request);
      let settle!: { resolve(response: WireResponse): void; reject(reason: Error): void };
      const response = new Promise<WireResponse>((resolve, reject) => {
        settle = { resolve, reject };
      }).finally(() => {
        state.inFlight--;
      });
      const latencyMs = typeof options.latencyMs === 'number' ? options.latencyMs : options.latencyMs();
      if (!('fault' in behaviour)) {
        const { status, body = '{}', headers = {} } = behaviour;
        clock.after(latencyMs, () => settle.resolve({ status, headers, body }));
      } else if (behaviour.fault !== 'hang') {
        const kind = behaviour.fault;
        clock.after(latencyMs, () => settle.reject(new HttpFault(kind, kind)));
      }
      return { response, cancel: (reason) => settle.reject(reason) };
    },
  };
  return state;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
