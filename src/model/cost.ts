/**
 * What a request costs at a listed price. Null, never 0, where the price or the token counts are unknown: a sum that
 * silently leaves out calls is a lie about a budget.
 */
import type { Usage } from '../core/completion.ts';

/** US dollars per million tokens, as listed on a day. */
export interface Price {
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number;
  /** Input read from the provider's cache; null = as other input. */
  readonly cachedInputUsdPerMillion: number | null;
  /** Of requests sent as a batch; null where the provider has none or its price is not known. */
  readonly batchUsdPerMillion: { readonly input: number; readonly output: number } | null;
  /** ISO date or month at which the source said so. */
  readonly asOf: string;
  readonly source: string;
}

/** US dollars for one request, as the server stated it where it bills in dollars, else at the listed price. */
export function billedUsd(
  { price, statesCost }: { readonly price: Price | null; readonly statesCost: boolean },
  usage: Usage,
): number | null {
  return (statesCost ? usage.statedCostUsd : null) ?? costUsd(price, usage);
}

/** US dollars for one request at a price; reasoning tokens are part of the output tokens and priced with them. */
export function costUsd(price: Price | null, usage: Usage): number | null {
  if (price === null || usage.inputTokens === null || usage.outputTokens === null) return null;
  const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  const cachedPrice = price.cachedInputUsdPerMillion ?? price.inputUsdPerMillion;
  const input = (usage.inputTokens - cached) * price.inputUsdPerMillion + cached * cachedPrice;
  return (input + usage.outputTokens * price.outputUsdPerMillion) / 1e6;
}
