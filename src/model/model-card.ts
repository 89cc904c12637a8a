/**
 * What is known of a model before it is asked: where it is served, family, knowledge cutoff, price, which settings it
 * takes, when it ends. Of an unknown model nothing is assumed but what its interface can say; what the user states
 * overrides the bundled table.
 */
import type { Effort, ModelFacts, Tokenizer } from '../core/model-facts.ts';
import type { ClosedBookLevel } from '../core/reply.ts';
import { type Capabilities, capabilitiesOf } from './capabilities.ts';
import type { Price } from './cost.ts';
import { addressOf, type EndpointOptions, isMakersOwn, isOwnNetwork } from './endpoint.ts';
import { interfaceDefaults } from './interface-defaults.ts';
import { batchPriceOf, knownModel, priceOn } from './known-models.ts';
import { endOf, type ModelEnd } from './model-end.ts';
import { type ModelName, parseModelName } from './model-name.ts';
import { providerRow, type Wire } from './providers.ts';

export interface ModelCard extends ModelName {
  /** The full name, with prefix. */
  readonly name: string;
  readonly wire: Wire;
  /** Models of one family share training, and so errors; null where not known. */
  readonly family: string | null;
  /** ISO month or date; null where not known. */
  readonly knowledgeCutoff: string | null;
  readonly price: Price | null;
  /** Of requests handed in as a batch; null where it is not known. */
  readonly batchPrice: Price | null;
  /** Whether the server states in each reply what it cost. */
  readonly statesCost: boolean;
  /** The effort used where none is sent; null where not known. */
  readonly defaultEffort: Effort | null;
  /** Null where not known. */
  readonly tokenizer: Tokenizer | null;
  /** When its maker stops serving it; null where nothing is announced. */
  readonly ends: ModelEnd | null;
  /** What its server may call it, where its user said so; empty where not. */
  readonly servedAs: readonly string[];
  readonly capabilities: Capabilities;
  /** `enforced` at the maker's own interface, `declared` at any other server, which may do what it likes. */
  readonly closedBookLevel: Extract<ClosedBookLevel, 'enforced' | 'declared'>;
}

export interface ModelCardOptions extends Partial<EndpointOptions> {
  /** What a user knows better than the bundled table. */
  readonly override?: ModelFacts;
  /** Interface the simulator is asked over. @default 'chat' */
  readonly simulatedWire?: Wire;
  /** ISO date: which price holds, and on which day an overriding price was given. */
  readonly today: string;
}

/** @throws ClosedbookError `model-unknown`, `model-browses`, `address-invalid` */
export function modelCard(name: string, options: ModelCardOptions): ModelCard {
  const { override = {}, simulatedWire = 'chat', env = {}, baseUrls, today } = options;
  const parsed = { ...parseModelName(name), name };
  const provider = providerRow(parsed.provider);
  const known = knownModel(parsed.model);
  // Elsewhere than at its maker's a name may stand for anything: price, settings and end are the server's own.
  const row = known.row !== null && provider.makers.includes(known.row.maker) ? known.row : null;
  const price =
    statedPrice(override, today) ?? priceOn(row, today) ?? ownMachine(parsed, { env, baseUrls }, today);
  return {
    ...parsed,
    wire: provider.kind === 'simulated' ? simulatedWire : provider.wire,
    family: override.family ?? known.family,
    knowledgeCutoff: override.knowledgeCutoff ?? known.row?.knowledgeCutoff ?? null,
    price,
    batchPrice: batchPriceOf(price, isMakersOwn(parsed, { env, baseUrls }) ? provider.makers[0] : undefined),
    statesCost: provider.statesCost === true,
    defaultEffort: override.defaultEffort ?? row?.defaultEffort ?? null,
    tokenizer: override.tokenizer ?? known.tokenizer,
    ends: endOf(override.ends) ?? endOf(row?.ends),
    servedAs: [override.servedAs ?? []].flat(),
    capabilities: {
      ...interfaceDefaults(parsed.provider),
      ...capabilitiesOf(row ?? {}),
      ...capabilitiesOf(override),
    },
    closedBookLevel: isLevelEnforced(parsed, { env, baseUrls }) ? 'enforced' : 'declared',
  };
}

function isLevelEnforced(parsed: ModelName & { readonly name: string }, options: EndpointOptions): boolean {
  return providerRow(parsed.provider).kind === 'maker' || parsed.provider === 'simulated'
    ? isMakersOwn(parsed, options)
    : false;
}

/** The price a user states, from that day on; null where none is. */
export function statedPrice({ price }: ModelFacts, today: string): Price | null {
  if (price === undefined) return null;
  return {
    inputUsdPerMillion: price.input,
    outputUsdPerMillion: price.output,
    cachedInputUsdPerMillion: price.cachedInput ?? null,
    batchUsdPerMillion: price.batch ?? null,
    asOf: today,
    source: 'run specification',
  };
}

/** What runs on one's own machine or network bills no tokens; models that Ollama only passes on do. */
function ownMachine(
  parsed: ModelName & { readonly name: string },
  options: EndpointOptions,
  today: string,
): Price | null {
  if (providerRow(parsed.provider).kind !== 'local' || /[-:]cloud$/.test(parsed.model)) return null;
  if (!isOwnNetwork(addressOf(parsed, options).address)) return null;
  return {
    inputUsdPerMillion: 0,
    outputUsdPerMillion: 0,
    cachedInputUsdPerMillion: null,
    batchUsdPerMillion: null,
    asOf: today,
    source: 'runs on one’s own machine or network',
  };
}
