/**
 * Google's generateContent, not streamed. The model stands in the path; thoughts are parts marked as such and counted
 * outside the candidate's tokens; a blocked prompt has no candidate at all.
 */
import {
  effortOf,
  type JsonObject,
  numberAt,
  objectAt,
  type WireReply,
  type WireRequest,
  WireRequestError,
} from './wire.ts';

/** `/v1beta/models/NAME:generateContent`; what comes before the version is a gateway's. */
const PATH = /\/v1(?:beta|alpha)?\/models\/([^/]+):generateContent$/;

/** The model in the path of a request, or null where the path is of another interface. */
export function modelInPath(path: string): string | null {
  const found = PATH.exec(path);
  return found === null ? null : decodeURIComponent(found[1]!);
}

/**
 * Reads the body of POST /v1beta/models/NAME:generateContent.
 * @throws WireRequestError where the provider would answer 400.
 */
export function readGeminiRequest(body: JsonObject, model: string): WireRequest {
  const config = objectAt(body, 'generationConfig') ?? {};
  const thinking = objectAt(config, 'thinkingConfig') ?? {};
  const contents = Array.isArray(body.contents) ? (body.contents as JsonObject[]) : [];
  if (contents.length === 0) {
    throw new WireRequestError('* GenerateContentRequest.contents: contents is not specified', 'contents');
  }
  const budget = numberAt(thinking, 'thinkingBudget');
  if (budget !== undefined && thinking.thinkingLevel !== undefined) {
    throw new WireRequestError(
      'You can only set only one of thinking budget and thinking level.',
      'thinkingConfig',
    );
  }
  const user = contents.filter(({ role }) => role === undefined || role === 'user').map(partsText);
  const effort = effortOf(lower(thinking.thinkingLevel), 'thinkingConfig.thinkingLevel');
  return {
    format: 'gemini',
    model,
    instruction: partsText(objectAt(body, 'systemInstruction')),
    user: user.join('\n'),
    lastUser: user.at(-1) ?? '',
    previousUser: user.at(-2) ?? '',
    settings: {
      temperature: numberAt(config, 'temperature'),
      topP: numberAt(config, 'topP'),
      maxOutputTokens: numberAt(config, 'maxOutputTokens'),
      effort: budget === 0 ? 'none' : effort,
      logprobs: config.responseLogprobs === true ? true : undefined,
    },
    schema: objectAt(config, 'responseJsonSchema') ?? objectAt(config, 'responseSchema'),
    nonce: '',
  };
}

function lower(word: unknown): unknown {
  return typeof word === 'string' ? word.toLowerCase() : word;
}

function partsText(content: JsonObject | null): string {
  const parts = content !== null && Array.isArray(content.parts) ? (content.parts as JsonObject[]) : [];
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}

/** The body of a 200 reply. */
export function writeGeminiReply(reply: WireReply): JsonObject {
  const usageMetadata = {
    promptTokenCount: reply.inputTokens,
    candidatesTokenCount: reply.textTokens,
    ...(reply.reasoningTokens === 0 ? {} : { thoughtsTokenCount: reply.reasoningTokens }),
    totalTokenCount: reply.inputTokens + reply.textTokens + reply.reasoningTokens,
  };
  const whole = { usageMetadata, modelVersion: reply.servedModel, responseId: reply.id };
  // This interface has no refusal part: what the provider declines it blocks.
  if (reply.ending === 'refusal' || (reply.ending === 'filter' && reply.text === '')) {
    return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...whole };
  }
  return {
    candidates: [
      {
        content: { role: 'model', parts: contentParts(reply) },
        finishReason: { stop: 'STOP', length: 'MAX_TOKENS', filter: 'SAFETY' }[reply.ending],
        index: 0,
        ...(reply.search === null ? {} : { groundingMetadata: grounding(reply) }),
        ...(reply.logprobs === null
          ? {}
          : { logprobsResult: { chosenCandidates: reply.logprobs.map(chosen) } }),
      },
    ],
    ...whole,
  };
}

function contentParts({ text, reasoning }: WireReply): JsonObject[] {
  const thought = reasoning === null ? [] : [{ text: reasoning, thought: true }];
  return text === '' ? thought : [...thought, { text }];
}

function grounding({ search }: WireReply): JsonObject {
  return {
    webSearchQueries: [search?.query],
    groundingChunks: [{ web: { uri: search?.url, title: search?.title } }],
  };
}

function chosen({ token, logprob }: { readonly token: string; readonly logprob: number }): JsonObject {
  return { token, logProbability: logprob };
}
