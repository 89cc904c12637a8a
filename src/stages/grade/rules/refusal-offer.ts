/**
 * Whether the clauses that do not decline offer what was asked for: a date where the question says "when", a
 * new name where it says "who", a number where it says "how many". Words of the question offer nothing: an
 * answer that repeats them and then declines has still said nothing.
 */
import type { Clause } from './refusal-clauses.ts';

/** `answer`: of the kind asked for. `something`: substance, but of another kind. `nothing`: no new words. */
export type Offer = 'answer' | 'something' | 'nothing';

type Asked = 'time' | 'number' | 'name' | 'yes-no' | 'open';

const TIME_WORD =
  /\b(?:1\d{3}|20\d\d)s?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|century|noon|midnight|morning|years? (?:ago|old)|(?:a|p)\.?m\.?)\b|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b/i;
const NUMBER_WORD =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|dozen|once|twice|none|zero|half)\b/i;

/** Words that carry nothing by themselves. */
const EMPTY = new Set(
  'a an the and or but of in on at to for from by with as is are was were be been being it its this that these those there here which who whom what when where why how i you he she we they me my your his her their our us them not no yes do does did done has have had can could may might must will would shall should also just only more most some any all many much such very so than then if while however as well one other others another into about over under between after before during each every up out their up new known called named actually generally typically usually often specific question answer information'.split(
    ' ',
  ),
);

/** What the clauses offer, judged by the question; without a question by their substance alone. */
export function offersAnswer(clauses: readonly Clause[], question: string | null): Offer {
  if (clauses.length === 0) return 'nothing';
  const known = new Set(question === null ? [] : wordsOf(question));
  const texts = clauses.map((clause) => clause.raw);
  const news = texts.flatMap(wordsOf).filter((word) => !EMPTY.has(word) && !isKnown(word, known));
  if (news.length === 0) return 'nothing';
  if (texts.some((text) => offersKind(text, asked(question), known))) return 'answer';
  return news.length >= 3 ? 'something' : 'nothing';
}

function asked(question: string | null): Asked {
  if (question === null) return 'open';
  const text = question.toLowerCase();
  if (
    /\b(?:when|what (?:year|date|day|month|time|century|decade)|which (?:year|date|day|month|century))\b/.test(
      text,
    )
  )
    return 'time';
  if (
    /\b(?:how (?:many|much|long|old|far|tall|high|big|large|often|fast)|what (?:number|percentage|age))\b/.test(
      text,
    )
  )
    return 'number';
  if (/^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b/.test(text))
    return 'yes-no';
  if (/\b(?:who|whom|whose|where|which|name)\b/.test(text)) return 'name';
  return 'open';
}

function offersKind(text: string, kind: Asked, known: ReadonlySet<string>): boolean {
  switch (kind) {
    case 'time':
      return hasNew(text, TIME_WORD, known);
    case 'number':
      return hasNew(text, NUMBER_WORD, known);
    case 'name':
      return newName(text, known);
    case 'yes-no':
      return /^\s*(?:yes|no)\b/i.test(text) || newName(text, known);
    case 'open':
      return newName(text, known) || hasNew(text, NUMBER_WORD, known);
  }
}

/** A match that is not repeated from the question. */
function hasNew(text: string, pattern: RegExp, known: ReadonlySet<string>): boolean {
  return text
    .split(/\s+/)
    .some((token) => pattern.test(token) && !wordsOf(token).every((word) => known.has(word)));
}

/** A capitalised word, not the first of the clause unless it is all there is, that the question did not have. */
function newName(text: string, known: ReadonlySet<string>): boolean {
  const tokens = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return tokens.some(
    (token, index) =>
      /^\p{Lu}/u.test(token) &&
      (index > 0 || tokens.length <= 3) &&
      token !== 'I' &&
      !/^(?:AI|I'm|I'd|I'll|I've|As|The|However|Unfortunately|Sorry)$/.test(token) &&
      !wordsOf(token).every((word) => isKnown(word, known)),
  );
}

function isKnown(word: string, known: ReadonlySet<string>): boolean {
  return known.has(word) || known.has(word.replace(/'s$|s$/, '')) || known.has(`${word}s`);
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’]/g, "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}
