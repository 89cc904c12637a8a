/**
 * The registry of models: from a name and the environment to one function, `complete`. Clients are made once per
 * provider and base URL and used for every request, because making one costs more than a request; all of them send
 * through one retry layer. Faults of one request become failed completions, faults that every request would meet are
 * thrown. Every text that leaves here has been freed of keys.
 */

import { checkArgument, isRecord } from '../core/argument.ts';
import type { Complete, CompleteOptions, Completion, CompletionRequest, Usage } from '../core/completion.ts';
import type { ModelFacts } from '../core/model-facts.ts';
import type { ClosedBookLevel } from '../core/reply.ts';
import { callNote } from '../http/fetch.ts';
import type { GateHealth } from '../http/gate.ts';
import { type Http, type HttpOptions, openHttp } from '../http/http.ts';
import type { RequestTurns } from '../http/request-turns.ts';
import { checkSettings } from './capabilities.ts';
import { chatCompletions } from './chat-completions.ts';
import { billedUsd } from './cost.ts';
import { type BaseUrls, checkPrefixes, endpointOf, type UnusualWay } from './endpoint.ts';
import type { Environment } from './environment.ts';
import { gemini } from './gemini.ts';
import { cleanRequest, type Line, withVersion } from './line.ts';
import { messages } from './messages.ts';
import { type ModelCard, modelCard } from './model-card.ts';
import { type Batches, openBatches } from './open-batches.ts';
import type { Wire } from './providers.ts';
import { type ReadResponse, readExchange, readNothing, readResponse, verdictOn } from './read-completion.ts';
import { type Redact, redactorOf, redactRecord } from './redact.ts';
import { poured } from './request-mould.ts';
import { responses } from './responses.ts';
import { openSdk, type Sdk } from './sdk.ts';
import { habitsOf, type TokenHabits } from './token-habits.ts';
import type { WireAdapter } from './wire-adapter.ts';

export interface ModelsOptions
  extends Pick<
    HttpOptions,
    | 'concurrency'
    | 'startConcurrency'
    | 'maxRetries'
    | 'timeoutMs'
    | 'maxRetryAfterMs'
    | 'backoff'
    | 'clock'
    | 'random'
    | 'transport'
  > {
  /** Keys and base URLs; pass process.env, with the keys of .env added by {@link withEnvFile}. */
  readonly env: Environment;
  /** What the user knows better than the bundled table, by full model name. */
  readonly overrides?: Readonly<Record<string, ModelFacts>>;
  /** Other addresses than the providers' own, by prefix: `{ openai: 'https://gateway.example/v1' }`. */
  readonly baseUrls?: BaseUrls;
  /**
   * Throws where a key may not go to a host but its own; called before it could. @default it may, wherever the caller's
   * words send it
   */
  readonly assertMayGo?: ((way: UnusualWay) => void) | undefined;
  /** Told once for each host but its own that a key is sent to, before the first request. @default nobody */
  readonly warn?: (message: string) => void;
  /** ISO date, for prices that change. @default today */
  readonly today?: string;
  /** Interface simulated models are asked over. @default 'chat' */
  readonly simulatedWire?: Wire;
  /** Limits that other processes keep, too, by lane and model. @default none */
  readonly turns?: SharedTurns | undefined;
  /** Largest body of a reply; the reading of a larger one is stopped and the reply is failed. @default 8 MB */
  readonly maxReplyBytes?: number;
}

/** What several processes share of a provider's limits. */
export interface SharedTurns {
  /** @param lane - one provider's model: limits are told model by model. */
  of(lane: string): RequestTurns & {
    /** After each reply. */
    used(tokens: number): void;
  };
}

/** A thousand times a long answer with its thoughts; more is a broken server or means harm. */
const LONGEST_REPLY = 8_000_000;

export interface Models {
  readonly complete: Complete;
  /** @throws ClosedbookError `model-unknown`, `model-browses` */
  describe(model: string): ModelCard;
  /**
   * Checks name, settings and key without sending anything, so that a run fails before its first question.
   * @throws ClosedbookError `model-unknown`, `model-browses`, `setting-refused`, `key-missing`
   */
  check(model: string, settings: CompletionRequest['settings']): void;
  /** US dollars, or null where the price or the usage is unknown. */
  costUsd(model: string, usage: Usage): number | null;
  /** What bears on the tokens a request takes, for forecasts. */
  habits(model: string): TokenHabits;
  closedBookLevel(model: string): ClosedBookLevel;
  /** Where requests for this model go: models of one lane share their limits. */
  lane(model: string): string;
  /** Requests handed in together, answered within a day at a lower price. @param signal - Aborts at once. */
  batches(signal?: AbortSignal): Batches;
  /** Takes every known key out of a text. */
  readonly redact: Redact;
  /** State of a lane's limits, null before its first request. */
  health(lane: string): GateHealth | null;
  /** Requests sent and attempts repeated so far. */
  totals(): { readonly sent: number; readonly retries: number };
  close(): Promise<void>;
}

const ADAPTERS: Record<Wire, WireAdapter> = {
  chat: chatCompletions,
  responses,
  messages,
  gemini,
};

/**
 * Models by name, each asked under its provider's limits; nothing is sent before `complete` is called.
 * @example
 * const models = openModels({ env: { OPENAI_API_KEY: 'sk-none' } });
 * models.describe('openai/o3').provider; // => 'openai'
 * await models.close();
 */
export function openModels(options: ModelsOptions): Models {
  checkArgument(isRecord(options) && isRecord(options.env), 'env', {
    expected: 'an environment such as process.env',
    given: options?.env,
  });
  const { env, overrides = {}, baseUrls, simulatedWire = 'chat', maxReplyBytes = LONGEST_REPLY } = options;
  const http: Http = openHttp({
    ...options,
    maxBodyBytes: maxReplyBytes,
    proxy: {
      http: env.HTTP_PROXY ?? env.http_proxy,
      https: env.HTTPS_PROXY ?? env.https_proxy,
      none: env.NO_PROXY ?? env.no_proxy,
    },
  });
  const redact = redactorOf(env);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const told = new Set<string>();
  checkPrefixes(baseUrls);
  const cards = new Map<string, ModelCard>();
  const lines = new Map<string, Line>();
  const sdks = new Map<string, Sdk>();

  const describe = (model: string): ModelCard => {
    let card = cards.get(model);
    if (card === undefined) {
      card = modelCard(model, { override: overrides[model], simulatedWire, today, env, baseUrls });
      cards.set(model, card);
    }
    return card;
  };
  const lineOf = (model: string): Line => {
    let line = lines.get(model);
    if (line === undefined) {
      const card = describe(model);
      const endpoint = endpointOf(card, { env, baseUrls });
      if (endpoint.unusual !== null) options.assertMayGo?.(endpoint.unusual);
      line = {
        hasAnswered: false,
        version: null,
        card,
        endpoint,
        lane: new URL(endpoint.baseUrl).origin,
        adapter: ADAPTERS[card.wire],
      };
      lines.set(model, line);
    }
    return line;
  };
  const sdkOf = async ({ card, endpoint }: Line): Promise<Sdk> => {
    // One host may be asked with two keys: as itself, and as a compatible server.
    const id = `${card.wire} ${endpoint.baseUrl} ${endpoint.key}`;
    let sdk = sdks.get(id);
    if (sdk === undefined) {
      sdk = poured(await openSdk(card.wire, endpoint, http), http);
      sdks.set(id, sdk);
    }
    return sdk;
  };

  const tellUnusual = ({ endpoint: { unusual } }: Line) => {
    if (unusual === null || told.has(unusual.told)) return;
    told.add(unusual.told);
    options.warn?.(unusual.told);
  };

  async function complete(
    request: CompletionRequest,
    { signal, stop }: CompleteOptions = {},
  ): Promise<Completion> {
    const line = lineOf(request.model);
    checkSettings(line.card, request.settings);
    tellUnusual(line);
    const sdk = await sdkOf(line);
    const clean = cleanRequest(request, redact);
    let read: ReadResponse | undefined;
    const turns = options.turns?.of(`${line.lane} ${line.card.model}`);
    const note = callNote({
      signal,
      stop,
      turns,
      expect: 'json',
      judge: (response, json) => {
        read = readResponse(line.adapter, response, json);
        return verdictOn(read);
      },
    });
    try {
      await sdk.send(line.adapter.body(clean, line.card), note, headersOf(line, clean));
    } catch (error) {
      // What came back is read from the note: an SDK's error tells less.
      if (note.exchange === null) return redactRecord(readNothing(note, error), redact);
    }
    const completion = readExchange(line, note.exchange!, { read: read!, redact });
    turns?.used((completion.usage.inputTokens ?? 0) + (completion.usage.outputTokens ?? 0));
    line.hasAnswered ||= completion.status === 'answered';
    return redactRecord(withVersion(line, completion), redact);
  }

  return {
    complete,
    describe,
    check(model, settings) {
      checkSettings(lineOf(model).card, settings);
    },
    costUsd: (model, usage) => billedUsd(describe(model), usage),
    habits: (model) => habitsOf(describe(model)),
    closedBookLevel: (model) => describe(model).closedBookLevel,
    lane: (model) => lineOf(model).lane,
    batches: (signal) => openBatches({ describe, lineOf, sdkOf, tellUnusual, redact, signal }),
    redact,
    health: (lane) => http.health(lane),
    totals: () => http.totals(),
    close: () => http.close(),
  };
}

/** A real model varies by itself; a simulated one is told which trial is asked, and answers that one alike for ever. */
function headersOf({ adapter, card }: Line, request: CompletionRequest): Record<string, string> | undefined {
  const headers = adapter.headers?.(request);
  if (card.provider !== 'simulated' || request.nonce === undefined) return headers;
  return { ...headers, 'x-closedbook-nonce': request.nonce };
}
