/**
 * Models of the user's own beside the built-in ones: `own/<name>` goes to the function in the config, everything else
 * where it went before. What an own model throws becomes a failed completion, as a server's fault would.
 */
import type { Completion, CompletionRequest } from '../core/completion.ts';
import type { OwnModel } from '../core/config.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { ModelFacts } from '../core/model-facts.ts';
import { costUsd } from '../model/cost.ts';
import { type ModelCard, statedPrice } from '../model/model-card.ts';
import { endOf } from '../model/model-end.ts';
import type { Models } from '../model/open-models.ts';
import { habitsOf } from '../model/token-habits.ts';

const PREFIX = 'own/';

export interface OwnModelsOptions {
  /** The config's models. @default none */
  readonly own?: Readonly<Record<string, OwnModel>>;
  /** What the user states of models, by full name. @default nothing */
  readonly facts?: Readonly<Record<string, ModelFacts>>;
  /** ISO date. */
  readonly today: string;
}

/** The registry with the config's models in it. */
export function withOwnModels(models: Models, { own = {}, facts = {}, today }: OwnModelsOptions): Models {
  const card = (name: string, model: OwnModel) => cardOf(name, model, { facts: facts[name] ?? {}, today });
  const find = (name: string): OwnModel | null => {
    if (!name.startsWith(PREFIX)) return null;
    const ownName = name.slice(PREFIX.length);
    if (Object.hasOwn(own, ownName)) return own[ownName]!;
    const known = Object.keys(own).map((one) => `${PREFIX}${one}`);
    throw new ClosedbookError('model-unknown', `the config has no model "${name}"`, {
      hint:
        known.length === 0
          ? 'Define it in a config file, under models, and name the file with --config.'
          : `It has: ${known.join(', ')}.`,
    });
  };
  return {
    ...models,
    complete: (request, options) => {
      const model = find(request.model);
      return model === null ? models.complete(request, options) : completeOwn(model, request, options);
    },
    describe: (name) => {
      const model = find(name);
      return model === null ? models.describe(name) : card(name, model);
    },
    check: (name, settings) => {
      if (find(name) === null) models.check(name, settings);
    },
    costUsd: (name, usage) => {
      const model = find(name);
      return model === null ? models.costUsd(name, usage) : costUsd(card(name, model).price, usage);
    },
    habits: (name) => {
      const model = find(name);
      return model === null ? models.habits(name) : habitsOf(card(name, model));
    },
    closedBookLevel: (name) => (find(name) === null ? models.closedBookLevel(name) : 'declared'),
    batches: (signal) => {
      const batches = models.batches(signal);
      return {
        ...batches,
        takes: (model) => find(model) === null && batches.takes(model),
        group: (request) => (find(request.model) === null ? batches.group(request) : null),
      };
    },
    lane: (name) => (find(name) === null ? models.lane(name) : name),
    health: (lane) => (lane.startsWith(PREFIX) ? null : models.health(lane)),
  };
}

async function completeOwn(
  model: OwnModel,
  request: CompletionRequest,
  options: Parameters<OwnModel['complete']>[1],
): Promise<Completion> {
  const start = performance.now();
  const base = (): Omit<
    Extract<Completion, { status: 'answered' }>,
    'status' | 'text' | 'reasoning' | 'meanLogprob'
  > => ({
    servedModel: null,
    finishReason: null,
    usage: { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null },
    attempts: 1,
    latencyMs: performance.now() - start,
    requestId: null,
    closedBookSigns: [],
    rawBody: null,
  });
  try {
    const answer = await model.complete(request, options);
    if (typeof answer !== 'string') return answer;
    if (answer.trim() === '')
      return { ...base(), status: 'failed', kind: 'empty', error: error('empty', ''), text: null };
    return { ...base(), status: 'answered', text: answer, reasoning: null, meanLogprob: null };
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    if (cause instanceof ClosedbookError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return { ...base(), status: 'failed', kind: 'error', error: error('own-model', message), text: null };
  }
}

function error(code: string, message: string): Extract<Completion, { status: 'failed' }>['error'] {
  return { code, message, httpStatus: null };
}

function cardOf(
  name: string,
  model: OwnModel,
  { facts, today }: { readonly facts: ModelFacts; readonly today: string },
): ModelCard {
  return {
    provider: 'compatible',
    model: name.slice(PREFIX.length),
    baseUrl: null,
    name,
    wire: 'chat',
    family: facts.family ?? model.family ?? null,
    knowledgeCutoff: facts.knowledgeCutoff ?? model.knowledgeCutoff ?? null,
    price: statedPrice(facts, today),
    batchPrice: null,
    statesCost: false,
    defaultEffort: facts.defaultEffort ?? null,
    servedAs: [facts.servedAs ?? []].flat(),
    tokenizer: facts.tokenizer ?? null,
    ends: endOf(facts.ends),
    capabilities: {
      sampling: 'yes',
      efforts: null,
      refusedEfforts: [],
      thinking: 'switch',
      logprobs: 'no',
      seed: true,
      structuredOutput: false,
    },
    closedBookLevel: 'declared',
  };
}
