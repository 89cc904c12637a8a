/**
 * Whether a match is no claim: denied ("not Ulm", "never in Ulm"), taken back ("Ulm? No, ..."), or named beside the
 * answer ("a pupil of Brandt"). Only the words next to it count, because a denial further off is of something else.
 */
import { isAscii } from '../../../values/fold-text.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isDeniedElsewhere, isDeniedInRun } from './languages/denials.ts';
import { isInGenitive, isOfRelationInRun, RELATION_ELSEWHERE } from './languages/relatives.ts';
import { isInPassing } from './main-answer.ts';
import { RELATED } from './related.ts';
import type { Span } from './span.ts';

const NEGATIONS = new Set(['not', 'never', 'nor', 'neither', 'isnt', 'wasnt', 'didnt']);

const RELATION = new RegExp(`\\b(?:${RELATED})\\s+(?:of|to)\\s+(?:the\\s+)?$`, 'i');

/** What stands behind these is what the answer sets its own claim against. */
const CONTRAST =
  /\b(?:ahead of|rather than|instead of|as opposed to|unlike|(?:confused|mistaken) (?:with|for)|in contrast to|contrary to)\s+(?:the\s+)?$/i;

/** "And not, as is often claimed, Brandt". */
const NOT_AS = /\bnot,? as [^,.;]{3,50}, (?:the )?$/i;

/** A claim of others, told to be wrong: "while 206 is a common myth". */
const DISMISSED =
  /^["')\]*]*,?\s+(?:is|was|are|were|being)\s+(?:in fact |actually |just |only )?(?:(?:a|an|the)\s+)?(?:\w+\s+)?(?:myth|misconception|mistake|error|false|incorrect|wrong|untrue|inaccurate)\b/i;

/** "It is a misconception that …", in the languages that are read: what follows is denied. */
const DENIED_THAT =
  /(?<!\p{L})(?:misconception|myth|fallacy|false|untrue|not true|wrong|incorrect|inaccurate|mistaken|irrtum|irrglaube|mythos|falsch|mythe|idée (?:fausse|reçue)|faux|mito|falso|falsa|erróneo|errado|sbagliato|misvatting|onjuist|mýtus|omyl|nepravda|není pravda|mit|nieprawda|błędem|миф|заблуждение|неверно|неправда|міф|помилка|хибно|myt|missuppfattning|falskt|tévhit|tévedés|μύθος|λάθος|خرافة|خطأ),? (?:\p{L}+ )?(?:that|to (?:say|think|believe|claim|assume)|dass|daß|que|qu'|che|dat|že|że|что|що|att|at|hogy|ότι|أن)(?!\p{L})[^.!?;]*$/iu;

/** "Ulm? No", "tuberculosis? I really don't know". */
const ASKED_BACK =
  /^["')\]]*\?\s+(?:no\b|i (?:really |honestly |truly )?(?:do not|don't|can't|cannot) (?:know|say|tell|remember|recall)\b|i(?:'m| am) (?:really |honestly )?not (?:sure|certain)\b|not sure\b|i(?:'d| would) (?:say|guess|pick|go with|bet on)\b|(?:i (?:think|believe|guess)|actually|rather|more likely)(?! so),? (?:it )?(?:was|is|that)?)/i;

/** "Ada Lind did not build it", asked who built it. */
const DID_NOT =
  /^["')\]]* (?:did|does|do|was|were|is|has|had)(?: not|n['’]t) (?!only|just|merely|until|before)(\w{3,4})/i;
/** "The claim that it has 206 bones is false", "dass …, ist ein Mythos". */
const CLAIMED =
  /(?:^|[.!?] )["'(]*(?:the (?:claim|idea|notion|belief|statement|theory|rumou?r) that|dass|daß|že|że|que|che|dat|что|що|att|at)(?!\p{L})[^.!?]*$/iu;
const IS_FALSE =
  /^[^.!?;]{0,60}?(?<!\p{L})(?:is|was|ist|war|je|jest|to|est|es|é|è|är|er|это|це)(?!\p{L}) (?:\p{L}+ ){0,2}(?:false|wrong|untrue|incorrect|inaccurate|mistaken|myth|misconception|mythos|irrtum|falsch|mýtus|omyl|nepravda|mit|nieprawda|faux|mythe|mito|falso|falsa|misvatting|onjuist|миф|неправда|міф|myt|falskt)(?!\p{L})/iu;

/** A word without which plain letters deny nothing; most answers have none near the match. */
const MAY_DENY =
  /\b(?:not|nicht|keine?|pas|non|niet|geen|ni?e\w*|nikoliv?|inte|ej|ikke|ei|nem|bukan|no|nu|false|wrong|untrue|incorrect|inaccurate|mistaken|my[st]\w*|misconception|irrtum|falsch|omyl|mit|faux|mito|fals\w+|misvatting|onjuist)\b|n't\b/i;

/** True when what was found is told as no claim of the speaker's in words further off, or in another language. */
export function isDisclaimed(
  { read, words, denied }: AnswerReading,
  { first, last }: Span,
  {
    question,
    expected,
  }: { readonly question: string; readonly expected: readonly { readonly raw: string }[] },
): boolean {
  if (first < 0 || denied) return false;
  const { text } = read;
  const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
  const [before, after] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 120)];
  if (isAscii(text) && !MAY_DENY.test(before) && !MAY_DENY.test(after)) return false;
  const verb = DID_NOT.exec(after)?.[1]?.toLowerCase();
  return (
    (verb !== undefined && question.toLowerCase().includes(verb)) ||
    isDeniedElsewhere(before, after, question) ||
    isDeniedInRun(text, expected) ||
    (!isAscii(text) && (isInGenitive(before) || isOfRelationInRun(text, expected, question))) ||
    (CLAIMED.test(before) && IS_FALSE.test(after))
  );
}

/** How far before the match "It is a misconception that …" is looked for, in characters. */
const LONGEST = 200;

/** True when what was found is denied, taken back, or only related to what is claimed. */
export function setAside(answer: AnswerReading, { first, last }: Span): boolean {
  if (negatedBefore(answer, first) || isDeniedAsTold(answer, first)) return true;
  if (isInPassing(answer, { first, last }) || isNotAsClaimed(answer, first)) return true;
  if (leadsIn(answer, first)) {
    const start = answer.words[first]?.start ?? 0;
    const before = answer.read.text.slice(Math.max(0, start - 40), start);
    if (
      (RELATION.test(before) || RELATION_ELSEWHERE.test(before)) &&
      answer.entities.some((entity) => entity.last < first)
    )
      return true;
    if (CONTRAST.test(before) && answer.content.some((at) => at < first && answer.adds(at))) return true;
  }
  const { text } = answer.read;
  const end = answer.words[last]?.end ?? 0;
  // No room for "? No".
  if (text.length - end < 4) return false;
  return (
    (text.includes('?', end) && ASKED_BACK.test(text.slice(end, end + 60))) ||
    (answer.may('denial') && DISMISSED.test(text.slice(end, end + 60)))
  );
}

function isNotAsClaimed({ read, words }: AnswerReading, first: number): boolean {
  const start = words[first]?.start ?? 0;
  if (!/, (?:the )?$/i.test(read.text.slice(Math.max(0, start - 6), start))) return false;
  return NOT_AS.test(read.text.slice(Math.max(0, start - 70), start));
}

function isDeniedAsTold(answer: AnswerReading, first: number): boolean {
  const { read, words } = answer;
  const start = words[first]?.start ?? 0;
  if (start <= 8 || (start <= LONGEST && !answer.may('denial'))) return false;
  return DENIED_THAT.test(read.text.slice(Math.max(0, start - LONGEST), start));
}

/** Whether a word stands before the match that relations and contrasts end with; nearly always none does. */
function leadsIn({ words }: AnswerReading, first: number): boolean {
  const before = words[first - 1]?.text === 'the' ? words[first - 2] : words[first - 1];
  return before !== undefined && LEADING.has(before.text);
}
const LEADING = new Set(
  'of to than unlike with for von des der de du del do da di della van till til av af med'.split(' '),
);

/** "not", "never" within three words before; a capital Not belongs to a title. */
export function negatedBefore(answer: AnswerReading, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const word = answer.words[at];
    if (word && NEGATIONS.has(word.text) && !(word.capital && at > 0) && !repeatsQuestion(answer, at, first))
      return !isOnly(answer, at) && !isDoubt(answer, at, first);
  }
  return false;
}

/** "She did not win the Orm Cup", asked which one she did not win: the question's own words stand between. */
function repeatsQuestion({ denied, words, asked }: AnswerReading, at: number, first: number): boolean {
  const between = words.slice(at + 1, first).filter(({ stop }) => !stop);
  return denied && between.length > 0 && between.every(({ stem }) => asked.has(stem));
}

/** "Not entirely sure, Brandt": what is denied is the certainty. */
function isDoubt(answer: AnswerReading, at: number, first: number): boolean {
  return answer.words.slice(at + 1, first).some(({ text }) => CERTAIN.has(text));
}
const CERTAIN = new Set(['sure', 'certain', 'positive', 'confident']);

/** "not only" affirms. */
function isOnly(answer: AnswerReading, at: number): boolean {
  const next = answer.words[at + 1]?.text;
  return next === 'only' || next === 'just';
}
