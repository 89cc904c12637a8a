/**
 * What the model said in a line of lm-evaluation-harness: generated texts, or, for multiple choice, the continuation to
 * which it gave the highest likelihood. `resps` holds every repeat and is what the model said; `filtered_resps` is what
 * a filter made of it.
 */
import type { ImportedAnswer } from '../../core/ports.ts';
import { asList, asRecord, asText, type LooseRecord } from '../loose.ts';
import { splitReasoning } from '../split-reasoning.ts';

/** One reply a repeat. */
export function lineReplies(line: LooseRecord): ImportedAnswer['reply'][] {
  const requests =
    asList(line.resps).length > 0 ? asList(line.resps) : asList(line.filtered_resps).map((text) => [text]);
  const texts = asList(requests[0]).filter((entry) => typeof entry === 'string');
  if (texts.length > 0 && texts.length === asList(requests[0]).length && !isPair(requests[0])) {
    return texts.map((text) => generated(text as string));
  }
  return [chosen(line, requests)];
}

function generated(answer: string): ImportedAnswer['reply'] {
  const { text, reasoning } = splitReasoning(answer);
  if (text.trim() === '') return { status: 'failed', kind: 'empty', message: 'the model wrote nothing' };
  return { status: 'answered', text, reasoning };
}

function chosen(line: LooseRecord, requests: readonly unknown[]): ImportedAnswer['reply'] {
  const likelihoods = requests.map(likelihood);
  const known = likelihoods.length > 1 && likelihoods.every((value) => value !== null);
  const best = known ? likelihoods.indexOf(Math.max(...(likelihoods as number[]))) : -1;
  const text = best === -1 ? null : (continuation(line, best)?.trim() ?? null);
  if (text === null || text === '') {
    return { status: 'failed', kind: 'empty', message: 'the line holds likelihoods and no answer' };
  }
  return { status: 'answered', text, reasoning: null };
}

/** `[[-6.78, false]]`, `[-6.78, false]`, or the same as texts. */
function likelihood(request: unknown): number | null {
  const first = asList(request)[0];
  const value = Array.isArray(first) ? first[0] : first;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

function isPair(request: unknown): boolean {
  const [first, second, ...rest] = asList(request);
  return rest.length === 0 && /^-?\d/.test(String(first)) && /^(true|false)$/i.test(String(second));
}

/** The prompt of a line's first request. */
export function linePrompt(line: LooseRecord): string | null {
  return asText(argument(line, 0, 0));
}

function continuation(line: LooseRecord, request: number): string | null {
  return asText(argument(line, request, 1));
}

/** Newer lines name them `gen_args_0.arg_0`, older ones hold lists. */
function argument(line: LooseRecord, request: number, at: number): unknown {
  if (Array.isArray(line.arguments)) return asList(line.arguments[request])[at];
  return asRecord(asRecord(line.arguments)[`gen_args_${request}`])[`arg_${at}`];
}
