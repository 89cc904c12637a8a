/**
 * What the model said in a line of lm-evaluation-harness: generated texts, or, for multiple choice, the option to which
 * it gave the highest likelihood. `resps` holds every repeat and is what the model said; `filtered_resps` is what a
 * filter made of it. Tasks that measure one likelihood have a verdict and no answer.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { asList, asRecord, asText, isRecord, type LooseRecord } from '../loose.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import type { LineOptions } from './options.ts';
import { requestArgument, requestsOf } from './request.ts';

/** One reply a repeat. */
export function lineReplies(line: LooseRecord, options: LineOptions | null): ImportedAnswer['reply'][] {
  const [first] = requestsOf(line);
  const repeats = asList(first);
  const texts = repeats.filter((entry) => typeof entry === 'string');
  if (texts.length > 0 && texts.length === repeats.length && !isPair(first)) {
    return texts.map((text) => generated(text as string));
  }
  const chosen = options?.texts[options.chosen] ?? '';
  if (chosen !== '') return [{ status: 'answered', text: chosen, reasoning: null }];
  // What was generated and is no text is a call that brought nothing; one likelihood is a verdict without an answer.
  if (repeats.length > 0 && isGeneration(line)) return repeats.map(readRepeat);
  if (repeats.length > 0) return [UNHELD_ANSWER];
  return [{ status: 'failed', kind: 'empty', message: 'the line holds no response' }];
}

/** Settings of a generation are an object; of a likelihood the second argument is what was compared. */
function isGeneration(line: LooseRecord): boolean {
  return isRecord(requestArgument(line, 0, 1));
}

function readRepeat(entry: unknown): ImportedAnswer['reply'] {
  const text = typeof entry === 'string' ? entry : asText(asRecord(entry).text ?? asRecord(entry).content);
  if (text !== null) return generated(text);
  return { status: 'failed', kind: 'empty', message: 'the line holds no response' };
}

function generated(answer: string): ImportedAnswer['reply'] {
  const { text, reasoning } = splitReasoning(answer);
  if (text.trim() === '') return { status: 'failed', kind: 'empty', message: 'the model wrote nothing' };
  return { status: 'answered', text, reasoning };
}

function isPair(request: unknown): boolean {
  const [first, second, ...rest] = asList(request);
  return rest.length === 0 && /^-?\d/.test(String(first)) && /^(true|false)$/i.test(String(second));
}
