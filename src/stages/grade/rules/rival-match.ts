/**
 * Another name where one name is asked: "Simon Kuznets" for Hirschman, "the Tide Is High" for Rapture. Asked only where the
 * score cannot say, and not of places, which hold one another, nor where several answers are asked for, which no list of
 * references has in full. On sources left out it errs as seldom as people's labels do.
 */
import type { AnswerReading } from './answer-reading.ts';
import { elsewhere } from './elsewhere-match.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { AliasFinding } from './findings.ts';
import { setAside } from './negation.ts';
import { type AskedFor, asksSeveral } from './question-form.ts';
import { isRegion } from './reference-spellings.ts';
import type { Verdict } from './verdict.ts';

export interface RivalContext {
  readonly answer: AnswerReading;
  readonly question: string;
  readonly asked: AskedFor;
}

/** Wrong where the answer names another and has nothing of what is expected; null for anything less plain. */
export function rivalVerdict(
  expected: Expected,
  best: AliasFinding | null,
  { answer, question, asked }: RivalContext,
): Verdict | null {
  const { texts, stated, within } = expected;
  if (best === null || best.text.recall > 0 || best.name?.agreement === 'other') return null;
  if (asked === 'place') {
    const other = stated ? null : elsewhere(expected, answer);
    return other && { finding: 'wrong', rule: 'rival', ...other };
  }
  if ((asked !== 'person' && asked !== 'thing') || stated || within.length > 0) return null;
  if (asksSeveral(question) || ASKS_PLACE.test(question)) return null;
  if (texts.some((one) => isGlued(one, answer))) return null;
  // Lists of aliases have a few in small letters and of other kinds.
  if (texts.some(({ date, number }) => date !== null || number !== null)) return null;
  if (texts.filter((one) => isName(one, asked)).length * 2 <= texts.length) return null;
  const named = answer.entities.find(
    ({ first, last }) =>
      first < answer.firstSentenceEnd &&
      !setAside(answer, { first, last }) &&
      answer.words.slice(first, last + 1).some(({ text }, at) => answer.adds(first + at) && text.length > 1),
  );
  return named === undefined
    ? null
    : { finding: 'wrong', rule: 'rival', first: named.first, last: named.last };
}

/** A name of its own: no number, no letter, no people ("the English") where a person is asked, no country or state. */
function isName({ raw, properName, person, compact }: ExpectedText, asked: AskedFor): boolean {
  if (!properName || compact.length < 3 || isRegion(raw)) return false;
  return asked !== 'person' || (person !== null && !/^the\s/i.test(raw));
}

/** "groupTLC1", "Alison" for Ali: the name is in a word, or shortens one. */
function isGlued({ compact }: ExpectedText, answer: AnswerReading): boolean {
  return compact.length >= 3 && answer.letters.includes(compact);
}

const ASKS_PLACE = /\b(?:where|setting|located|location|place)\b/i;
