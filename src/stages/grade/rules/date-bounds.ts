/**
 * Dates that only bound what is meant: "before 1867", "after 2000". A bound that has the expected year is not that year, and one that
 * holds is not wrong; nothing is decided by either.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Span } from './span.ts';

/** "Before 1867", "the day before 12 May": right before the date, and not what is asked. */
export function isBound(before: string, question: string): boolean {
  return (
    /\b(?:before|after|prior to) (?:the )?(?:year |end of )?$/i.test(before) &&
    !/\b(?:before|after|by)\b/i.test(question)
  );
}

/** "After 2000" for 2006: little, and nothing wrong. True where every expected year lies on the side that is told. */
export function boundsExpected({ texts }: Expected, reading: AnswerReading, { first }: Span): boolean {
  const said = reading.dates.find((date) => date.first <= first && date.last >= first);
  if (said?.year == null) return false;
  const before = reading.read.text.slice(Math.max(0, said.start - 16), said.start);
  const bound = /\b(after|since|before|by|until) (?:the year )?$/i.exec(before)?.[1]?.toLowerCase();
  if (bound === undefined) return false;
  const isAfter = bound === 'after' || bound === 'since';
  return texts.every(
    ({ date }) => date?.year != null && (isAfter ? date.year > said.year! : date.year < said.year!),
  );
}
