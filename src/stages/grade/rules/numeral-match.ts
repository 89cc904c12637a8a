/**
 * Names that differ by their number alone: "World War II" for World War I, "Part III" for Part II, "Robert I" for Robert
 * II, "Second" for First Punic War. All their other words agree, so that words by themselves would call them right.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Verdict } from './verdict.ts';

const NUMERAL = /^\d{1,4}$/;
const ROMAN = /^[IVXLC]+$/;

/** Wrong where the answer has the whole name with another number and nowhere the right one. */
export function numeralVerdict({ texts }: Expected, answer: AnswerReading): Verdict | null {
  for (const expected of texts) {
    if (!isNumbered(expected)) continue;
    const other = otherNumber(expected, answer);
    if (other !== null) return { finding: 'wrong', rule: 'numeral', first: other.first, last: other.last };
  }
  return null;
}

/** What matched goes on with a number that is not expected: "Nicholas II" for Nicholas, "Rocky II" for Rocky. */
export function isNumberedOtherwise(
  expected: ExpectedText,
  { last }: { readonly last: number },
  answer: AnswerReading,
): boolean {
  const [word, next] = [answer.words[last], answer.words[last + 1]];
  if (!word?.capital || next === undefined || next.start !== word.end + 1) return false;
  if (expected.content.some(({ stem }) => stem === next.stem) || answer.asked.has(next.stem)) return false;
  return NUMERAL.test(next.stem) && ROMAN.test(answer.quote(last + 1, last + 1));
}

function isNumbered({ content, properName, date, number }: ExpectedText): boolean {
  if (!properName || date !== null || number !== null || content.length < 2) return false;
  return content.some(({ stem }) => NUMERAL.test(stem)) && content.some(({ stem }) => !NUMERAL.test(stem));
}

/** "Nicholas 11" is a scanned II. */
function isMisread(left: string, right: string): boolean {
  return /^1{2,3}$/.test(left) && right === String(left.length);
}

/** The place of the name with another number, unless the right one stands somewhere too. */
function otherNumber(
  { content }: ExpectedText,
  answer: AnswerReading,
): { first: number; last: number } | null {
  let found: { first: number; last: number } | null = null;
  const places = answer.content;
  for (let start = 0; start + content.length <= places.length; start += 1) {
    let differs = false;
    const same = content.every((wanted, i) => {
      const said = answer.words[places[start + i] as number]?.stem ?? '';
      if (wanted.stem === said || isMisread(wanted.stem, said)) return true;
      differs ||= NUMERAL.test(wanted.stem) && NUMERAL.test(said);
      return NUMERAL.test(wanted.stem) && NUMERAL.test(said);
    });
    if (same && !differs) return null;
    if (same)
      found ??= { first: places[start] as number, last: places[start + content.length - 1] as number };
  }
  return found;
}
