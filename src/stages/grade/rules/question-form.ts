/**
 * What a question asks for, read from its wording alone: a person, a time, a number, a place, a reason. It tells
 * which kind of word in an answer would be the answer.
 */

import { remembered } from '../../../core/remembered.ts';
import { foldText } from '../../../values/fold-text.ts';
import { readWords } from '../../../values/words.ts';

export type AskedFor = 'person' | 'time' | 'number' | 'place' | 'reason' | 'thing';

const PERSON_NOUNS =
  /\b(?:which|what|name the|name of the) (?:\w+ ){0,4}?(?:actor|actress|singer|author|writer|president|minister|king|queen|player|artist|composer|musician|poet|novelist|painter|director|scientist|inventor|leader|politician|footballer|comedian|person|people|man|men|woman|women|wives|character|monarch|emperor|explorer|architect|philosopher|boxer|golfer|driver|captain|presenter|playwright|physicist|chemist|mathematician|astronaut|general|senator|governor|mayor|wife|husband|sister|brother|mother|father|daughter|son)s?\b/i;

/** What kind of thing answers a question. */
export const askedFor = remembered(read);

const EXACT = /\b(?:day|date|month|exact(?:ly)?|born|birth|died|die|death)\b/i;

const WHEN = /\bwhen\b/i;

/** "Day" where a year alone would not answer, "when" where people take the year or month as an answer; null elsewhere. */
export const askedGrain = remembered((question): 'day' | 'when' | null =>
  EXACT.test(question) ? 'day' : WHEN.test(question) ? 'when' : null,
);

/** True where the question has a word that English asks with, so that no word of another language is looked for in it. */
export const hasEnglishWord = remembered((question) =>
  /\b(?:who|whose|whom|which|what|when|where|how|the)\b/i.test(question),
);

/** True where a count is asked. */
export const asksHowMany = remembered((question) => /\bhow (?:many|much)\b/i.test(question));

/** Asks for more than one, or for one of many: no list of references has them all. */
const SEVERAL =
  /\b(?:two|three|four|five|six|several|some|examples?|types?|kinds?|names|members|cast|list|one of)\b|\b(?:what|which|who) (?:are|were)\b/i;

/** True where other answers than the references may be as right. */
export const asksSeveral = remembered((question) => SEVERAL.test(question));

const LISTED =
  /^\W*(?:(?:name|give|list|what are(?: the)?|who are(?: the)?) )?(?:two|three|four|five|six|several|some|examples?|list)\b|\ban example of\b|^\W*what are the\b/i;

/** True where the question is for some of many, so that none of the references in the answer tells nothing. */
export const asksForSome = remembered((question) => LISTED.test(question));

const ONE =
  /^\W*(?:(?:in|on|at|of|for|by|from|to) )?(?:who|whom|whose|where|when|(?:which|what) (?:\w+ ){0,2}?(?!\w+s )\w+ (?:is|was|did|does|do|has|had|can|will|won|wrote|led|\w+ed)|what (?:is|was) the)\b/i;
const MORE =
  /\b(?:two|three|four|five|six|several|some|all|either|each|order|list|different|ways|examples?|types?|kinds?|names|members|cast|songs|one of)\b|\b(?:what|which|who) (?:are|were|plays?|sings?|sang|played)\b/i;

/** True where one name or value is asked for, so that the second of a list is no answer. */
export const asksForOne = remembered((question) => ONE.test(question) && !MORE.test(question));

/** The stem of what is asked for by name: "capital" of "What is the capital of Ruritania?"; null where nothing is. */
export const headNoun = remembered((question): string | null => {
  const noun = /^\W*(?:what (?:is|was) the|which|what) (?:\w+ )?([a-z]{4,}) (?:of|is|was|did|does)\b/i.exec(
    question,
  )?.[1];
  return noun === undefined ? null : (readWords(noun).words[0]?.stem ?? null);
});

const NO_NUMBER =
  /\b(?:what|which) (?:\w+ ){0,2}?(?:languages?|religions?|faith|colou?rs?|animals?|birds?|fish|flowers?|trees?|instruments?|sports?|genres?|nationality|currency|surname|disease|organ|metal|material|fruit|dish|breed|style)\b/i;

/** True where no number and no date can be the answer: "which language". */
export const asksNoNumber = remembered((question) => NO_NUMBER.test(question));

const TWO =
  /\b(?:who|what|which|where|when|how (?:many|much))\b.*\band (?:(?:in|on|at|by|for|of|from) )?(?:who|what|which|where|when|how (?:many|much))\b/i;

/** True where two things are asked at once: "who … and in which year". */
export const asksTwo = remembered((question) => TWO.test(question));

/** The stem of what "how many …" counts; null where the question has a number with it ("how many of the 7 episodes"). */
export const countedNoun = remembered((question): string | null => {
  const noun =
    (/\bhow many (?:\p{L}+ )??(\p{L}{3,})\b(?= (?:are|is|were|was|do|does|did|has|have|had|in|of|on|can|could|will|would|per)\b)/iu.exec(
      question,
    ) ?? /\bhow many (?!of\b|more\b|times\b)(\p{L}{3,})\b(?= \p{L})/iu.exec(question))?.[1];
  if (noun === undefined) return null;
  const { words } = readWords(question);
  const stem = words.find(({ text }) => text === foldText(noun))?.stem ?? null;
  return words.some((word, at) => word.digits && words[at + 1]?.stem === stem) ? null : stem;
});

/** "Which cup did she not win?", "had war not come". */
const DENIED = /\b(?:not|never|neither)\b|n't\b/i;

/** True where the question itself denies. */
export const denies = remembered((question) => DENIED.test(question));

function read(question: string): AskedFor {
  if (
    /\bhow (?:many|much|old|long|far|tall|big|large|high|deep|fast|heavy)\b|\bwhat (?:number|percentage|age)\b|\b(?:number|population|percentage) of\b/i.test(
      question,
    )
  )
    return 'number';
  if (
    /\bwhen\b|\b(?:what|which) (?:\w+ ){0,2}?(?:year|date|day|month|decade|century|time)\b|\byear\b.*\?$|\b(?:release|birth) date\b/i.test(
      question,
    )
  )
    return 'time';
  if (/\bwho(?:m|se|s|'s)?\b|\b(?:real|birth|maiden|stage) name\b/i.test(question)) return 'person';
  if (
    /\bwhere\b|\b(?:what|which) (?:\w+ ){0,3}?(?:city|country|state|town|county|place|island|continent|river|capital|region|province|village|mountain|lake|ocean|sea)\b/i.test(
      question,
    )
  )
    return 'place';
  if (
    /\bwhy\b|\bhow\b|\bwhat (?:is|was|were|are) the (?:purpose|function|role|reason|meaning|difference|effect|result|cause|importance)\b/i.test(
      question,
    )
  )
    return 'reason';
  return PERSON_NOUNS.test(question) ? 'person' : 'thing';
}
