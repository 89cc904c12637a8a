/**
 * Whether what matched stands beside the answer and is not it: "Ada Lind's rival Karl Holt", "a village near Ulm", "Zenda is
 * only the second", "Munich, though she grew up in Ulm". Where another thing is given as the answer, or only a place beside
 * the match, nothing is decided: the match may still be meant. A question that asks for the very relation is answered by it.
 */

import { foldText } from '../../../values/fold-text.ts';
import { LetterPattern } from '../../../values/letter-pattern.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import { isBesideClassmate, isGoverned } from './governed-match.ts';
import { isNearElsewhere, isYearsFrom } from './languages/nearness.ts';
import { turnsToAnother } from './languages/turns.ts';
import { isAfterOpeningNumber, isInOtherPart, isOfOtherCount } from './later-part.ts';
import { isAfterOpening } from './opening-name.ts';
import { isOfOtherEvent, isOtherEnd } from './other-event.ts';
import { isRankedLower } from './ranked-lower.ts';
import type { Verdict } from './verdict.ts';

export interface BesideContext {
  readonly question: string;
  /** Strings that count as right. */
  readonly expected: readonly Pick<ExpectedText, 'raw' | 'date'>[];
}

/** How far around the match is looked, in characters. */
const REACH = 160;

/** True where another thing is told to be the answer, or the match only tells where the answer lies. */
export function isBesideAnother(
  answer: AnswerReading,
  match: Verdict,
  { question, expected }: BesideContext,
): boolean {
  const { words, read, asked } = answer;
  const { first, last } = match;
  if (first < 0) return false;
  if (match.rule === 'date' && isOtherEnd(answer, match, { question, expected })) return true;
  // Nothing beside it, as in most short answers.
  if (last - first + 1 === words.length) return false;
  const before = read.text.slice(Math.max(0, words[first]!.start - REACH), words[first]!.start);
  const after = read.text.slice(words[last]!.end, words[last]!.end + REACH);
  const other = hasOther(answer, match);
  return (
    isPossessor(answer, match, expected, { other, question }) ||
    (mayLeadIn(answer, first) && isBehindRelation(before, other, answer)) ||
    (other &&
      match.rule !== 'date' &&
      (answer.may('past') || answer.may('clause')) &&
      BEFORE_NAME.test(before) &&
      !ASKS_ORDER.test(question)) ||
    (match.rule === 'date' && BOUNDS.test(before) && !/\b(?:before|after|by)\b/i.test(question)) ||
    ((answer.may('past') || words[first]!.start > REACH) && isFormer(before, after, question)) ||
    isGivenUp(before, answer, expected) ||
    (match.rule === 'date' && RECKONED.test(after)) ||
    isDismissed(after, other, answer) ||
    (other && isPlannedOnly(before, after)) ||
    turnsToAnother(before, after, (name) => asked.has(name.toLowerCase())) ||
    isRankedLower(answer, match, question) ||
    isAfterOpening(answer, match, question) ||
    isGoverned(answer, match, { other, question }) ||
    isAfterOpeningNumber(answer, match, question) ||
    ((read.text.includes(';') || answer.may('joint')) && isInOtherPart(answer, match)) ||
    (other && BUT_IT_IS.test(after)) ||
    isOfOtherCount(answer, match) ||
    isPartOfFullForm(answer, match, question) ||
    (words[first]!.digits && other && CONTRASTED.test(before) && !ASKS_CHANGE.test(question)) ||
    (other && answer.may('foreign') && !words[first]!.digits && isNearElsewhere(before, question)) ||
    (words[first]!.digits && isYearsFrom(before)) ||
    isBesideClassmate(answer, match, { question, expected }) ||
    (first === last && words[first]!.digits && AS_OF.test(before) && !ASKS_AS_OF.test(question)) ||
    isOfOtherEvent(answer, match, question)
  );
}

/** A capital or a number that the answer adds stands before or behind the match. */
function hasOther(answer: AnswerReading, { first, last }: Verdict): boolean {
  return answer.content.some((at) => {
    if (at >= first && at <= last) return false;
    const word = answer.words[at]!;
    return (word.capital || word.digits) && answer.adds(at) && !SPEAKER.has(word.text);
  });
}
const SPEAKER = new Set('im ive id ill'.split(' '));

/** "Ada Lind's rival": a genitive of kin or company that the question does not ask for. */
function isPossessor(
  { words, read, asked }: AnswerReading,
  { first, last }: Verdict,
  expected: BesideContext['expected'],
  { other, question }: { readonly other: boolean; readonly question: string },
): boolean {
  const next = words[last + 1];
  const word = words[last]!;
  if (other && !ENGLISH.test(question) && isGermanGenitive(word, expected)) return true;
  if (next === undefined || next.stop || asked.has(next.stem)) return false;
  const written = read.text.slice(word.start, next.start);
  if (!/'s? +$/.test(written) || expected.some(({ raw }) => /['’]s?\W*$/.test(raw))) return false;
  // "Otto Lind, Ada Brandt's deputy"; and "Ada Brandt's draughtsman Otto Lind".
  if (
    first > 0 &&
    words[0]!.capital &&
    !words[0]!.stop &&
    !asked.has(words[0]!.stem) &&
    /^[^.]*, $/.test(read.text.slice(0, words[first]!.start))
  )
    return true;
  return KIN.test(read.text.slice(next.start, next.start + 40));
}

const ENGLISH = /\b(?:who|whose|whom|which|what|when|where|how|the)\b/i;

/** "Bruder Thomas Manns": the genitive of a name, which English writes with an apostrophe. */
function isGermanGenitive({ text, capital }: Word, expected: BesideContext['expected']): boolean {
  return (
    capital &&
    text.endsWith('s') &&
    !expected.some(({ raw }) => /s\W*$/i.test(raw)) &&
    expected.some(({ raw }) => foldText(raw).endsWith(text.slice(0, -1)))
  );
}
const KIN =
  /^(?:(?:late|own|elder|older|younger|former|old|close|long-?time|best|first|second|business) )*(?:rival|opponent|teacher|mentor|father|mother|parents?|son|daughter|child|wife|husband|widow|spouse|partner|brother|sister|sibling|twin|uncle|aunt|nephew|niece|cousin|grandfather|grandmother|grandson|granddaughter|student|pupil|disciple|friend|colleague|successor|predecessor|neighbou?r|moon|satellite|assistant|secretary|deputy|librettist|collaborator|counterpart|contemporary|biographer|translator|vice[- ]president|boss|employer|company|firm)s?\b/i;

/** The last word of every relation below; most matches have none before them. */
const LEADS_IN =
  /(?:\b(?:after|before|following|preceding|near|outside|beside|than|from|to|of|on|over|but|except|for|without|beats?|defeats|excluding|barring|counting|including|bordering|neighbou?ring|overt(?:akes|ook)|replac(?:es|ed|ing)|surpass(?:es|ed))|[<>])[^\p{L}\p{N}]*(?:the )?$/iu;
/** How much of what stands before the match is shown to it. */
const LEAD = 24;
const LEADING = new Set(
  'after before following preceding near outside beside than from to of on over but except for without excluding barring counting including bordering neighbouring neighboring beat beats defeats overtakes overtook replaces replaced replacing surpasses surpassed'.split(
    ' ',
  ),
);

/** One of those words stands before the match, an article aside; told of whole words in plain letters, and else to be looked for. */
function mayLeadIn(answer: AnswerReading, first: number): boolean {
  const { words, read } = answer;
  const { start } = words[first]!;
  const word = words[first - 1]?.text === 'the' ? words[first - 2] : words[first - 1];
  if (word === undefined || word.start < start - LEAD || answer.may('foreign')) return start > 0;
  const behind = read.text.slice(word.start, start);
  return LEADING.has(word.text) || /['<>]/.test(behind);
}

/** Alone or beside another name: "near Ulm", "two years after 1867", "anything but astronomy". */
const NEARBY =
  /\b(?:near|(?<!no )outside(?: of)?|beside|(?:next|close|adjacent|opposite) to|(?:not )?far from|(?:km|kilomet(?:er|re)s?|miles?|hours?|minutes?) (?:\w+ )?(?:from|of)|(?:north|south|east|west|northeast|northwest|southeast|southwest|upstream|downstream|suburb|outskirts) of|(?:later|earlier) than|(?:shortly|soon|just|right|immediately|years?|months?|days?|weeks?|decades?|centur(?:y|ies)|one) (?:after|before|following|preceding)|(?:any|no)(?:one|body|thing|where) (?:but|except|other than)|other than|except(?: for)?|excluding|barring|(?:aside|apart) from|not (?:counting|including)|bordering|neighbou?ring|without|(?:neighbou?r|moon|satellite|rival|glacier|face|slope|foot|side) (?:of|on|to))\W*(?:the )?$/i;
/** Only beside another name: "Karl Holt, with the help of Ada Lind", "Hentzau beats Zenda". */
const BESIDE_NAME =
  /\b(?:(?:son|daughter|child|wife|husband|widow|brother|sister|mother|father|nephew|niece|cousin|pupil|student|disciple|friend|rival|colleague|assistant|successor|predecessor|descendant) (?:of|to)|beats?|defeats|overtakes|overtook|replaced|replaces|replacing|surpasses|surpassed|(?:chosen|preferred|favou?red|selected|picked|elected) over|with (?:the )?(?:help|aid|support|assistance) (?:of|from))\W*(?:the )?$/i;
/** "Munich was the capital before Ulm", where the question says neither word. */
const BEFORE_NAME =
  /\b(?:was|is|were|are|held|led|had|remained|served)\b[^.;,!?]{0,30} (?<!(?:named|called|titled|modell?ed|patterned|christened) )(?:before|after) (?:the )?$/i;
const ASKS_ORDER = /\b(?:before|after|precede\w*|succe\w+|follow\w*)\b/i;
/** The same, although the question asks for the most of it: "Hentzau, larger than Zenda". */
const COMPARED = /\b(?:\w+er than|(?:more|less) \w+ than)\W*(?:the )?$|\w ?[<>] ?$/;

/** "Before 1867", "the day before 12 May". */
const BOUNDS = /\b(?:before|after|prior to) (?:the )?(?:year |end of )?$/i;

/** "1867 - 30 = 1837", "1867 minus 7". */
const RECKONED = /^ ?(?:minus|plus|[-+] ?\d+ ?=)/i;

/** "She dropped astronomy for medicine", "she survived cholera", "tin, no lead". */
const GIVEN_UP = new LetterPattern(
  /(?<!\p{L})(?:left|departed|snubbed|turned down|lost(?: out on)?|missed(?: out on)?|failed to (?:win|get|earn|receive)|was denied|dropped|abandoned|gave up|quit|rejected|declined|survived|recovered from|escaped|avoided|ruled out|excluded|without|(?<!(?:^|[.!?:]) )no) (?:an? |the )?$/iu,
);
/** The verb may be the question's own: "she wanted to study astronomy". */
const WISHED = /\b(?:wanted|hoped|planned|intended|meant) to \w+ (?:an? |the )?$/i;
const NEARLY = /\b(?:nearly|almost|never) \w+ed (?:the )?$/i;
const ENDS_GIVING_UP =
  /(?:ed|up|down|left|lost|on|win|get|earn|receive|quit|from|out|no|to \w+) (?:an? |the )?$/;

function isGivenUp(before: string, answer: AnswerReading, expected: BesideContext['expected']): boolean {
  const near = before.slice(-40);
  if (!ENDS_GIVING_UP.test(near)) return false;
  if (WISHED.test(near) || NEARLY.test(near)) return true;
  const found = GIVEN_UP.exec(near)?.[0];
  if (found === undefined || isAsked(found, answer)) return false;
  if (/^left/i.test(found) && (answer.asked.has('leave') || answer.asked.has('left'))) return false;
  // "There are no bodies" is what is expected.
  return !/^no /i.test(found) || !expected.some(({ raw }) => /\bno(?:t|body)?\b/i.test(raw));
}

/** "Ada Lind is often suggested, but it's Karl Holt." */
const BUT_IT_IS =
  /^[^.;!?]{0,60}, but (?:it|the answer|the (?:right|real|true) one)(?:'s| is| was)(?: actually| really| in fact)? (?:the )?(?:\p{Lu}|\d)/u;
/** "As of my last update in 2022, she was alive": the year of what is known. */
const AS_OF =
  /\b(?:as (?:of|at)|last updated?|knowledge (?:cut-?off|update)|training data)\b[^.;,!?\d]{0,40}$/i;
/** "Federal Harbour Office Service" for what FHO stands for: one word more and other letters. */
function isPartOfFullForm({ words, read }: AnswerReading, { last }: Verdict, question: string): boolean {
  const next = words[last + 1];
  return (
    next?.capital === true &&
    words[last]!.capital &&
    read.text.slice(words[last]!.end, next.start) === ' ' &&
    /\bstands? for\b/i.test(question)
  );
}

/** "300, compared with 206 in apes", "up from 1,204 in 2001": the number of something else, or of another time. */
const CONTRASTED =
  /\d[^.;!?]*\b(?:whereas|compared (?:with|to)|(?:up|down|rose|increased|grew|fell|dropped) from|rather than|instead of|as opposed to|versus|against)\b[^.;,!?\d]{0,40}$/i;
const ASKS_CHANGE = /\b(?:from|previous\w*|before|earlier|compared)\b/i;
const ASKS_AS_OF = /\bas (?:of|at)\b/i;

/** "Near Ulm" is another place, and "Karl Holt, with the help of Ada Lind" another person. */
function isBehindRelation(before: string, other: boolean, answer: AnswerReading): boolean {
  if (!LEADS_IN.test(before.slice(-LEAD))) return false;
  if (other && COMPARED.test(before)) return true;
  const found = NEARBY.exec(before)?.[0] ?? (other ? BESIDE_NAME.exec(before)?.[0] : undefined);
  return found !== undefined && !isAsked(found, answer);
}

/** The question has one of the words, whatever their ending; a measure of time or way tells nothing. */
function isAsked(said: string, { asked }: AnswerReading): boolean {
  return (said.toLowerCase().match(/[a-z]{4,}/g) ?? []).some((word) => {
    for (const stem of asked)
      if (
        stem.length >= 4 &&
        !MEASURES.has(stem) &&
        (word.startsWith(stem.slice(0, 5)) || stem.startsWith(word.slice(0, 5)))
      )
        return true;
    return false;
  });
}
const MEASURES = new Set('year month week decade century mile hour minute'.split(' '));

const WAS_BEFORE = new LetterPattern(
  /(?:^|[.;:!?\n]\s*)(?:(?:it|he|she|they|that|this|the \p{L}+) )?(?:used to be|(?:was |were )?(?:formerly|previously))(?!\p{L})[^.;!?]{0,20}$/iu,
);
const UNTIL =
  /^["')\]*]* (?:was|were|had been|remained|served as)\b[^.;!?]{0,40}?\b(?:until|till|before)\b|^["')\]*]* (?:until|before) it\b/i;
const NOW = new LetterPattern(
  /(?<!\p{L})(?:now|today|nowadays|currently|since(?: then)?|moved to|replaced by|became)(?!\p{L})[^.!?]*?(?<=\s)\p{Lu}/u,
);
const ASKS_FORMER =
  /\b(?:first|former\w*|original\w*|previous\w*|until|before|used to|old|earl\w+|historic\w*)\b/i;

/** "Strelsau was the capital until 1900; today it is Zenda." */
function isFormer(before: string, after: string, question: string): boolean {
  if (/\bused to \w+ [^.;!?]{0,16}$/i.test(before) && /\b(?:now|today|nowadays|currently)\b/i.test(after))
    return !ASKS_FORMER.test(question);
  const was = /\b(?:used to be|formerly|previously)\b/i.test(before) && WAS_BEFORE.test(before);
  if (was) return !ASKS_FORMER.test(question);
  const until = UNTIL.exec(after);
  return until !== null && NOW.test(after.slice(until[0].length)) && !ASKS_FORMER.test(question);
}

const DISMISSALS =
  /^["')\]*]*,? (?:is|was|are|were|has been|had been|have been|came|comes|ranks|ranked|finished|being) (?:in fact |actually |only |merely |just |also |often |sometimes |later |then )*((?:named|credited|cited|mentioned|given|believed|thought|said)[^.;]{0,30}(?:wrongly|mistakenly|incorrectly|erroneously)|ruled out|rejected|excluded|banned|abandoned|replaced|dismissed|withdrawn|mistaken(?:ly)?|wrongly|incorrectly|erroneously|confused|a (?:hobby|candidate|rival|runner-up)|(?:the |its |his |her )?(?:only )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|runner-up)|(?:only|merely) the \w+)\b/i;
const DECLINED =
  /^["')\]*]*,? (?:had |has |having )?(declined|refused|withdrew|lost|turned (?:it|them|him|her) down|dropped out|backed out)\b/i;

/** "Zenda comes fourth", "tin (lead was banned)", "Brandt declined". */
function isDismissed(after: string, other: boolean, answer: AnswerReading): boolean {
  const found = DISMISSALS.exec(after)?.[1] ?? DECLINED.exec(after)?.[1];
  return (
    found !== undefined &&
    (other || /ruled|reject|exclu|replac|bann|hobby/i.test(found)) &&
    !isAsked(found, answer)
  );
}

/** "Initially Brandt was asked, but …", "planned at 12.5 km but …": what was meant to be, before a turn. */
const PLANNED =
  /\b(?:planned|intended|expected|supposed|projected|proposed|originally|initially|at first|nominated|shortlisted)\b[^.;!?]{0,30}$/i;
const TURNED =
  /^[^.;!?]{0,40}(?:,|;)? \b(?:but|yet|however|though|finally|eventually|in the end)\b[^.!?]*(?:\d|(?<=\s)[A-Z])/;

function isPlannedOnly(before: string, after: string): boolean {
  return TURNED.test(after) && PLANNED.test(before);
}
