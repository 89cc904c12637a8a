/**
 * Whether the clauses that do not decline offer what was asked for: a date where the question says "when", a
 * new name where it says "who", a number where it says "how many". Words of the question offer nothing: an
 * answer that repeats them and then declines has still said nothing.
 */
import { remembered } from '../../../core/remembered.ts';
import { isKnown, newName, wordsOf } from './offered-name.ts';
import { type AskedKind, askedKind } from './question-words.ts';
import type { Clause } from './refusal-clauses.ts';
import { speaksOf, topicOf } from './refusal-topic.ts';

/**
 * `answer`: of the kind asked for. `aside`: of that kind, but said of something else beside a decline. `something`:
 * substance, but of another kind. `nothing`: no new words.
 */
export type Offer = 'answer' | 'aside' | 'something' | 'nothing';

/** A clause that says something, and whether it says so as a guess. */
export interface OfferingClause {
  readonly clause: Clause;
  readonly guess: boolean;
  /** Says that it depends: the names in it are examples, a number or date may still answer. */
  readonly varies: boolean;
}

export interface OfferOptions {
  /**
   * A decline stands beside the clauses: then a statement must speak of what was asked to be an answer ("I don't know
   * when it opened. It was designed in 1860." offers nothing).
   * @default false
   */
  readonly declined?: boolean;
}

/** What the clauses offer, judged by the question; without a question by their substance alone. */
export function offersAnswer(
  offering: readonly OfferingClause[],
  question: string | null,
  { declined = false }: OfferOptions = {},
): Offer {
  const asked = askedKind(question);
  const known = question === null ? NO_WORDS : wordsAsked(question);
  const topic = declined && question !== null ? topicAsked(question) : null;
  let something = false;
  let aside = false;
  const counted = countedNoun(question);
  for (const { clause, guess, varies } of offering) {
    const text = clause.raw.replace(LIMIT, ' ').replace(PRONOUN_ONE, ' ');
    const fresh = wordsOf(text).filter((word) => !EMPTY.has(word) && !isKnown(word, known));
    const substance = fresh.length > 0 && !SELF_TALK.test(clause.text);
    const said = {
      fresh: fresh.length,
      known,
      committed: guess || clause.contrast,
      guess,
      varies,
      counted,
      substance,
    };
    const guessed = guess && (newName(text, known) || hasNew(text, NUMBER_WORD, known));
    // What "is believed to" have been so is given for an answer, whatever its kind.
    if (topic !== null && substance && BELIEVED.test(text)) return 'answer';
    // That there is no such thing, or what holds if one thing is meant, answers whatever is asked.
    if (NO_SUCH_THING.test(clause.text) || IF_MEANT.test(clause.text)) return 'answer';
    if (asked === 'yes-no' && THINKS_SO.test(clause.text)) return 'answer';
    if (guessed || answers(text, asked, said)) {
      const turned = clause.contrast && (asked === 'open' || asked === 'yes-no' || fresh.length <= 3);
      if (topic === null || guess || turned || isBare(text, fresh) || speaksOf(topic, text)) return 'answer';
      aside = true;
    }
    if (substance && fresh.length >= 2) something = true;
  }
  return aside ? 'aside' : something ? 'something' : 'nothing';
}

const NO_WORDS: ReadonlySet<string> = new Set();
const wordsAsked = remembered((question): ReadonlySet<string> => new Set(wordsOf(question)));
const topicAsked = remembered(topicOf);

interface Said {
  readonly fresh: number;
  readonly known: ReadonlySet<string>;
  readonly committed: boolean;
  readonly guess: boolean;
  readonly varies: boolean;
  readonly counted: string | null;
  readonly substance: boolean;
}

function answers(text: string, asked: AskedKind, said: Said): boolean {
  switch (asked) {
    case 'time':
      return hasNew(text, TIME_WORD, said.known);
    case 'number':
      return (
        hasNew(text.replace(YEAR, ' '), NUMBER_WORD, said.known) &&
        (said.counted === null || said.fresh <= 3 || text.toLowerCase().includes(said.counted))
      );
    case 'name':
      return said.substance && !said.varies && newName(text, said.known);
    case 'place':
      return (
        said.substance &&
        !said.varies &&
        (newName(text, said.known) || (said.committed && said.fresh >= (said.guess ? 1 : 2)))
      );
    case 'yes-no':
      return /^\s*(?:yes|no|yeah|nope)\b/i.test(text) || said.committed;
    case 'open':
      return (
        said.substance &&
        ((said.committed && said.fresh >= 2) ||
          (said.known.size > 0 && said.fresh >= 6) ||
          (said.known.size > 0 || said.fresh <= 4
            ? newName(text, said.known) || hasNew(text, NUMBER_WORD, said.known)
            : false))
      );
  }
}

/** The thing counted by "how many …", its first letters; numbers of other things are no answer. */
function countedNoun(question: string | null): string | null {
  const noun = /\bhow many ([a-z]{4,})/i.exec(question ?? '')?.[1]?.toLowerCase();
  return noun === undefined || noun === 'times' || noun === 'people' ? null : noun.slice(0, 5);
}

/** "As of my last update in September 2021": a limit, and its year no answer. */
const LIMIT =
  /\b(?:as of|since|until|up (?:to|until)|in|at) (?:(?:my|the|this|that) )?(?:last|latest|knowledge|training|most recent)? ?(?:knowledge |training )?(?:update|cut-?off|data|training|date|information|knowledge)\b(?: date)?(?: (?:in|of|is|was))?(?: (?:[a-z]+ )?20\d\d)?,?|\b(?:my|the) (?:knowledge|training|last update|data)\b[^,.]*?\b20\d\d\b|\bas of (?:january |february |march |april |may |june |july |august |september |october |november |december )?20\d\d\b|\b(?:up (?:to|until)|only until|until) (?:september )?20\d\d\b/gi;

/** The speaker about itself. */
const SELF_TALK =
  /^(?:and |so |but )?i(?:'m| am| was| have|'ve| had| don't(?! (?:think|believe))| do not(?! (?:think|believe))| didn't| did not| can|'d| would|'ll| will| hope| just)\b(?! (?:pretty|fairly|quite|almost|sure|certain|confident|told|say|tell))/;

const TIME_WORD =
  /\b(?:1\d{3}|20\d\d)(?:s|-\d\d)?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|spring|summer|autumn|winter|century|noon|midnight|years? ago)\b|\b[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b|\bepisode \d|\bseason \d|\bhas not been (?:officially )?announced|\bno (?:\w+ ){0,3}(?:announcement|release date)/i;
const NUMBER_WORD =
  /\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|hundred|hundreds|thousand|thousands|million|millions|billion|dozen|dozens|once|twice|none|zero|half|most)[.,]?$/i;
const YEAR = /\b(?:1[5-9]\d\d|20\d\d)\b/g;

/** Words that carry nothing by themselves. */
const EMPTY = new Set(
  (
    "a an the and or but of in on at to for from by with as is are was were be been being it its it's this that " +
    "that's these those there here which who whom what when where why how i i'm you he she we they me my your his her " +
    'their our us them not no yes do does did done has have had can could may might must will would shall should ' +
    'also just only more most some any all many much such very so than then if while however well one other others ' +
    'another into about over under between after before during each every up out new known called named actually ' +
    'generally typically usually often specific question answer information think believe guess because though'
  ).split(' '),
);

/** A match that is not repeated from the question. */
function hasNew(text: string, pattern: RegExp, known: ReadonlySet<string>): boolean {
  if (
    pattern === TIME_WORD &&
    /\b(?:announce|release date|episode \d|season \d|years? ago|century)/i.test(text)
  ) {
    if (pattern.test(text) && !wordsOf(pattern.exec(text)?.[0] ?? '').every((word) => known.has(word)))
      return true;
  }
  return text
    .split(/\s+/)
    .some((token) => pattern.test(token) && !wordsOf(token).every((word) => known.has(word)));
}

/** Nothing but the value and words that carry nothing or say how sure it is: "1867.", "My guess is Anna Berg." */
function isBare(text: string, fresh: readonly string[]): boolean {
  const written = text.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  if (GUESSED.test(text)) return true;
  const unspaced = text.match(UNSPACED_SIGN)?.length ?? 0;
  if (unspaced > 0) return unspaced <= 3;
  if (written.length <= (HANGUL.test(text) ? 2 : 3)) return true;
  const plain = new Set(
    written.filter((word) => /^[\p{Ll}\p{sc=Hangul}]/u.test(word)).map((word) => word.toLowerCase()),
  );
  // The word that opens a sentence has its capital from there: "Nació en 1901", "Narodila se v roce 1901".
  if (written.length > 3 && /^\p{Ll}/u.test(written[1] ?? ''))
    plain.add((written[0] as string).toLowerCase());
  return !fresh.some((word) => plain.has(word) && !NUMBER_WORD.test(word));
}

/** Letters of scripts without spaces, but for those that stand behind the numbers of a date. */
const UNSPACED_SIGN = /(?![年月日])[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/g;
const HANGUL = /\p{sc=Hangul}/u;
const NO_SUCH_THING = /\bi (?:do not|don't) (?:think|believe) (?:that )?(?:there|any such|such an?)\b/;
const THINKS_SO = /^\W*(?:and |but )?i (?:do not |don't )?(?:think|guess|suppose|believe) (?:so|not)\W*$/;
const IF_MEANT = /^if you mean\b.+\bthen (?:the answer|it)(?: is|'s| was| would be)\b/;
const BELIEVED = /\b(?:believed|thought|said) to (?:have|be)\b/i;
const GUESSED =
  /\b(?:guess|estimate|hunch|bet|probably|perhaps|maybe|likely|possibly|approximately|roughly|around|about|typically|usually|generally|believed|thought|presumed|said to|reported(?:ly)?)\b/i;

/** "That one", "one that I know": a pronoun, not a count. */
const PRONOUN_ONE =
  /\b(?:this|that|which|no|any|each|every|another|other) one\b|\bone (?:i|that|which|we|you)\b/gi;
