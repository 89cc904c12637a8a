/**
 * What the bundled table knows of a model, by the name its maker or a gateway gives it. A name is that of a row, or
 * that of a dated snapshot of it; a longer name (`gpt-5.2-codex`) is another model, of which nothing is assumed.
 */
import type { Tokenizer } from '../core/model-facts.ts';
import type { Price } from './cost.ts';
import type { ModelRow, ModelTable } from './model-row.ts';
import table from './models.json' with { type: 'json' };

export interface KnownModel {
  readonly family: string | null;
  readonly tokenizer: Tokenizer | null;
  /** Null where the table has no row of this name. */
  readonly row: ModelRow | null;
}

/** The bundled table; held against its schema by a test, for reading it costs every command. */
export const MODEL_TABLE = table as ModelTable;

/** What follows a row's name where the same model is meant: `-2026-10-26`, `-20251001`, `@20251001`, `-0613`, `-001`, `-latest`. */
const SNAPSHOT = /^(?:[-@]\d{4}-\d{2}-\d{2}|[-@]\d{8}|-\d{4}|-00\d|-latest)$/;

const FAMILIES = MODEL_TABLE.families.map((one) => ({ ...one, pattern: new RegExp(one.pattern, 'i') }));

const BY_NAME = new Map(
  MODEL_TABLE.models.flatMap((row) =>
    [row.name, ...(row.aliases ?? [])].map((name) => [spelling(name), row]),
  ),
);

/** What is known of a model; gateways' `maker/name` and `name:variant` mean the maker's model. */
export function knownModel(model: string): KnownModel {
  const family = FAMILIES.find(({ pattern }) => pattern.test(model));
  const row = rowOf(model);
  return {
    family: row?.family ?? family?.family ?? null,
    tokenizer: row?.tokenizer ?? family?.tokenizer ?? null,
    row,
  };
}

function rowOf(model: string): ModelRow | null {
  const name = spelling(model.slice(model.lastIndexOf('/') + 1).replace(/:[\w-]+$/, ''));
  const exact = BY_NAME.get(name);
  if (exact !== undefined) return exact;
  for (let end = name.length - 1; end > 0; end--) {
    if (!SNAPSHOT.test(name.slice(end))) continue;
    const row = BY_NAME.get(name.slice(0, end));
    if (row !== undefined) return row;
  }
  return null;
}

/** What else its maker calls a model of exactly this name: `claude-sonnet-4-0` is `claude-sonnet-4`. A dated build is itself alone. */
export function otherNames(model: string): readonly string[] {
  const row = BY_NAME.get(spelling(model.slice(model.lastIndexOf('/') + 1)));
  return row?.aliases === undefined ? [] : [row.name, ...row.aliases];
}

/** Gateways write `claude-opus-5.5` where the maker writes `claude-opus-5-5`. */
export function spelling(name: string): string {
  return name.toLowerCase().replaceAll('.', '-');
}

/** The price of a row on a day (ISO), with where it was read; null where none is known. */
export function priceOn(row: ModelRow | null, day: string): Price | null {
  if (row?.price === undefined) return null;
  const { stated, from = [], ...now } = row.price;
  const { where, read } = MODEL_TABLE.sources[stated]!;
  const later = from.filter(({ on }) => on <= day).at(-1);
  const { input, output, cachedInput = null, batch = null } = later ?? now;
  return {
    inputUsdPerMillion: input,
    outputUsdPerMillion: output,
    cachedInputUsdPerMillion: cachedInput,
    batchUsdPerMillion: batch,
    asOf: later?.on ?? read,
    source: where,
  };
}

/**
 * The price of requests handed in as a batch: the model's own, else its maker's share of the live price.
 * @param maker - Whose interface it is; undefined at any other address, where nothing is known.
 */
export function batchPriceOf(price: Price | null, maker: string | undefined): Price | null {
  if (price === null) return null;
  const share = maker === undefined ? undefined : MODEL_TABLE.batches[maker]?.share;
  const { batchUsdPerMillion: batch, inputUsdPerMillion: input, outputUsdPerMillion: output } = price;
  if (batch === null && share === undefined) return null;
  return {
    ...price,
    inputUsdPerMillion: batch?.input ?? input * share!,
    outputUsdPerMillion: batch?.output ?? output * share!,
    // Whether a price of cached input holds in batches is not said everywhere: none is reckoned with.
    cachedInputUsdPerMillion: null,
  };
}
