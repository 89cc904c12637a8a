/**
 * What the model said in a line of lm-evaluation-harness: generated texts, or, for multiple choice, the option to which
 * it gave the highest likelihood. `resps` holds every repeat and is what the model said; `filtered_resps` is what a
 * filter made of it. Tasks that measure one likelihood have a verdict and no answer.
 */
import type { ImportedAnswer } from '../../core/ports.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { asList, type LooseRecord } from '../loose.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import type { LineOptions } from './options.ts';
import { requestsOf } from './request.ts';

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
  if (repeats.length > 0) return [UNHELD_ANSWER];
  return [{ status: 'failed', kind: 'empty', message: 'the line holds no response' }];
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
