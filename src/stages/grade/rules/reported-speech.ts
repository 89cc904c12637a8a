/**
 * Whether what was found is only told as the word of others: "some say 1588, but others maintain 1571", "Ada Lind, some
 * say", "it was 1588, though I doubt it". The answer takes no side, so it is neither right nor wrong. "Most historians say"
 * and "according to the chronicle" take one, and a question about what some say is answered in those words.
 */

import { remembered } from '../../../core/remembered.ts';
import { isAscii } from '../../../values/fold-text.ts';
import type { AnswerReading } from './answer-reading.ts';
import { mayReport, reportsOthers } from './languages/reporters.ts';
import type { Span } from './span.ts';

const LONGEST = 240;
/** An end of a sentence; behind one or two letters a point is an abbreviation's. */
const END = /(?<=\p{L}{3}|\p{N}|["')\]])[.!?]+["')\]]*\s+|[。！？؟।]|\n+|;\s/u;
/** The clause behind it is another one. */
const TURN =
  /[,;–—]?\s+(?:but|yet|however|though|although|while|whereas|aber|doch|jedoch|während|mais|tandis que|alors que|pero|mientras|mas|enquanto|ma|mentre|maar|terwijl|ale|zatímco|kým|jednak|podczas gdy|но|однако|а|але|men|medan|mutta|kun taas|de|míg|viszont|ama|ancak|fakat|ise|dar|iar|nhưng|còn|tetapi|tapi|sedangkan|αλλά|ενώ|ولكن|لكن|بينما|اما|אבל|ואילו|लेकिन|जबकि)\s+|[,，](?=而|但)/u;
/** Behind the match: "…, some say", "…, so some claim". */
const BEHIND =
  /^["')\]]*,? (?:(?:or )?(?:so|as|at least) )?(?:some|others|certain|a few|several)(?: \p{L}+){0,2} (?:say|claim|believe|think|maintain|argue|suggest|hold)\b|^["')\]]*,? (?:according to|by) (?:some|certain|a few)\b/iu;
/** "1860 (some sources: 1867)". */
const ASIDE =
  /[([](?:but )?(?:some|other|others|certain) (?:sources?|accounts?|authors?|say|claim|texts?)[^)\]]{0,24}$/i;
/** "…, though I doubt it", "I doubt that it was …". */
const DOUBTED_BEHIND =
  /^[^.!?\n]{0,60}\b(?:though|although|but|yet) i (?:\w+ )?(?:doubt|disagree|disbelieve|do not (?:think|believe)|don't (?:think|believe))\b|^[^.!?\n]{0,80}\b(?:which|that|this) i (?:\w+ )?doubt\b/i;
const DOUBTED_BEFORE = /\bi (?:\w+ )?doubt(?: that| if| whether)?\b[^,;]{0,60}$/i;
const DOUBTS = /\bi\b[^.!?\n]*\b(?:doubt|dis(?:agree|believe)|do not|don't)\b/i;
const ASKED = /\b(?:some|others|people|according|claim\w*|believe\w*|said|rumou?r\w*|legend\w*|myth\w*)\b/i;
const asksReport = remembered((question) => ASKED.test(question));

/** True when the match is the word of others, or doubted by the speaker. */
export function isReported(answer: AnswerReading, match: Span, question: string): boolean {
  const { text } = answer.read;
  if (match.first < 0 || asksReport(question)) return false;
  const start = answer.words[match.first]?.start ?? 0;
  const end = answer.words[match.last]?.end ?? 0;
  const around = text.slice(Math.max(0, start - LONGEST), end + LONGEST);
  if (isAscii(around) && !DOUBTS.test(around) && !mayReport(around)) return false;
  const before = text
    .slice(Math.max(0, start - LONGEST), start)
    .split(END)
    .at(-1) as string;
  const after = text.slice(end, end + LONGEST).split(END)[0] as string;
  if (ASIDE.test(before) || BEHIND.test(after) || DOUBTED_BEHIND.test(after) || DOUBTED_BEFORE.test(before))
    return true;
  const clause = before.split(TURN).at(-1) as string;
  return reportsOthers(clause, `${before}${text.slice(start, end)}${after}`);
}
