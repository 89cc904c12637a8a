/**
 * Whether the answer opens with another name than the match, and says something of it: "Munich, though she grew up in Ulm", "Otto Lind,
 * rivals of Ada Brandt", "Otto Lind. Ada Brandt was considered." A name that opens the answer and is set apart is what is answered;
 * behind it stands the match in a remark, unless the remark only gives the name in another form or the place that holds it.
 */
import { isParticle } from '../../../values/person-name.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isDenyingWord } from './languages/denials.ts';
import { askedFor, asksForOne, hasEnglishWord } from './question-form.ts';
import type { Span } from './span.ts';

/** True where a name that is not the match opens the answer, and the match stands in what is said of it. */
export function isAfterOpening(answer: AnswerReading, match: Span, question: string): boolean {
  if (inClauseInBrackets(answer, match)) return true;
  const { words, read } = answer;
  const opening = openingName(answer, match.first);
  if (opening === null) return false;
  const { first, last, introduced } = opening;
  const aside = read.text.slice(words[last]!.end, words[match.first]!.start);
  if (!SET_APART.test(aside) || (introduced && !/^["')\]*]*\./.test(aside))) return false;
  const made = MADE_BY.exec(aside)?.[1];
  if (made !== undefined && !question.toLowerCase().includes(made.slice(0, 5).toLowerCase())) return true;
  if ((REMARK.test(aside) && !NAMED_OR_ENDED.test(aside)) || WHOSE.test(aside)) return true;
  if (SAME.test(aside)) return false;
  // Elsewhere one word with a capital may be a verb ("Myslím, že …"), and the first of two a denial ("Nicht Karl Holt, sondern …").
  const elsewhere = last > first && !hasEnglishWord(question) && !isDenyingWord(words[first]!.text);
  if (!asksForOne(question) && !elsewhere) return false;
  if (SENTENCE_OR_PART.test(aside))
    return words[last]!.text.length > 3 && !MORE_PARTS.test(aside) && tellsMore(answer, match);
  // The place that holds the one before it: "Ulm, a city in Germany".
  if (askedFor(question) === 'place' && /\b(?:in|of|on|at) (?:the )?$/.test(aside)) return false;
  return /(?<!\p{L})\p{Ll}{3}/u.test(aside) && !/[.!?]/.test(aside);
}

interface Opening extends Span {
  /** Words like "It's by" stand before it. */
  readonly introduced: boolean;
}

/** Of an answer that is a name and a remark, in words. */
const LONGEST_ASIDE = 18;

/** The name that a short answer opens with, before the match and adding to the question; null where none does. */
function openingName(answer: AnswerReading, before: number): Opening | null {
  const { words, read } = answer;
  // "The Orm Viaduct, which joins …, is 8 miles long".
  if (before < 1 || words.length > LONGEST_ASIDE || words[before]!.digits) return null;
  // "The Olympic, …"; "It's by Otto Lind. Ada Brandt …".
  const article = words[0]!.text === 'the' ? 1 : 0;
  let first = article;
  while (first < Math.min(before, 4) && INTRODUCES.has(words[first]!.text)) first += 1;
  if (!words[first]?.capital || first >= before) return null;
  let last = -1;
  let adds = false;
  for (let at = first; at < Math.min(before, first + 5); at += 1) {
    const word = words[at]!;
    // "Brian May": a little word with a capital behind another one is a name's.
    if (at > first && isParticle(word.text) && words[at + 1]?.capital) continue;
    if (!word.capital || (word.stop && at === first)) break;
    adds ||= answer.adds(at);
    last = at;
    if (!/^[ '-]?$/.test(read.text.slice(word.end, words[at + 1]?.start))) break;
  }
  return adds ? { first, last, introduced: first > article } : null;
}

const INTRODUCES = new Set('it its is was by s in that thats'.split(' '));
/** Behind the name, its quotation marks closed. */
const SET_APART = /^["')\]*]*(?:[,;.(]| \(| -| –| —)/;
/** The same in another form. */
const SAME =
  /\b(?:known|called|named|renamed|titled|born|by|became|n[eé]e|alias|aka|a\.k\.a|i\.e|or|also|formerly|previously|better|real name|stage name|pen name|pseudonym|as|is|was|are|were|and|meaning|short for|in full)\b/i;
const MADE_BY = /^["')\]*]*,? \(?(\w+ed) by (?:the )?$/;
const WHOSE = /^["')\]*]*, whose\b/;
const SENTENCE_OR_PART = /^["')\]*]*[.;]/;
/** More than one sentence or part behind the name. */
const MORE_PARTS = /^["')\]*]*[.;][^.;!?]*(?:[.!?;]|\n)/;
/** Called so, or told in another sentence. */
const NAMED_OR_ENDED = /\b(?:known|called|named|born|by|became|n[eé]e)\b|[.!?]/i;
/** A clause about the name before it, or another name set beside it. */
const REMARK =
  /^["')\]*]*(?:,|;| ?\(| -) ?(?:(?:al|even )?though|which|who|whose|where|while|whereas|(?:an?|the) \w+ of|after|with|runner-up|followed|ahead)\b/i;

/** Words of its own stand behind the match in its sentence. */
function tellsMore({ words, content, read, asked }: AnswerReading, { last }: Span): boolean {
  const end = read.text.slice(words[last]!.end).search(/[.!?](?:\s|$)/);
  const until = end < 0 ? read.text.length : words[last]!.end + end;
  return content.some((at) => at > last && words[at]!.start < until && !asked.has(words[at]!.stem));
}

/** "The painter was Otto Lind (Ada Brandt painted the other)": a clause of its own in brackets. */
function inClauseInBrackets({ words, read, entities }: AnswerReading, { first, last }: Span): boolean {
  if (first < 1 || !read.text.includes('(')) return false;
  if (!/ \($/.test(read.text.slice(0, words[first]!.start))) return false;
  if (!entities.some((one) => one.last < first) && !(words[0]!.capital && !words[0]!.stop)) return false;
  return /^ [a-z]+ed\b|^ (?:wrote|made|was|is|had|did|came|took|won|sang|led|built|drew|held|ran|gave|became|followed) \w/.test(
    read.text.slice(words[last]!.end, words[last]!.end + 20),
  );
}
