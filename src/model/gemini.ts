/**
 * Google's generateContent, the interface that keeps nothing at the provider: the newer one stores every exchange unless told
 * not to, and a question must be asked afresh. A block has a place of its own (the feedback on the prompt), the model
 * that answered is named as a version, and what was grounded in a search says so.
 */
import type { ClosedBookSign, CompletionRequest, Message } from '../core/completion.ts';
import type { Settings } from '../core/respondent.ts';
import { lookUpSigns } from '../reading/look-up-signs.ts';
import { type Loose, list, loose, text, words } from '../reading/loose.ts';
import { faultIn } from '../reading/read-fault.ts';
import { readParts } from '../reading/read-parts.ts';
import { readUsage } from '../reading/read-usage.ts';
import { concludeReading } from './conclude-reading.ts';
import type { ModelCard } from './model-card.ts';
import { meanLogprob, type WireAdapter, type WireReading } from './wire-adapter.ts';

export const gemini: WireAdapter = { body, read };

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

function read(json: unknown): WireReading {
  const reply = loose(Array.isArray(json) && json.length === 1 ? json[0] : json);
  const candidate = loose(list(reply.candidates)[0]);
  const content = loose(candidate.content);
  const spoken = list(content.parts).filter((part) => toolIn(part) === null);
  const parts = readParts(spoken);
  return concludeReading({
    servedModel: text(reply.modelVersion),
    ending: candidate.finishReason ?? candidate.finish_reason,
    usage: readUsage(reply.usageMetadata ?? reply.usage_metadata),
    signs: [...lookUpSigns(reply), ...toolSigns(content)],
    answer: parts.answer,
    thoughts: parts.thoughts,
    refusal: parts.refusal,
    filter: blockIn(reply, candidate),
    fault: faultIn(reply),
    missing: list(reply.candidates).length === 0 ? 'candidates' : null,
    meanLogprob: logprobIn(candidate),
    unknownTypes: parts.unknownTypes,
  });
}

/** The prompt was blocked, or the answer by a rating whose category is told. */
function blockIn(
  reply: Loose,
  candidate: Loose,
): { readonly category: string | null; readonly text?: string | null } | null {
  const feedback = loose(reply.promptFeedback ?? reply.prompt_feedback);
  const reason = words(feedback.blockReason) ?? words(feedback.block_reason);
  if (reason !== null && !/unspecified$/i.test(reason)) {
    const text = words(feedback.blockReasonMessage);
    return { category: ratedCategory(feedback.safetyRatings) ?? reason, text };
  }
  const rated = ratedCategory(candidate.safetyRatings);
  return candidate.finishReason === 'SAFETY' && rated !== null ? { category: rated } : null;
}

function ratedCategory(ratings: unknown): string | null {
  return text(loose(list(ratings).find((rating) => loose(rating).blocked === true)).category);
}

/** Code that the model ran at the provider is work of a tool, as are calls; a call is told by the walk over the reply. */
const TOOL_PARTS = [
  'executableCode',
  'codeExecutionResult',
  'functionCall',
  'functionResponse',
  'toolCall',
  'toolResponse',
];

function toolIn(part: unknown): string | null {
  return TOOL_PARTS.find((name) => loose(part)[name] !== undefined) ?? null;
}

function toolSigns(content: Loose): ClosedBookSign[] {
  return list(content.parts).flatMap((part) => {
    const tool = toolIn(part);
    return tool === null || /call$/i.test(tool) ? [] : [{ kind: 'server-tool' as const, detail: tool }];
  });
}

function logprobIn(candidate: Loose): number | null {
  const chosen = list(loose(candidate.logprobsResult).chosenCandidates);
  return meanLogprob(chosen.map((token) => ({ logprob: loose(token).logProbability })));
}
