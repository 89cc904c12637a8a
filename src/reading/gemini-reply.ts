/**
 * A reply of Google's generateContent. A block has a place of its own (the feedback on the prompt), the model that answered is named
 * as a version, and what was grounded in a search says so.
 */
import type { ClosedBookSign } from '../core/completion.ts';
import { concludeReading } from './conclude-reading.ts';
import { lookUpSigns } from './look-up-signs.ts';
import { type Loose, list, loose, text, words } from './loose.ts';
import { faultIn } from './read-fault.ts';
import { readParts } from './read-parts.ts';
import { readUsage } from './read-usage.ts';
import { meanLogprob, type WireReading } from './wire-reading.ts';

/** Never throws. */
export function readGeminiReply(json: unknown): WireReading {
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
