/**
 * What is known of a model before it is asked: where it is served, family, knowledge cutoff, price, and which
 * settings it takes. Of an unknown model nothing is assumed but what its interface can say; what the user states
 * overrides the bundled table.
 */
import type { ClosedBookLevel } from '../core/reply.ts';
import type { Capabilities } from './capabilities.ts';
import type { Price } from './cost.ts';
import { type Environment, isFirstParty } from './environment.ts';
import { knownModel } from './known-models.ts';
import { type ModelName, type Provider, parseModelName } from './model-name.ts';

export type Wire = 'chat' | 'responses' | 'messages';

export interface ModelCard extends ModelName {
  /** The full name, with prefix. */
  readonly name: string;
  readonly wire: Wire;
  /** Models of one family share training, and so errors; null where not known. */
  readonly family: string | null;
  /** ISO month or date; null where not known. */
  readonly knowledgeCutoff: string | null;
  readonly price: Price | null;
  readonly capabilities: Capabilities;
  /** `enforced` at the maker's own interface, `declared` at any other server, which may do what it likes. */
  readonly closedBookLevel: Extract<ClosedBookLevel, 'enforced' | 'declared'>;
}

/** What a user knows better than the bundled table. */
export interface ModelOverride {
  readonly family?: string;
  readonly knowledgeCutoff?: string;
  /** US dollars per million tokens. */
  readonly price?: { readonly input: number; readonly output: number };
}

export interface ModelCardOptions {
  readonly override?: ModelOverride;
  /** Interface the simulator is asked over. @default 'chat' */
  readonly simulatedWire?: Wire;
  /** Where base URLs may be overridden. @default {} */
  readonly env?: Environment;
  /** ISO date on which an overriding price was given. */
  readonly today: string;
}

/** @throws ClosedbookError `model-unknown`, `model-browses` */
export function modelCard(name: string, options: ModelCardOptions): ModelCard {
  const { override = {}, simulatedWire = 'chat', env = {}, today } = options;
  const parsed = parseModelName(name);
  const wire = parsed.provider === 'simulated' ? simulatedWire : WIRES[parsed.provider];
  const known = knownModel(parsed.model);
  // A compatible server may serve anything under a name; its prices are its own.
  const price = parsed.provider === 'compatible' || parsed.provider === 'simulated' ? null : known.price;
  return {
    ...parsed,
    name,
    wire,
    family: override.family ?? known.family,
    knowledgeCutoff: override.knowledgeCutoff ?? known.knowledgeCutoff,
    price:
      override.price === undefined
        ? price
        : {
            inputUsdPerMillion: override.price.input,
            outputUsdPerMillion: override.price.output,
            cachedInputUsdPerMillion: null,
            asOf: today,
            source: 'run specification',
          },
    capabilities: {
      ...(DEFAULTS[parsed.provider] ?? DEFAULTS.compatible),
      ...reach(known.capabilities, parsed.provider),
    },
    closedBookLevel: isFirstParty(parsed.provider, env) ? 'enforced' : 'declared',
  };
}

const WIRES: Record<Exclude<Provider, 'simulated'>, Wire> = {
  openai: 'responses',
  'openai-chat': 'chat',
  anthropic: 'messages',
  compatible: 'chat',
};

/** What each interface can say, for models of which nothing more is known. */
const DEFAULTS: Record<Provider, Capabilities> = {
  openai: {
    sampling: 'yes',
    efforts: null,
    thinking: 'no',
    logprobs: 'yes',
    seed: false,
    structuredOutput: true,
  },
  'openai-chat': {
    sampling: 'yes',
    efforts: null,
    thinking: 'no',
    logprobs: 'yes',
    seed: true,
    structuredOutput: true,
  },
  anthropic: {
    sampling: 'no',
    efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
    thinking: 'switch',
    logprobs: 'no',
    seed: false,
    structuredOutput: true,
  },
  compatible: {
    sampling: 'yes',
    efforts: null,
    thinking: 'switch',
    logprobs: 'yes',
    seed: true,
    structuredOutput: true,
  },
  simulated: {
    sampling: 'yes',
    efforts: null,
    thinking: 'switch',
    logprobs: 'yes',
    seed: true,
    structuredOutput: true,
  },
};

/** A known model's capabilities hold where its maker serves it; elsewhere the server decides. */
function reach(capabilities: Partial<Capabilities>, provider: Provider): Partial<Capabilities> {
  return provider === 'compatible' || provider === 'simulated' ? {} : capabilities;
}
