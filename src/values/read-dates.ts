/**
 * Reads the dates of a text: ISO, prose in either order, numeric with slashes, years, decades, centuries, seasons,
 * BCE, circa, spans of years. What is not said stays null: the precision of a date is part of its meaning.
 * EDTF strings ("187X", "1984?", "1914/1918") are plain enough to be read by the same patterns.
 */
import type { DateMention } from './date-mention.ts';
import { DateReader, datePlaces } from './date-reader.ts';
import { cleanText } from './fold-text.ts';
import { MAY_NAME_CENTURY } from './foreign-spans.ts';
import { type ReadText, readWords } from './words.ts';

const HAS_DATE =
  /\d|centur|ties|teen[\s-]|twenty[\s-]|siglo|secolo|s[eé]culo|si[eè]cle|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** False where no date can be in a text: a look that costs less than reading its words. */
export function mayHoldDate(text: string): boolean {
  return HAS_DATE.test(cleanText(text)) || MAY_NAME_CENTURY.test(text);
}

/** Reads every date; `text` may be read words already. */
export function readDates(input: string | ReadText): readonly DateMention[] {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (!HAS_DATE.test(read.text) && !MAY_NAME_CENTURY.test(read.text)) return [];
  const reader = new DateReader(read);
  const found: DateMention[] = [];
  const { words } = read;
  const places = datePlaces(words);
  for (let at = 0; at < words.length; ) {
    const mention = places[at] ? reader.at(at) : null;
    if (mention === null) {
      at += 1;
      continue;
    }
    found.push(mention);
    at = mention.last + 1;
  }
  return found;
}
