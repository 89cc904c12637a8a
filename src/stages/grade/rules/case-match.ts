/**
 * A place in the case that "in" takes: "v Praze" for Praha, "w Warszawie" for Warszawa, "в Москве" for Москва. Only behind
 * that preposition, where it is the one such place in the first sentence, and by the endings that names take regularly: a
 * case that another name shares would be another place of nearly the same letters, and none is known.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { setAside } from './negation.ts';
import type { Verdict } from './verdict.ts';

const IN = new Set(['v', 've', 'vo', 'na', 'w', 'we', 'в', 'во', 'у', 'на']);

/** Ending of the name and ending behind "in", of folded letters: Czech and Slovak, Polish, Russian and Ukrainian. */
const ENDINGS: readonly (readonly [name: string, inside: string])[] = (
  'ha:ze ga:ze cha:se ka:ce ra:re a:e a:i o:e o:u :e :u :i e:i y:ech ice:icich ec:ci en:ni ek:ku ' +
  'a:ie ga:dze ra:rze :ie :iu o:ie ice:icach ce:cach y:ach z:zi ow:owie ' +
  'а:е я:е ь:и :е ия:ии ы:ах а:і ка:ці га:зі :і ь:і ів:ові :у'
)
  .split(' ')
  .map((pair) => pair.split(':') as [string, string]);

/** Right where the one place behind "in" is the expected one in another case. */
export function caseVerdict({ texts }: Expected, answer: AnswerReading): Verdict | null {
  const { words, read } = answer;
  let place = -1;
  for (let at = 1; at < answer.firstSentenceEnd; at += 1) {
    const written = read.text.slice(words[at]!.start, words[at]!.end);
    if (!IN.has(words[at - 1]!.text) || !/^\p{Lu}/u.test(written)) continue;
    if (place >= 0) return null;
    place = at;
  }
  if (place < 0 || /^\p{Lu}/u.test(read.text.slice(words[place]!.end).trimStart())) return null;
  const said = words[place]!.text;
  const same = texts.some(
    ({ raw, read: { words: expected } }) =>
      expected.length === 1 &&
      /^\p{Lu}\p{L}{3,}$/u.test(raw) &&
      ENDINGS.some(
        ([name, inside]) =>
          expected[0]!.text.endsWith(name) &&
          expected[0]!.text.length - name.length >= 3 &&
          said === `${expected[0]!.text.slice(0, expected[0]!.text.length - name.length)}${inside}`,
      ),
  );
  const found = { first: place, last: place };
  return same && !setAside(answer, found) ? { finding: 'right', rule: 'place', ...found } : null;
}
