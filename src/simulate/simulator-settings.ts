/**
 * What can be set when a simulator starts and changed while it runs (POST /control): latency, limits, faults, a
 * misbehaving judge. Checked strictly, because a misspelt fault would make a test pass for the wrong reason.
 */
import { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import { type Drifts, driftSchema } from './drift.ts';
import { FAULT_KINDS, type FaultRates } from './faults.ts';
import type { Latency } from './latency.ts';
import { ODDITY_NAMES, type OddityRates } from './oddities.ts';
import type { JudgeFaults } from './simulated-judge.ts';

/** How batches go. */
export interface BatchBehaviour {
  /** How long one takes, in milliseconds. @default 300 */
  readonly ms: number;
  /** Share of requests that come back with an error of the server. @default 0 */
  readonly errors: number;
  /** Share of requests that are not answered in time. @default 0 */
  readonly expired: number;
  /** The first so many batches are made, but the connection breaks before that is told. @default 0 */
  readonly lost: number;
  /** A larger batch is refused for too many waiting tokens (OpenAI's interface); null: none is. @default null */
  readonly mostRequests: number | null;
}

export interface SimulatorSettings {
  /** @default 0 */
  readonly latencyMs: Latency;
  /** Requests a second over all models; Infinity = no limit. @default Infinity */
  readonly requestsPerSecond: number;
  /** Requests that may come at once under that limit. @default requestsPerSecond */
  readonly burst: number | null;
  /** @default {} */
  readonly faults: FaultRates;
  /** Share of questions whose replies are odd, by name. @default {} */
  readonly oddities: OddityRates;
  /** Which requests meet faults. @default 'both' */
  readonly faultsOn: 'ask' | 'judge' | 'both';
  /** Attempts at one request from this on (0-based) meet no more faults. @default Infinity */
  readonly faultsUntilAttempt: number;
  /** Seconds that a 429 tells the client to wait. @default 1 */
  readonly retryAfterSeconds: number;
  /** How retry-after is written. @default 'seconds' */
  readonly retryAfterForm: 'seconds' | 'date' | 'milliseconds';
  /** Wait before a slow first byte. @default 2000 */
  readonly slowFirstByteMs: number;
  /** @default {} */
  readonly judgeFaults: JudgeFaults;
  /** Name of a point in time: on another one everything is asked anew, as in a run of another month. @default '' */
  readonly occasion: string;
  /** How models behave otherwise than they are described. @default {} */
  readonly drift: Drifts;
  /** Those given; the others stay. @default all at their defaults */
  readonly batches: BatchBehaviour;
}

/** What a start or a change names. */
export type SimulatorChanges = Partial<Omit<SimulatorSettings, 'batches'>> & {
  readonly batches?: Partial<BatchBehaviour>;
};

export const DEFAULT_SETTINGS: SimulatorSettings = {
  latencyMs: 0,
  requestsPerSecond: Infinity,
  burst: null,
  faults: {},
  oddities: {},
  faultsOn: 'both',
  faultsUntilAttempt: Infinity,
  retryAfterSeconds: 1,
  retryAfterForm: 'seconds',
  slowFirstByteMs: 2000,
  judgeFaults: {},
  occasion: '',
  drift: {},
  batches: { ms: 300, errors: 0, expired: 0, lost: 0, mostRequests: null },
};

const share = z.number().min(0).max(1);
const shares = <T extends string>(names: readonly [T, ...T[]]) =>
  z
    .partialRecord(z.enum(names), share)
    .refine(
      (rates) =>
        Object.values<number | undefined>(rates).reduce<number>((sum, rate) => sum + (rate ?? 0), 0) <=
        1 + 1e-9,
      {
        message: 'probabilities must sum to at most 1',
      },
    );

const settingsSchema = z
  .strictObject({
    latencyMs: z.union([
      z.number().min(0),
      z.strictObject({
        medianMs: z.number().min(0),
        sigma: z.number().min(0).optional(),
        maxMs: z.number().min(0).optional(),
      }),
    ]),
    // JSON has no Infinity: null takes the limit away.
    requestsPerSecond: z.union([
      z.number().positive(),
      z.null().transform(() => Infinity),
      z.literal(Infinity),
    ]),
    burst: z.number().positive().nullable(),
    faults: shares(FAULT_KINDS),
    oddities: shares(ODDITY_NAMES),
    faultsOn: z.enum(['ask', 'judge', 'both']),
    faultsUntilAttempt: z.union([z.number().int().min(0), z.literal(Infinity)]),
    retryAfterSeconds: z.number().min(0),
    retryAfterForm: z.enum(['seconds', 'date', 'milliseconds']),
    slowFirstByteMs: z.number().min(0),
    judgeFaults: shares(['unreadable', 'twoVerdicts', 'refuses']),
    occasion: z.string(),
    drift: z.record(z.string(), driftSchema),
    batches: z
      .strictObject({
        ms: z.number().min(0),
        errors: share,
        expired: share,
        lost: z.number().int().min(0),
        mostRequests: z.number().int().min(1).nullable(),
      })
      .partial(),
  })
  .partial();

/**
 * `current` with the given settings changed; the others stay.
 * @throws ClosedbookError `record-invalid` for an unknown setting or one out of range.
 */
export function changeSettings(current: SimulatorSettings, changes: unknown): SimulatorSettings {
  const parsed = settingsSchema.safeParse(changes);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ClosedbookError(
      'record-invalid',
      `simulator setting ${issue!.path.join('.') || 'name'}: ${issue!.message}`,
    );
  }
  const given = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  return { ...current, ...given, batches: { ...current.batches, ...parsed.data.batches } };
}
