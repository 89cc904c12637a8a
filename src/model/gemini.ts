/**
 * Google's generateContent, the interface that keeps nothing at the provider: the newer one stores every exchange unless told
 * not to, and a question must be asked afresh. A block has a place of its own (the feedback on the prompt), the model
 * that answered is named as a version, and what was grounded in a search says so.
 */
import type { CompletionRequest, Message } from '../core/completion.ts';
import type { Settings } from '../core/respondent.ts';
import { readGeminiReply } from '../reading/gemini-reply.ts';
import type { Loose } from '../reading/loose.ts';
import type { ModelCard } from './model-card.ts';
import type { WireAdapter } from './wire-adapter.ts';

export const gemini: WireAdapter = { body, read: readGeminiReply };

/** The model stands in the address and not in the body; {@link openSdk} takes it out. */
function body(request: CompletionRequest, card: ModelCard): Record<string, unknown> {
  const { settings, output, messages } = request;
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const generationConfig = {
    temperature: settings.temperature,
    topP: settings.topP,
    maxOutputTokens: settings.maxOutputTokens,
    seed: settings.seed,
    responseLogprobs: settings.logprobs,
    ...(output === undefined
      ? {}
      : { responseMimeType: 'application/json', responseJsonSchema: output.schema }),
    thinkingConfig: thinkingConfig(settings),
  };
  const isEmpty = Object.values(generationConfig).every((value) => value === undefined);
  return {
    model: card.model,
    systemInstruction: system.length === 0 ? undefined : { parts: [{ text: system.join('\n\n') }] },
    contents: messages.filter(({ role }) => role !== 'system').map(turn),
    generationConfig: isEmpty ? undefined : generationConfig,
  };
}

function turn({ role, content }: Message): Loose {
  return { role: role === 'assistant' ? 'model' : 'user', parts: [{ text: content }] };
}

/** Levels for models of the third generation on, a number of tokens for those before; 0 switches thinking off, -1 leaves it open. */
function thinkingConfig({ effort, thinking }: Settings): Loose | undefined {
  if (effort === undefined && thinking === undefined) return undefined;
  const budget = typeof thinking === 'number' ? thinking : thinking === true ? -1 : 0;
  return {
    ...(thinking === undefined && effort !== 'none' ? { thinkingLevel: effort } : { thinkingBudget: budget }),
    includeThoughts: true,
  };
}
