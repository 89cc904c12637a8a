/**
 * A reply of OpenAI's Chat Completions and of every server compatible with it. Gateways add members of their own: upstream errors,
 * native ends, citations, filters' marks, counts of tokens elsewhere.
 */
import { actingFilter } from './acting-filter.ts';
import { concludeReading } from './conclude-reading.ts';
import { lookUpSigns } from './look-up-signs.ts';
import { type Loose, list, loose, text, words } from './loose.ts';
import { faultIn } from './read-fault.ts';
import { readParts } from './read-parts.ts';
import { readUsage } from './read-usage.ts';
import { meanLogprob, type WireReading } from './wire-reading.ts';

/** Never throws. */
export function readChatReply(json: unknown): WireReading {
  // Some gateways wrap the reply in a list.
  const reply = loose(Array.isArray(json) && json.length === 1 ? json[0] : json);
  const choice = loose(list(reply.choices)[0]);
  const message = loose(choice.message ?? choice.delta);
  const gateway = loose(choice.provider_specific_fields);
  const parts = readParts(message.content ?? choice.text);
  const told = [message.reasoning_content, message.reasoning, message.thinking].map(text).find(isWords);
  const details = list(message.reasoning_details).flatMap((each) => {
    const detail = loose(each);
    return text(detail.text) ?? text(detail.summary) ?? [];
  });
  return concludeReading({
    servedModel: text(reply.model),
    // A token's number under vLLM's `stop_reason` is no word.
    ending: choice.finish_reason ?? text(choice.stop_reason) ?? loose(choice.finish_details).type,
    upstreamEnding:
      choice.native_finish_reason ?? gateway.native_finish_reason ?? text(gateway.finish_reason),
    usage: readUsage(usageIn(reply, choice)),
    signs: lookUpSigns(reply),
    answer: parts.answer,
    thoughts: [...(isWords(told) ? [told] : details), ...parts.thoughts],
    refusal: words(message.refusal) ?? parts.refusal,
    filter: filterIn([reply, choice, message], parts.answer),
    fault: faultIn(reply) ?? faultIn({ error: choice.error ?? message.error, content: [] }),
    missing: list(reply.choices).length === 0 ? 'choices' : null,
    meanLogprob: meanLogprob(loose(choice.logprobs).content),
    unknownTypes: parts.unknownTypes,
    // OpenRouter names the provider that it chose, which is a build of its own.
    version: words(reply.system_fingerprint) ?? words(reply.provider),
  });
}

function isWords(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value.trim() !== '';
}

/** Groq, gateways and Ollama keep the counts elsewhere. */
function usageIn(reply: Loose, choice: Loose): unknown {
  const places = [reply.usage, choice.usage, loose(reply.x_groq).usage, loose(reply.message).usage];
  return places.find((usage) => Object.keys(loose(usage)).length > 0) ?? reply;
}

function filterIn(places: readonly Loose[], answer: string | null): { category: string | null } | null {
  const [reply] = places;
  const reason = words(loose(reply!.promptFeedback ?? reply!.prompt_feedback).blockReason);
  if (reason !== null) return { category: reason };
  return actingFilter(places, { isBlank: answer === null || answer.trim() === '' });
}
