/**
 * Whether the answer tells the match to be what was given up, dismissed, planned or so once: "she dropped astronomy for medicine",
 * "tin (lead was banned)", "planned at 12.5 km but …", "Strelsau was the capital until 1900; today it is Zenda". None of these is
 * what is so, unless the question asks for the one before.
 */
import { LetterPattern } from '../../../values/letter-pattern.ts';
import type { AnswerReading } from './answer-reading.ts';
import { asksAnyOf } from './asked-words.ts';
import type { ExpectedText } from './expected-text.ts';

/** "She dropped astronomy for medicine", "she survived cholera", "tin, no lead". */
const GIVEN_UP = new LetterPattern(
  /(?<!\p{L})(?:left|departed|snubbed|turned down|lost(?: out on)?|missed(?: out on)?|failed to (?:win|get|earn|receive)|was denied|dropped|abandoned|gave up|quit|rejected|declined|survived|recovered from|escaped|avoided|ruled out|excluded|without|(?<!(?:^|[.!?:]) )no) (?:an? |the )?$/iu,
);
/** The verb may be the question's own: "she wanted to study astronomy". */
const WISHED = /\b(?:wanted|hoped|planned|intended|meant) to \w+ (?:an? |the )?$/i;
const NEARLY = /\b(?:nearly|almost|never) \w+ed (?:the )?$/i;
const ENDS_GIVING_UP =
  /(?:ed|up|down|left|lost|on|win|get|earn|receive|quit|from|out|no|to \w+) (?:an? |the )?$/;

export function isGivenUp(
  before: string,
  answer: AnswerReading,
  expected: readonly Pick<ExpectedText, 'raw'>[],
): boolean {
  const near = before.slice(-40);
  if (!ENDS_GIVING_UP.test(near)) return false;
  if (WISHED.test(near) || NEARLY.test(near)) return true;
  const found = GIVEN_UP.exec(near)?.[0];
  if (found === undefined || asksAnyOf(found, answer)) return false;
  if (/^left/i.test(found) && answer.asked.has('leave')) return false;
  // "There are no bodies" is what is expected.
  return !/^no /i.test(found) || !expected.some(({ raw }) => /\bno(?:t|body)?\b/i.test(raw));
}

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
export function isFormer(before: string, after: string, question: string): boolean {
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
export function isDismissed(after: string, other: boolean, answer: AnswerReading): boolean {
  const found = DISMISSALS.exec(after)?.[1] ?? DECLINED.exec(after)?.[1];
  return (
    found !== undefined &&
    (other || /ruled|reject|exclu|replac|bann|hobby/i.test(found)) &&
    !asksAnyOf(found, answer)
  );
}

/** "Initially Brandt was asked, but …", "planned at 12.5 km but …": what was meant to be, before a turn. */
const PLANNED =
  /\b(?:planned|intended|expected|supposed|projected|proposed|originally|initially|at first|nominated|shortlisted)\b[^.;!?]{0,30}$/i;
const TURNED =
  /^[^.;!?]{0,40}(?:,|;)? \b(?:but|yet|however|though|finally|eventually|in the end)\b[^.!?]*(?:\d|(?<=\s)[A-Z])/;

export function isPlannedOnly(before: string, after: string): boolean {
  return TURNED.test(after) && PLANNED.test(before);
}
