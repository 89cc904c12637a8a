/**
 * Money for askings: what each is expected to cost is set aside before it is sent, and settled when it has come back. What is
 * under way is reserved generously, so a refusal is waited out; only when all of it has settled is the budget really spent.
 */
import type { Budget, Settle } from '../../core/budget.ts';
import type { Completion } from '../../core/completion.ts';
import type { Asking } from './asking.ts';
import { CostForecast, type CostForecastPorts } from './cost-forecast.ts';

/** For one asking; settled once. */
export interface Reservation {
  /** @param costUsd - Null where it is not known. */
  settle(completion: Completion, costUsd: number | null): void;
  /** Nothing was sent, or what was sent is lost. */
  release(): void;
}

export class Reservations {
  readonly #budget: Budget | undefined;
  /** Null without a limit, where nobody asks what will be. */
  readonly #forecast: CostForecast | null;
  readonly #waiting: (() => void)[] = [];

  constructor(budget: Budget | undefined, ports: CostForecastPorts) {
    this.#budget = budget;
    this.#forecast = budget === undefined || budget.maxUsd === null ? null : new CostForecast(ports);
  }

  /**
   * @returns null where the limit leaves none, or asking ended while it was waited for.
   * @throws what the holder of a shared budget throws.
   */
  async take(
    asking: Asking,
    { isOver, isAlone }: { readonly isOver: () => boolean; readonly isAlone: () => boolean },
  ): Promise<Reservation | null> {
    const budget = this.#budget;
    if (budget === undefined) return FREE;
    for (;;) {
      // What is expected changes while an asking waits: replies come back and tell.
      const expected = this.#forecast?.expect(asking) ?? null;
      const settle = expected === 'unknown' ? budget.reserveRest() : budget.reserve(expected);
      if (settle !== null) return this.#reservation(asking, { settle, expected });
      if (isOver()) return null;
      if ((await budget.refill?.()) !== true) {
        if (isAlone()) return null;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  /** An asking has come to its end: those that wait look again. */
  wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  #reservation(
    asking: Asking,
    { settle, expected }: { readonly settle: Settle; readonly expected: number | null | 'unknown' },
  ): Reservation {
    return {
      settle: (completion, costUsd) => {
        // A server that tells no usage is charged what was set aside; a fault on the way is mostly free.
        settle(costUsd ?? (isFault(completion) || expected === 'unknown' ? null : expected));
        this.#forecast?.learn(asking, { usage: completion.usage, costUsd });
      },
      release: () => settle(0),
    };
  }
}

const FREE: Reservation = { settle: () => undefined, release: () => undefined };

function isFault(completion: Completion): boolean {
  return completion.status === 'failed' && completion.kind === 'error';
}
