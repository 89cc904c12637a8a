/**
 * Why a reply ended, in every server's word for it. The lists are of what ends a reply whole, at a limit, by a filter, in
 * a tool call or by a fault; a word in none of them is `unknown`, and an unknown end is never a whole answer, because a
 * server that invents a word has something to say with it.
 */
import { filterWord } from './filter-word.ts';
import { list, loose, text, words } from './loose.ts';

export interface Ending {
  /** The server's own word; null where it told none. */
  readonly word: string | null;
  readonly means: 'whole' | 'cut' | 'filtered' | 'tool' | 'fault' | 'unknown';
}

const WHOLE =
  /^(?:stop|stopped|stop[_ ]?(?:sequence|string|str|token|word|criteria)s?(?:_(?:reached|found|hit|met|matched))?|hit_stop|(?:finish_)?matched_(?:token|stop|str|string|eos)|end|ended|end_?turn|end_?of_?(?:turn|text|sequence|sentence|message|response)|im_end|eos|eos_token(?:_ids?)?|eos_(?:found|reached|hit)|stop_token_ids?|eot|eot_id|eom|eom_id|complete|completed|completion|finish|finished|done|(?:normal|natural)(?:_(?:stop|end))?|success|succeeded|ok)$/;
/** Not a word, but the want of one. */
const UNTOLD = /^\s*(?:|null|none|undefined)\s*$/i;
const TOOL = /tool|function|plugin|(?:^|_)search(?:_|$)|pause_turn|mcp|skill|action_required|requires_action/;
const CUT =
  /length|max_?\w*(?:token|length|len|output|time)(?:s|_|$)|token_?(?:limit|budget)|out_of_tokens?|too_many_tokens|max_?(?:steps|turns|iterations)|(?:prompt|input)_?too_?(?:long|large)|context_?(?:window|limit|overflow|size|exceeded)|truncat|cut_?off|partial|too_long|(?:seq|gen)_?len|context_?full|out_of_context|window_exceeded|n(?:um)?_predict|cache_full|incomplete|(?:^|_)(?:max|limit|budget)$|(?:output|generation|completion|reasoning|thinking)_?(?:limit|budget)|(?:token|budget)s?_(?:exceeded|exhausted|reached)/;
const FAULT =
  /error|fail|fault|abort|cancel|time_?out|network|connection|disconnect|interrupt|overload|unavailable|resource|capacity|busy|crash|exception|internal|rate_?limit|quota|server|preempt|evict|kill|broken|malformed|repetition|loop/;

/** As the code of an error these speak of a key; a reply that was begun is stopped by a filter. */
const FILTERED =
  /security|banned|forbidden|denied|disallow|reject|restricted|(?:^|_)(?:bio|cbrn|chem|cyber|csam|weapons?|hazard)(?:_|$)/;

/** Meaning of one word. A word with a second one behind a colon is read with it. */
export function readEnding(told: unknown): Ending {
  const said = wordOf(told);
  if (said === null || UNTOLD.test(said)) return { word: null, means: 'whole' };
  const word = said.trim();
  // The end token itself: </s>, <eos>.
  const plain = /^<\/?s>$/.test(word) ? 'eos' : normal(word);
  if (WHOLE.test(plain)) return { word, means: 'whole' };
  if (filterWord(plain) || FILTERED.test(plain)) return { word, means: 'filtered' };
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

/** Some servers tell the end as an object or a number; what cannot be read is a word that is not known. */
function wordOf(told: unknown): string | null {
  if (told === null || told === undefined) return null;
  if (typeof told !== 'object') return String(told);
  const { type, reason, name } = loose(told);
  return text(list(told)[0]) ?? words(type) ?? words(reason) ?? words(name) ?? 'unreadable';
}

/** `FinishReason.MAX_TOKENS`, `maxTokens` and `max-tokens` are one word. */
function normal(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.:/-]+/g, '_')
    .replace(/^(?:finish_?reason_|stop_?reason_|generation_finish_reason_)/, '')
    .replace(/^[_<|[]+|[_|>\]]+$/g, '');
}
