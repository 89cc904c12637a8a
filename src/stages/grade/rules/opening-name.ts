/**
 * Whether the answer opens with another name than the match, and says something of it: "Munich, though she grew up in Ulm", "Otto Lind,
 * rivals of Ada Brandt", "Otto Lind. Ada Brandt was considered." A name that opens the answer and is set apart is what is answered;
 * behind it stands the match in a remark, unless the remark only gives the name in another form or the place that holds it.
 */
import { isParticle } from '../../../values/person-name.ts';
import type { AnswerReading } from './answer-reading.ts';
import { askedFor, asksForOne } from './question-form.ts';
import type { Verdict } from './verdict.ts';

/** Of an answer that is a name and a remark, in words. */
const LONGEST_ASIDE = 18;

export function isAfterOpening(answer: AnswerReading, match: Verdict, question: string): boolean {
  const { first } = match;
  const { words, read } = answer;
  if (inClauseInBrackets(answer, match)) return true;
  // "The Orm Viaduct, which joins …, is 8 miles long".
  if (first < 1 || words.length > LONGEST_ASIDE || words[first]!.digits) return false;
  // "The Olympic, …"; "It's by Otto Lind. Ada Brandt …".
  let opens = words[0]!.text === 'the' ? 1 : 0;
  while (opens < Math.min(first, 4) && INTRODUCES.has(words[opens]!.text)) opens += 1;
  if (!words[opens]?.capital || opens >= first) return false;
  let last = -1;
  let adds = false;
  for (let at = opens; at < Math.min(first, opens + 5); at += 1) {
    const word = words[at]!;
    // "Brian May": a little word with a capital behind another one is a name's.
    if (at > opens && isParticle(word.text) && words[at + 1]?.capital) continue;
    if (!word.capital || (word.stop && at === opens)) break;
    adds ||= answer.adds(at);
    last = at;
    if (!/^[ '-]?$/.test(read.text.slice(word.end, words[at + 1]?.start))) break;
  }
  if (!adds || last >= first) return false;
  const aside = read.text.slice(words[last]!.end, words[first]!.start);
  if (!SET_APART.test(aside)) return false;
  const introduced = opens > 1 || (opens === 1 && words[0]!.text !== 'the');
  if (introduced && !/^["')\]*]*\./.test(aside)) return false;
  const made = /^["')\]*]*,? \(?(\w+ed) by (?:the )?$/.exec(aside)?.[1];
  if (made !== undefined && !question.toLowerCase().includes(made.slice(0, 5).toLowerCase())) return true;
  // Elsewhere one word with a capital may be a verb ("Myslím, že …"), and the first of two a denial ("Nicht Karl Holt, sondern …").
  const elsewhere = last > opens && !ENGLISH.test(question) && !DENIES.test(words[opens]!.text);
  const asksOne = asksForOne(question) || elsewhere;
  if ((REMARK.test(aside) && !NAMED.test(aside)) || /^["')\]*]*, whose\b/.test(aside)) return true;
  if (SAME.test(aside)) return false;
  // "Otto Lind. Ada Brandt was considered."
  if (/^["')\]*]*[.;]/.test(aside))
    return (
      asksOne &&
      words[last]!.text.length > 3 &&
      !/^["')\]*]*[.;][^.;!?]*(?:[.!?;]|\n)/.test(aside) &&
      tellsMore(answer, match)
    );
  // The place that holds the one before it: "Ulm, a city in Germany".
  if (askedFor(question) === 'place' && /\b(?:in|of|on|at) (?:the )?$/.test(aside)) return false;
  return asksOne && /(?<!\p{L})\p{Ll}{3}/u.test(aside) && !/[.!?]/.test(aside);
}

const ENGLISH = /\b(?:who|whose|whom|which|what|when|where|how|the)\b/i;
const INTRODUCES = new Set("it it's its is was by s in that's thats".split(' '));
const DENIES = /^(?:nicht|kein|pas|non|no|não|nie|ne|niet|inte|ikke|ei|nem)$/;
const SET_APART = /^["')\]*]*(?:[,;.(]| \(| -| –| —)/;
/** The same in another form. */
const SAME =
  /\b(?:known|called|named|renamed|titled|born|by|becam?e|n[eé]e|alias|aka|a\.k\.a|i\.e|or|also|formerly|previously|better|real name|stage name|pen name|pseudonym|as|is|was|are|were|and|meaning|short for|in full)\b/i;
const NAMED = /\b(?:known|called|named|born|by|became|n[eé]e)\b|[.!?]/i;
/** A clause about the name before it, or another name set beside it. */
const REMARK =
  /^["')\]*]*(?:,|;| ?\(| -) ?(?:(?:al|even )?though|which|who|whose|where|while|whereas|(?:an?|the) \w+ of|after|with|runner-up|followed|ahead)\b/i;

/** Words of its own stand in the match's sentence. */
function tellsMore({ words, content, read, asked }: AnswerReading, { first, last }: Verdict): boolean {
  const end = read.text.slice(words[last]!.end).search(/[.!?](?:\s|$)/);
  const until = end < 0 ? read.text.length : words[last]!.end + end;
  return (
    content.some((at) => at > last && words[at]!.start < until && !asked.has(words[at]!.stem)) && first > 0
  );
}

/** "The painter was Otto Lind (Ada Brandt painted the other)": a clause of its own in brackets. */
function inClauseInBrackets({ words, read, entities }: AnswerReading, { first, last }: Verdict): boolean {
  if (first < 1 || !read.text.includes('(')) return false;
  if (!/ \($/.test(read.text.slice(0, words[first]!.start))) return false;
  if (!entities.some((one) => one.last < first) && !(words[0]!.capital && !words[0]!.stop)) return false;
  return /^ [a-z]+ed\b|^ (?:wrote|made|was|is|had|did|came|took|won|sang|led|built|drew|held|ran|gave|became|followed) \w/.test(
    read.text.slice(words[last]!.end, words[last]!.end + 20),
  );
}
