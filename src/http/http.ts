/**
 * The retry layer: one request in, one response out, with everything between decided here and nowhere else (the
 * SDKs' own retries are off, for retry layers multiply). Each origin has its own gate. What is retried: no
 * connection, a broken one, time run out, a body that is not the JSON it claims to be (three times), 408, 409, 429 and 5xx,
 * unless the server or the caller says that trying again is of no use.
 */
import { backoffMs } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Gate, type GateHealth, openGate, type PlaceOutcome } from './gate.ts';
import { abortError, onAbort } from './on-abort.ts';
import { rateLimits } from './rate-limit-headers.ts';
import type { RequestTurns } from './request-turns.ts';
import { retryAfterMs } from './retry-after.ts';
import { splitUrl } from './split-url.ts';
import { openTransport } from './transport.ts';
import { type BodySink, HttpFault, type Transport, type WireRequest, type WireResponse } from './wire.ts';

export interface HttpOptions {
  /** Requests in flight per origin at most; the adaptive limit stays below. @default 50 */
  readonly concurrency?: number;
  /** Requests in flight per origin at the start. @default 20 */
  readonly startConcurrency?: number;
  /** Attempts after the first, fewer where they are of doubtful use; 0 tries once. @default 8 */
  readonly maxRetries?: number;
  /** Limit for one attempt, from sending to the last byte. @default 600_000 */
  readonly timeoutMs?: number;
  /** Longest wait that a server's retry-after can impose. @default 120_000 */
  readonly maxRetryAfterMs?: number;
  readonly backoff?: { readonly baseMs?: number; readonly capMs?: number };
  readonly proxy?: { readonly http?: string; readonly https?: string; readonly none?: string };
  /** @default the system's clock */
  readonly clock?: Clock;
  /** Uniform in [0, 1), for jitter. @default Math.random */
  readonly random?: () => number;
  /** @default undici */
  readonly transport?: Transport;
  /** Largest body taken; a larger one is a fault, its reading stopped. @default 256 MiB */
  readonly maxBodyBytes?: number;
}

export interface SendOptions {
  /** Aborts at once, what is on the wire included. */
  readonly signal?: AbortSignal;
  /** Sends nothing more, but lets what is on the wire come back. */
  readonly stop?: AbortSignal;
  /** Limit for one attempt, instead of the general one. */
  readonly timeoutMs?: number;
  /** Whether a body that is no JSON counts as a fault of the way. @default 'text' */
  readonly expect?: 'json' | 'text';
  /**
   * Reads a response for what its status does not say: a rate limit told with 200 or 403, an exhausted quota told with
   * 429, a lagging server. Null leaves it to the status.
   */
  readonly judge?: (response: WireResponse, json: unknown) => ResponseVerdict | null;
  /** Attempts after the first, instead of the general number: 0 for what must not be sent twice unasked. */
  readonly maxRetries?: number;
  /** A limit that other processes keep, too. @default none */
  readonly turns?: RequestTurns | undefined;
  /** Where the body of a good response goes as it comes, however large; it begins anew with every attempt. */
  readonly into?: BodySink;
  /** Filled in while the exchange runs, so that a caller knows the attempts of an exchange that threw. */
  readonly progress?: ExchangeProgress;
}

/**
 * What is to become of a response: kept as it is, or asked again as `limited` (the limit of requests is lowered), `busy`
 * (a fault that may pass) or `odd` (neither a reply nor an error; tried a little).
 */
export type ResponseVerdict =
  | { readonly again: false }
  | { readonly again: 'limited' | 'busy' | 'odd'; readonly retryAfterMs?: number | null };

/** What has happened so far. */
export interface ExchangeProgress {
  attempts: number;
}

export interface Exchange {
  readonly response: WireResponse;
  /** The body as JSON; undefined unless JSON was expected and read. */
  readonly json: unknown;
  /** Requests sent, at least 1. */
  readonly attempts: number;
  /** Of the attempt that counted, from sending to the last byte. */
  readonly latencyMs: number;
}

export interface Http {
  /** @throws HttpFault when no response came in any attempt; AbortError. An error status is returned, not thrown. */
  send(request: WireRequest, options?: SendOptions): Promise<Exchange>;
  /** State of an origin's gate, null before its first request. */
  health(origin: string): GateHealth | null;
  /** Requests sent and attempts repeated since the start, over all origins. */
  totals(): { readonly sent: number; readonly retries: number };
  close(): Promise<void>;
}

/** Where it is doubtful that trying again is of use: nobody has answered yet, or what answers is no reply. */
const FEW_RETRIES = 2;

/** A body cut on its way comes whole the next time; a server that speaks no JSON never does, and each try holds up a place. */
const RETRIES_OF_NO_JSON = 3;

export function openHttp(options: HttpOptions = {}): Http {
  const { concurrency = 50, startConcurrency = 20, maxRetries = 8, timeoutMs = 600_000 } = options;
  const { maxRetryAfterMs = 120_000, clock = systemClock, random = Math.random, backoff = {} } = options;
  const own =
    options.transport === undefined
      ? openTransport({
          connections: concurrency,
          maxBodyBytes: options.maxBodyBytes,
          proxy: options.proxy,
        })
      : undefined;
  const transport = options.transport ?? own!.send;
  const gates = new Map<string, Gate>();
  const reached = new Set<Gate>();
  const totals = { sent: 0, retries: 0 };

  const gateOf = (url: string): Gate => {
    const { origin } = splitUrl(url);
    let gate = gates.get(origin);
    if (gate === undefined) {
      gate = openGate({ max: concurrency, start: startConcurrency, clock });
      gates.set(origin, gate);
    }
    return gate;
  };

  async function send(request: WireRequest, sending: SendOptions = {}): Promise<Exchange> {
    const { signal, stop, progress = { attempts: 0 } } = sending;
    const gate = gateOf(request.url);
    // Counted by themselves: limits met before do not use them up.
    const seen = { odd: 0, noJson: 0 };
    for (let attempt = 1; ; attempt++) {
      // Before a place is taken: who waits for others' requests holds up none of this process.
      await sending.turns?.take([signal, stop]);
      const place = await gate.enter({ urgent: attempt > 1, signals: [signal, stop] });
      progress.attempts = attempt;
      totals.sent++;
      if (attempt > 1) totals.retries++;
      const result = await tryOnce(request, sending).catch((error: unknown) => {
        // A fault of the program, not of the way; its place must not stay taken.
        gate.leave(place, 'abandoned');
        throw error;
      });
      const now = clock.now();
      const told =
        result.response === undefined
          ? {}
          : {
              retryAfterMs:
                retryAfterMs(result.response.headers, { now, capMs: maxRetryAfterMs }) ??
                (result.retryAfterMs ? Math.min(result.retryAfterMs, maxRetryAfterMs) : null),
              limits: rateLimits(result.response.headers, now),
            };
      gate.leave(place, gateOutcome(result, attempt), told);
      if (told.limits !== undefined)
        sending.turns?.told({
          limits: told.limits,
          isLimited: result.again === 'limited',
          retryAfterMs: told.retryAfterMs,
        });
      if (result.fault?.kind !== 'unreachable') reached.add(gate);
      if (result.end === 'aborted') throw abortError();
      // A server that never took a connection is more likely misnamed than busy.
      const most = sending.maxRetries ?? maxRetries;
      const retries = reached.has(gate) ? most : Math.min(most, FEW_RETRIES);
      if (result.again === 'odd') seen.odd++;
      if (result.fault?.kind === 'malformed') seen.noJson++;
      const isHopeless = seen.odd > FEW_RETRIES || seen.noJson > RETRIES_OF_NO_JSON;
      if (result.end === 'done' || attempt > retries || isHopeless) {
        if (result.fault !== undefined) throw result.fault;
        return {
          response: result.response!,
          json: result.json,
          attempts: attempt,
          latencyMs: now - place.sentAt,
        };
      }
      const waitMs = backoffMs(attempt, { ...backoff, random, retryAfterMs: told.retryAfterMs });
      await pause(waitMs, [signal, stop]);
    }
  }

  /** One attempt; faults come back as values. */
  async function tryOnce(request: WireRequest, sending: SendOptions): Promise<Attempt> {
    const { signal, expect = 'text', judge } = sending;
    const limitMs = sending.timeoutMs ?? timeoutMs;
    const call = transport(request, sending.into);
    const cancelTimer = clock.after(limitMs, () =>
      call.cancel(new HttpFault('timeout', `no complete response within ${limitMs} ms`)),
    );
    const off = onAbort(signal, () => call.cancel(abortError()));
    try {
      const response = await call.response;
      if (response.status >= 200 && response.status < 300) {
        let json: unknown;
        if (expect === 'json') {
          try {
            json = JSON.parse(response.body);
          } catch (cause) {
            const fault = new HttpFault('malformed', 'the body is no JSON', {
              cause,
              status: response.status,
            });
            return { end: 'retry', response, fault };
          }
        }
        const verdict = judge?.(response, json) ?? null;
        if (verdict === null) return { end: 'done', response, json };
        return { ...decided(verdict), response, json };
      }
      return { ...decided(judge?.(response, undefined) ?? byStatus(response)), response };
    } catch (error) {
      if (signal?.aborted) return { end: 'aborted' };
      if (error instanceof HttpFault)
        return { end: error.kind === 'too-large' ? 'done' : 'retry', fault: error };
      throw error;
    } finally {
      cancelTimer();
      off();
    }
  }

  function pause(forMs: number, signals: readonly (AbortSignal | undefined)[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const undo: (() => void)[] = [];
      const finish = (then: () => void) => {
        for (const each of undo) each();
        then();
      };
      undo.push(clock.after(forMs, () => finish(resolve)));
      for (const signal of signals) undo.push(onAbort(signal, () => finish(() => reject(abortError()))));
    });
  }

  return {
    send,
    health: (origin) => gates.get(origin)?.health() ?? null,
    totals: () => ({ ...totals }),
    close: async () => own?.close(),
  };
}

interface Attempt {
  readonly end: 'done' | 'retry' | 'aborted';
  readonly again?: 'limited' | 'busy' | 'odd';
  readonly retryAfterMs?: number | null;
  readonly response?: WireResponse;
  readonly json?: unknown;
  readonly fault?: HttpFault;
}

function decided(verdict: ResponseVerdict): Pick<Attempt, 'end' | 'again' | 'retryAfterMs'> {
  return verdict.again === false ? { end: 'done' } : { end: 'retry', ...verdict };
}

function byStatus({ status, headers }: WireResponse): ResponseVerdict {
  const advice = headers['x-should-retry'];
  const retry = status === 408 || status === 409 || status === 429 || status >= 500;
  if (advice === 'false' || (advice !== 'true' && !retry)) return { again: false };
  return { again: status === 429 ? 'limited' : 'busy' };
}

function gateOutcome({ end, again, response, fault }: Attempt, attempt: number): PlaceOutcome {
  if (end === 'aborted') return 'abandoned';
  if (fault !== undefined) return 'faulted';
  // A final 429 speaks of an account, not of a rate.
  if (end === 'done' && response?.status === 429) return 'abandoned';
  if (end === 'done') return attempt === 1 ? 'accepted' : 'accepted-after-retry';
  return again === 'limited' ? 'limited' : 'faulted';
}
