/**
 * The answer inside a reply: "I believe she was born on 3 May 1871, but please check" says 3 May 1871. For grouping
 * replies by what they say; grading reads the whole reply instead. What the question says already is no answer, so
 * "Ada Lind was born in Bergen" says Bergen.
 */
import type { ReferenceForm } from '../core/reference.ts';
import type { DateMention } from './date-mention.ts';
import type { NumberMention } from './number-mention.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { readYesNo } from './read-yes-no.ts';
import { type ReadText, readWords, type Word } from './words.ts';

export interface ShortAnswer {
  /** The words that answer, as they stand in the reply. */
  readonly text: string;
  /** Equal for answers that are the same without doubt; different keys may still say the same. */
  readonly key: string;
  /** How it was read: two dates, or two yes-or-no answers, with different keys are different answers. */
  readonly kind: 'date' | 'number' | 'yes-no' | 'words';
}

export interface ShortAnswerOptions {
  /** What was asked; its words and numbers are no answer. @default '' */
  readonly question?: string;
  /** Form of what counts as right; a date is looked for where a date is asked. @default 'text' */
  readonly form?: ReferenceForm;
}

/** The answer inside a reply, or null where nothing is left of it. */
export type ShortAnswerReader = (reply: string, options?: ShortAnswerOptions) => ShortAnswer | null;

/** The answer inside `reply`, or null where nothing is left of it. */
export function shortAnswer(reply: string, options: ShortAnswerOptions = {}): ShortAnswer | null {
  return answerIn(reply, options, askedOf(options.question ?? ''));
}

/** Reads as {@link shortAnswer}, and keeps what the last question says: many replies to one come one after the other. */
export function shortAnswerReader(): ShortAnswerReader {
  let last: { readonly question: string; readonly asked: Asked } | null = null;
  return (reply, options = {}) => {
    const { question = '' } = options;
    if (last?.question !== question) last = { question, asked: askedOf(question) };
    return answerIn(reply, options, last.asked);
  };
}

function answerIn(reply: string, { form = 'text' }: ShortAnswerOptions, asked: Asked): ShortAnswer | null {
  const text = withoutTrimmings(reply);
  if (form === 'yes-no') {
    const said = readYesNo(text);
    if (said !== null) return { text: said ? 'yes' : 'no', key: said ? 'yes' : 'no', kind: 'yes-no' };
  }
  const read = readWords(text);
  if (read.words.length === 0) return null;
  if (form === 'date') {
    const date = readDates(read).find((one) => !asked.dates.has(dateKey(one)));
    if (date !== undefined) return { text: quote(read, date), key: dateKey(date), kind: 'date' };
  }
  if (form === 'number') {
    const number = readNumbers(read).find((one) => !asked.numbers.has(one.value));
    if (number !== undefined) return { text: quote(read, number), key: numberKey(number), kind: 'number' };
  }
  // A long reply without the value that was asked for says something else than an answer.
  if ((form === 'date' || form === 'number') && read.words.length > 6) return null;
  return form === 'set' ? allWords(read, asked) : wordsOf(read, asked);
}

interface Asked {
  readonly stems: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

/** Dates and numbers are looked for only where one is asked: that takes most of the time. */
function askedOf(question: string): Asked {
  const read = readWords(question);
  const stems = new Set(read.words.filter((word) => !word.stop).map((word) => word.stem));
  let dates: ReadonlySet<string> | null = null;
  let numbers: ReadonlySet<number> | null = null;
  return {
    stems,
    get dates() {
      dates ??= new Set(readDates(read).map(dateKey));
      return dates;
    },
    get numbers() {
      numbers ??= new Set(readNumbers(read).map((number) => number.value));
      return numbers;
    },
  };
}

const STATED_CONFIDENCE = /\n\s*(?:\W*confidence\b).*$/is;
const LEAD =
  /^(?:(?:the |my |final |short |best )*(?:answer|guess)(?: is|:|\s+would be)|it (?:was|is)|that (?:was|would be|is)|probably|possibly|likely|perhaps|i (?:think|believe|guess)(?: that)?(?: it(?: was| is)?)?(?: the answer is)?|if i (?:remember|recall) (?:correctly|rightly|well)|to the best of my knowledge|as far as i (?:know|remember|recall))\s*[,:]?\s*/i;

/** A remark on the answer behind it: ", but please verify this", ", as far as I know". */
const TAIL =
  /[\s,;.–—-]+(?:(?:but|though|although|however),?\s+(?:please|i|i['’]\w+|do|don['’]t|this|that|it|you|not|double|check|verify|confirm)\b|as (?:far as i|most|many|some)\b|if i (?:remember|recall)\b|to (?:the best of )?my knowledge\b|i (?:think|believe|guess)\W*$).*$/is;

/** Without the line of stated confidence, mark-up and a lead-in; a single bold span is the answer. */
function withoutTrimmings(reply: string): string {
  let text = (reply.includes('\n') ? reply.replace(STATED_CONFIDENCE, '') : reply).trim();
  if (text.includes('**')) {
    const bold = [...text.matchAll(/\*\*([^*\n]{1,80})\*\*/g)];
    if (bold.length === 1) text = bold[0]![1]!.trim();
  }
  text = text.replace(/[*_`#]+/g, ' ').trim();
  for (let round = 0; round < 3; round += 1) {
    const rest = text.replace(LEAD, '');
    if (rest === text) break;
    text = rest;
  }
  const bare = text.length > 300 ? text : text.replace(TAIL, '');
  if (bare !== '') text = bare;
  return text.includes(':') ? text.replace(/^[A-Za-z][A-Za-z ]{0,30}:\s+(?=\S)/, '') : text;
}

function quote(read: ReadText, { start, end }: { readonly start: number; readonly end: number }): string {
  return read.text.slice(start, end);
}

function dateKey({ precision, year, lastYear, month, day }: DateMention): string {
  return `${year ?? '?'}${lastYear === year ? '' : `/${lastYear}`}-${month ?? ''}-${day ?? ''} ${precision}`;
}

function numberKey({ value, low, high, unitWord }: NumberMention): string {
  return `${low === high ? value : `${low}..${high}`} ${unitWord ?? ''}`;
}

/** The first name that is not in the question; without one, all words that the question has not. */
function wordsOf(read: ReadText, asked: Asked): ShortAnswer | null {
  const { words } = read;
  const adds = (word: Word) => !word.stop && !asked.stems.has(word.stem);
  if (words.filter((word) => !word.stop).length <= 4 && !words.some((word) => asked.stems.has(word.stem))) {
    return allWords(read, asked);
  }
  for (let first = 0; first < words.length; first += 1) {
    if (!isName(words[first]!) || !adds(words[first]!)) continue;
    let lastOf = first;
    for (let next = first + 1; next < words.length; next += 1) {
      const gap = read.text.slice(words[next - 1]!.end, words[next]!.start);
      if (!/^[\s.'&-]{0,3}$/.test(gap) || (/\.\s/.test(gap) && words[next - 1]!.text.length > 3)) break;
      if (isName(words[next]!)) lastOf = next;
      else if (next - lastOf > 2 || !isJoint(words[next]!)) break;
    }
    // A capital that only opens the sentence is no name, unless more of the name follows.
    if (lastOf === first && first === 0 && words.length > 3 && !words[first]!.digits) continue;
    return answerOf(read, words.slice(first, lastOf + 1));
  }
  return allWords(read, asked);
}

function isName(word: Word): boolean {
  return word.digits || (word.capital && !word.stop);
}

function isJoint(word: Word): boolean {
  return /^(?:of|the|de|la|van|von|der|den|del|di|da|al|bin|and|y|e|du|des|le)$/.test(word.text);
}

function allWords(read: ReadText, asked: Asked): ShortAnswer | null {
  const said = read.words.filter((word) => !word.stop);
  const fresh = said.filter((word) => !asked.stems.has(word.stem));
  const kept = fresh.length > 0 ? fresh : said.length > 0 ? said : read.words;
  if (kept.length === 0) return null;
  return answerOf(read, kept);
}

const LONGEST = 120;

function answerOf(read: ReadText, words: readonly Word[]): ShortAnswer {
  const from = words[0]!.start;
  const to = words.at(-1)!.end;
  const stems = words.filter((word) => !word.stop).map((word) => word.stem);
  return {
    text: read.text.slice(from, Math.min(to, from + LONGEST)),
    key: (stems.length > 0 ? stems : words.map((word) => word.stem)).join(' '),
    kind: 'words',
  };
}
