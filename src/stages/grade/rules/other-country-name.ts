/**
 * "Guinea-Bissau" for Guinea, "the Dominican Republic" for Dominica, "South Sudan" for Sudan: what matched stands inside the name
 * of another country, told by the table of names and not by the words beside it.
 */
import { countryNames, countryWord, countryWords } from '../../../values/country-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Span } from './span.ts';

/** True where more words than those that matched name a country, and it is none that the reference names. */
export function isInOtherCountryName(
  { raw, properName }: ExpectedText,
  { first, last }: Span,
  { words, read, asked }: AnswerReading,
): boolean {
  // "On which island?": Northern Ireland is on Ireland.
  if (!properName || first < 0 || asked.has('island')) return false;
  const { byName, longest } = countryNames();
  const own = countryWords(raw).join(' ');
  const wanted = byName.get(own)?.codes;
  if (wanted === undefined && own !== 'wales') return false;
  const from = Math.max(0, last - longest + 1);
  const until = Math.min(words.length, first + longest);
  const folded = words.slice(from, until).map(({ start, end }) => countryWord(read.text.slice(start, end)));
  // The longest name first: "the People's Republic of China" is none of the Republic of China.
  for (let size = longest; size > last - first + 1; size -= 1) {
    for (let start = Math.max(from, last - size + 1); start <= first && start + size <= until; start += 1) {
      const window = folded.slice(start - from, start - from + size).join(' ');
      if (NO_STATES.has(window) && !folded[start - from - 1]?.startsWith('people')) return true;
      const name = byName.get(window);
      if (name !== undefined && wanted !== undefined)
        return [...name.codes].every((code) => !wanted.has(code));
    }
  }
  return false;
}

/** Names with a country's in them that are of none in the table. */
const NO_STATES = new Set(['new south wales', 'northern ireland', 'republic of china']);
