/**
 * Reads the numbers of a text: digits with thousands and decimals, number words ("three hundred and forty-two
 * thousand"), multipliers (k, million), ranges ("3-6 %", "between 3 and 6"), units and words of approximation.
 * A range is one mention, because both of its ends together are the answer.
 */
import { type Unit, unitOf } from './units.ts';
import { type ReadText, readWords, type Word } from './words.ts';

export interface NumberMention {
  readonly value: number;
  /** Ends of a stated range; equal to value otherwise. */
  readonly low: number;
  readonly high: number;
  /** The word counted or the unit after (or sign before) the number, folded and singular. */
  readonly unitWord: string | null;
  readonly unit: Unit | null;
  /** `about`, or a one-sided bound ("more than 50"). */
  /** The multiplier word that followed (million -> 1e6), else 1. */
  readonly scale: number;
  /** "ninth", "9th". */
  readonly ordinal: boolean;
  readonly about: 'exact' | 'about' | 'more' | 'less';
  /** Position of the first and last word of the mention. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const ONES = new Map<string, number>();
'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, value) => {
    ONES.set(word, value);
  });
const TENS = new Map<string, number>();
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((word, at) => {
  TENS.set(word, (at + 2) * 10);
});
const ORDINALS = new Map<string, number>();
'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((word, at) => {
    ORDINALS.set(word, at + 1);
  });
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);
const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['tn', 1e12],
]);
const ABOUT = new Set(
  'about around approximately roughly circa ca nearly almost some approx estimated'.split(' '),
);
const HAS_NUMBER =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+teenth|twent\w+|thirt\w+|fort\w+|fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+|hundred|thousand|million|dozen|first|second|third|fourth|fifth|sixth|ninth|tenth|twelfth|once|twice|half|couple|pair)\b/i;

/** Reads every number; `text` may be read words already. */
export function readNumbers(input: string | ReadText): readonly NumberMention[] {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (!HAS_NUMBER.test(read.text)) return [];
  const found: NumberMention[] = [];
  const { words, text } = read;
  for (let at = 0; at < words.length; ) {
    const mention = readOne(text, words, at);
    if (mention === null) {
      at += 1;
      continue;
    }
    const previous = found[found.length - 1];
    const joined = previous ? joinRange(text, words, previous, mention) : null;
    if (joined) found[found.length - 1] = joined;
    else found.push(mention);
    at = mention.last + 1;
  }
  return found;
}

function readOne(text: string, words: readonly Word[], at: number): NumberMention | null {
  const word = words[at];
  if (!word) return null;
  let value: number;
  let scaled = 1;
  let last = at;
  if (word.digits) {
    value = Number(word.text);
    if (!Number.isFinite(value)) return null;
    // "120 000": groups of three after a short number, and nothing else.
    while (
      value < 1000 * 10 ** (3 * (last - at)) &&
      word.text.length <= 3 &&
      words[last + 1]?.digits &&
      /^\d{3}$/.test(words[last + 1]?.text ?? '') &&
      text.slice(words[last]?.end, words[last + 1]?.start) === ' ' &&
      /^[1-9]\d{0,2}$/.test(word.text)
    ) {
      value = value * 1000 + Number(words[last + 1]?.text);
      last += 1;
    }
  } else {
    const spelled = readSpelled(words, at);
    if (spelled === null) return null;
    value = spelled.value;
    last = spelled.last;
  }
  for (let next = words[last + 1]; next; next = words[last + 1]) {
    const gap = text.slice(words[last]?.end, next.start);
    const scale = SCALES.get(next.text) ?? (next.text.endsWith('s') ? SCALES.get(next.stem) : undefined);
    const short = gap === '' || gap === ' ' ? SHORT_SCALES.get(next.text) : undefined;
    if (scale !== undefined && /^[\s-]*$/.test(gap) && word.digits) scaled *= scale;
    else if (short !== undefined && word.digits && (gap === '' || next.text.length > 1)) scaled *= short;
    else break;
    last += 1;
  }
  const sign =
    /[-−]$/.test(text.slice(Math.max(0, word.start - 1), word.start)) &&
    !/[\p{L}\d]/u.test(text[word.start - 2] ?? ' ');
  value *= sign ? -scaled : scaled;
  return finish(text, words, { value, scale: scaled, first: at, last });
}

function finish(
  text: string,
  words: readonly Word[],
  part: { value: number; scale: number; first: number; last: number },
): NumberMention {
  const { value, scale, first } = part;
  let { last } = part;
  const firstWord = words[first] as Word;
  let end = (words[last] as Word).end;
  let unitWord: string | null = null;
  const degrees = /^\s*(?:°|º|degrees?)?\s*(c|f|celsius|fahrenheit)\b/i.exec(text.slice(end, end + 22));
  const before = text[firstWord.start - 1] ?? '';
  const after = text.slice(end, end + 2).trimStart()[0] ?? '';
  if (before === '$' || before === '£' || before === '€') unitWord = before;
  else if (degrees && (degrees[0].includes('°') || degrees[0].length > 8)) {
    unitWord = (degrees[1] as string).toLowerCase().startsWith('c') ? 'celsius' : 'fahrenheit';
    end += degrees[0].length;
    while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  } else if (after === '%') {
    unitWord = '%';
    end = text.indexOf('%', end) + 1;
  } else {
    const next = words[last + 1];
    if (next && !next.digits && /^[\s-]*$/.test(text.slice(end, next.start)) && !next.stop) {
      unitWord =
        next.text === 'per' && words[last + 2]?.text === 'cent'
          ? 'percent'
          : next.text === 'second'
            ? 'second'
            : next.stem;
      if (unitOf(unitWord)) {
        last += unitWord === 'percent' && next.text === 'per' ? 2 : 1;
        end = (words[last] as Word).end;
      }
    }
  }
  return {
    value,
    low: value,
    high: value,
    unitWord,
    scale,
    unit: unitWord === null ? null : unitOf(unitWord),
    about: approximation(words, first),
    ordinal: isOrdinal(text, words[part.last] as Word),
    first,
    last,
    start: firstWord.start,
    end,
  };
}

function approximation(words: readonly Word[], first: number): NumberMention['about'] {
  const one = words[first - 1]?.text;
  if (one === undefined) return 'exact';
  const two = words[first - 2]?.text;
  if (one === 'than') {
    if (two === 'more' || two === 'greater') return 'more';
    if (two === 'less' || two === 'fewer') return 'less';
  }
  if (one === 'over' || (one === 'least' && two === 'at') || one === 'exceeding') return 'more';
  if (one === 'under' || (one === 'to' && two === 'up') || (one === 'most' && two === 'at')) return 'less';
  return ABOUT.has(one) ? 'about' : 'exact';
}

function isOrdinal(text: string, word: Word): boolean {
  return word.digits
    ? /(?:st|nd|rd|th)$/i.test(text.slice(word.start, word.end))
    : ordinal(word.text) !== null;
}

/** "three hundred and forty-two thousand", "twenty-first", "a hundred"; null when no number word stands here. */
function readSpelled(words: readonly Word[], at: number): { value: number; last: number } | null {
  let total = 0;
  let group = 0;
  let last = at - 1;
  let seen = false;
  for (let i = at; i < words.length; i += 1) {
    const word = words[i]?.text ?? '';
    const one = ONES.get(word);
    const ten = TENS.get(word);
    const scale = SCALES.get(word);
    if (one !== undefined) {
      if (seen && (group % 10 !== 0 || (group % 100 !== 0 && one > 9))) break;
      if (seen && group === 0 && total === 0) break;
      group += one;
    } else if (ten !== undefined) {
      if (seen && group % 100 !== 0) break;
      group += ten;
    } else if (scale !== undefined && seen) {
      if (scale === 100 || scale === 12) group = (group || 1) * scale;
      else {
        total += (group || 1) * scale;
        group = 0;
      }
    } else if (ordinal(word) !== null) {
      const value = ordinal(word) as number;
      if (seen && (group % 10 !== 0 || (value > 9 && group % 100 !== 0))) break;
      // "second" after nothing may be a unit of time; readers that count units look at the word.
      return { value: total + group + value, last: i };
    } else if (
      word === 'and' &&
      seen &&
      (group >= 100 || (group === 0 && total > 0)) &&
      isSpelled(words[i + 1])
    ) {
      continue;
    } else break;
    seen = true;
    last = i;
  }
  if (!seen) return null;
  return { value: total + group, last };
}

function ordinal(word: string): number | null {
  const plain = ORDINALS.get(word);
  if (plain !== undefined) return plain;
  if (word.endsWith('ieth')) return TENS.get(`${word.slice(0, -4)}y`) ?? null;
  return null;
}

function isSpelled(word: Word | undefined): boolean {
  return word !== undefined && (ONES.has(word.text) || TENS.has(word.text));
}

/** "3-6", "3 to 6", "between 3 and 6": one mention; the first number borrows the unit of the second. */
function joinRange(
  text: string,
  words: readonly Word[],
  left: NumberMention,
  right: NumberMention,
): NumberMention | null {
  if (right.value <= left.value || right.first - left.last > 2) return null;
  const gap = text.slice(left.end, right.start).trim().toLowerCase();
  const before = words[left.first - 1]?.text;
  const range =
    gap === '-' ||
    gap === 'to' ||
    ((gap === 'and' || gap === 'to') && before === 'between') ||
    (gap === '' && right.value < 0);
  if (!range) return null;
  // "3 to 6 million": the multiplier belongs to both ends.
  const low =
    left.scale === 1 && right.scale > 1 && left.value * right.scale < right.value
      ? left.value * right.scale
      : left.value;
  return {
    ...right,
    value: (low + right.value) / 2,
    low,
    high: right.value,
    about: left.about,
    first: left.first,
    start: left.start,
  };
}
