/** What batches do to a plan: who is asked by them, at which price, and whose price of batches is not known. */
import type { Usage } from '../../core/completion.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Models } from '../../model/open-models.ts';

export interface PlannedBatches {
  /** Models and judges whose server takes no batches. */
  readonly askedLive: readonly string[];
  /** Models that are reckoned at the price of live requests. */
  readonly fullPrice: readonly string[];
}

/** US dollars at the price of batches where a model is asked by them. */
export function batchCosts(
  models: Pick<Models, 'batches' | 'costUsd'>,
): (model: string, usage: Usage) => number | null {
  const batches = models.batches();
  return (model, usage) =>
    batches.takes(model) ? batches.costUsd(model, usage) : models.costUsd(model, usage);
}

export function plannedBatches(
  spec: Pick<RunSpec, 'models' | 'judges'>,
  models: Pick<Models, 'batches' | 'describe'>,
): PlannedBatches {
  const batches = models.batches();
  const names = [...new Set([...spec.models.map(({ name }) => name), ...spec.judges])];
  const isUnknown = (name: string) => {
    const { price, batchPrice } = models.describe(name);
    return price !== null && batchPrice === null;
  };
  return {
    askedLive: names.filter((name) => !batches.takes(name)),
    fullPrice: names.filter((name) => batches.takes(name) && isUnknown(name)),
  };
}

/** Lines for a terminal; none where nothing is asked by batches. */
export function batchNotes(batches: PlannedBatches | undefined): string[] {
  if (batches === undefined) return [];
  const { askedLive, fullPrice } = batches;
  return [
    'asked by batches, at their prices',
    ...(askedLive.length === 0
      ? []
      : [`live, for no batches are known of the server: ${askedLive.join(', ')}`]),
    ...(fullPrice.length === 0
      ? []
      : [`at full price, for that of batches is not known: ${fullPrice.join(', ')}`]),
  ];
}
