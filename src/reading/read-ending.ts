/**
 * Why a reply ended, in every server's word for it. The lists are of what ends a reply whole, at a limit, by a filter, in
 * a tool call or by a fault; a word in none of them is `unknown`, and an unknown end is never a whole answer, because a
 * server that invents a word has something to say with it.
 */
import { filterWord } from './filter-word.ts';

export interface Ending {
  /** The server's own word; null where it told none. */
  readonly word: string | null;
  readonly means: 'whole' | 'cut' | 'filtered' | 'tool' | 'fault' | 'unknown';
}

const WHOLE =
  /^(?:stop|stopped|stop[_ ]?(?:sequence|string|token|word|criteria)s?|hit_stop|end|ended|end_?turn|end_of_(?:turn|text|sequence|message|response)|eos|eos_token|eot|eot_id|eom|eom_id|complete|completed|completion|finish|finished|done|normal|natural|natural_stop|success|succeeded|ok)$/;
/** Not a word, but the want of one. */
const UNTOLD = /^\s*(?:|null|none|undefined)\s*$/i;
const TOOL = /tool|function|pause_turn|mcp|skill|action_required|requires_action/;
const CUT =
  /length|max_?\w*(?:token|length|output|time)|token_?(?:limit|budget)|out_of_tokens?|context_?(?:window|limit|overflow|size)|truncat|incomplete|(?:^|_)(?:max|limit|budget)$|(?:output|generation|completion|reasoning|thinking)_?(?:limit|budget)|(?:token|budget)s?_(?:exceeded|exhausted|reached)/;
const FAULT =
  /error|fail|fault|abort|cancel|time_?out|network|connection|disconnect|interrupt|overload|unavailable|resource|capacity|busy|crash|exception|internal|rate_?limit|quota|server|preempt|evict|kill|broken|malformed|repetition|loop/;

/** Meaning of one word. A word with a second one behind a colon is read with it. */
export function readEnding(told: unknown): Ending {
  if (typeof told !== 'string' || UNTOLD.test(told)) return { word: null, means: 'whole' };
  const word = told.trim();
  const plain = normal(word);
  if (WHOLE.test(plain)) return { word, means: 'whole' };
  if (filterWord(plain)) return { word, means: 'filtered' };
  if (/rate_?limit|concurrency/.test(plain)) return { word, means: 'fault' };
  if (CUT.test(plain)) return { word, means: 'cut' };
  if (TOOL.test(plain)) return { word, means: 'tool' };
  if (FAULT.test(plain)) return { word, means: 'fault' };
  return { word, means: 'unknown' };
}

/**
 * The graver of two words about one end: a gateway's `stop` beside its upstream's `SAFETY` is a block. What a gateway's
 * own word leaves unknown its upstream's may explain.
 */
export function graverEnding(own: Ending, upstream: Ending): Ending {
  if (upstream.word === null || upstream.means === 'whole') return own;
  if (upstream.means === 'unknown') return own;
  return own.means === 'whole' || own.means === 'unknown' || own.means === 'fault' ? upstream : own;
}

/** `FinishReason.MAX_TOKENS`, `maxTokens` and `max-tokens` are one word. */
function normal(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.:/-]+/g, '_')
    .replace(/^(?:finish_?reason_|stop_?reason_|generation_finish_reason_)/, '')
    .replace(/^_+|_+$/g, '');
}
