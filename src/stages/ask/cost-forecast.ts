/**
 * What an asking is expected to cost, for the budget's reservation: from its tokens where a price is known, from the dearest reply
 * so far where the server states its costs. Before the first such reply nothing is known, and one call takes all that
 * is left, so that a limit is passed by one reply at most.
 */
import type { Usage } from '../../core/completion.ts';
import type { Asking } from './asking.ts';
import { TokenForecast, type TokenHabits } from './token-forecast.ts';

export interface CostForecastPorts {
  costUsd(model: string, usage: Usage): number | null;
  habits(model: string): TokenHabits;
  statesCost(model: string): boolean;
}

export class CostForecast {
  readonly #ports: CostForecastPorts;
  readonly #tokens: TokenForecast;
  readonly #dearestUsd = new Map<string, number>();

  constructor(ports: CostForecastPorts) {
    this.#ports = ports;
    this.#tokens = new TokenForecast((model) => ports.habits(model));
  }

  /** US dollars; null: no price and none to come, `unknown`: the server will say. */
  expect(asking: Asking): number | null | 'unknown' {
    const { model } = asking.request;
    const priced = this.#ports.costUsd(model, this.#tokens.usage(asking));
    // The second request sends the first and its answer again; once replies have told, both are in what they told.
    if (priced !== null) return asking.respondent.policy?.confidence === 'two-stage' ? 2 * priced : priced;
    if (!this.#ports.statesCost(model)) return null;
    return this.#dearestUsd.get(asking.respondent.id) ?? 'unknown';
  }

  learn(
    asking: Asking,
    { usage, costUsd }: { readonly usage: Usage; readonly costUsd: number | null },
  ): void {
    this.#tokens.learn(asking, usage);
    if (costUsd === null) return;
    const { id } = asking.respondent;
    this.#dearestUsd.set(id, Math.max(costUsd, this.#dearestUsd.get(id) ?? 0));
  }
}
