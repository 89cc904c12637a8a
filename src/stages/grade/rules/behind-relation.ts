/**
 * Whether words before the match make it only the place, the time or the person that the answer is told by: "near Ulm", "two years
 * after 1867", "Karl Holt, with the help of Ada Lind". Some do so whatever else is said, others only beside another name. A
 * question that asks for the very relation is answered by it.
 */
import type { AnswerReading } from './answer-reading.ts';
import { asksAnyOf } from './asked-words.ts';
import { RELATED } from './related.ts';

/** "Near Ulm" is another place, and "Karl Holt, with the help of Ada Lind" another person. */
export function isBehindRelation(
  answer: AnswerReading,
  first: number,
  { before, other }: { readonly before: string; readonly other: boolean },
): boolean {
  if (!mayLeadIn(answer, first) || !LEADS_IN.test(before.slice(-LEAD))) return false;
  if (other && COMPARED.test(before)) return true;
  const found = NEARBY.exec(before)?.[0] ?? (other ? BESIDE_NAME.exec(before)?.[0] : undefined);
  return found !== undefined && !asksAnyOf(found, answer);
}

/** How much of what stands before the match is shown to it. */
const LEAD = 24;
/** The last word of every relation below; most matches have none before them. */
const LEADING = new Set(
  'after before following preceding near outside beside than from to of on over but except for without excluding barring counting including bordering neighbouring neighboring beat beats defeats overtakes overtook replaces replaced replacing surpasses surpassed'.split(
    ' ',
  ),
);
const LEADS_IN = new RegExp(`(?:\\b(?:${[...LEADING].join('|')})|[<>])[^\\p{L}\\p{N}]*(?:the )?$`, 'iu');

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
const BESIDE_NAME = new RegExp(
  `\\b(?:(?:${RELATED}) (?:of|to)|beats?|defeats|overtakes|overtook|replaced|replaces|replacing|surpasses|surpassed|(?:chosen|preferred|favou?red|selected|picked|elected) over|with (?:the )?(?:help|aid|support|assistance) (?:of|from))\\W*(?:the )?$`,
  'i',
);
/** The same, although the question asks for the most of it: "Hentzau, larger than Zenda". */
const COMPARED = /\b(?:\w+er than|(?:more|less) \w+ than)\W*(?:the )?$|\w ?[<>] ?$/;

/** "Munich was the capital before Ulm", where the question says neither word. */
export function isToldBefore(before: string, question: string): boolean {
  return BEFORE_NAME.test(before) && !ASKS_ORDER.test(question);
}
const BEFORE_NAME =
  /\b(?:was|is|were|are|held|led|had|remained|served)\b[^.;,!?]{0,30} (?<!(?:named|called|titled|modell?ed|patterned|christened) )(?:before|after) (?:the )?$/i;
const ASKS_ORDER = /\b(?:before|after|precede\w*|succe\w+|follow\w*)\b/i;
