/**
 * Values that follow from what an answer says: "opened in 1870 and closed 30 years later" gives 1900, "born in 1950, died in
 * 2001" an age of 51 or 50, "two terms of four years" eight years. They are no claim in so many words, so that they accept
 * nothing; but an answer from which the reference follows is not wrong either.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';

const LATER = /^\W*years?\W+(?:later|after|afterwards|before|earlier|prior|previously|on)\b/i;
const AGED =
  /\b(?:aged?(?: of)?|at(?: the age of)?) (\d{1,3})\b(?! ?(?:%|[ap]m\b|:))|\b(\d{1,3})[- ]years?[- ]old\b|\bwas (\d{1,2}) (?:in|when)\b/i;
/** More values than an answer gives that reckons. */
const MOST = 12;

/** True when an expected year is a number of years away from one that is said. */
export function followsAsYear({ texts }: Expected, { dates, numbers, read }: AnswerReading): boolean {
  if (dates.length === 0 || dates.length > MOST || numbers.length > MOST) return false;
  const spans = numbers.filter(({ end, last, first, unitWord }) =>
    LATER.test(read.text.slice(unitWord === null ? end : read.words[Math.min(last, first)]!.end, end + 24)),
  );
  const aged = AGED.exec(read.text);
  if (aged !== null) {
    const age = Number(aged[1] ?? aged[2] ?? aged[3]);
    // Her birthday may still have been to come.
    const follows = texts.some(
      ({ date }) =>
        date?.year != null &&
        dates.some(({ year }) => year !== null && [0, 1].includes(Math.abs(date.year! - year) - age)),
    );
    if (follows) return true;
  }
  return texts.some(
    ({ date }) =>
      date?.year != null &&
      dates.some(
        ({ year }) =>
          year !== null && spans.some(({ value }) => Math.abs((date.year as number) - year) === value),
      ),
  );
}

/** True when an expected number is the years between two dates that are said, or two of its numbers multiplied. */
export function followsAsNumber({ texts }: Expected, { dates, numbers }: AnswerReading): boolean {
  if (dates.length > MOST || numbers.length > MOST) return false;
  const years = dates.flatMap(({ year, lastYear }) => (year === null ? [] : [year, lastYear ?? year]));
  const counts = numbers
    .map(({ value }) => value)
    .filter((value) => Number.isInteger(value) && value > 1 && value < 1000);
  return texts.some(({ number }) => {
    if (number === null || !Number.isInteger(number.value)) return false;
    const between = years.some((from) =>
      years.some((to) => to > from && [0, 1].includes(to - from - number.value)),
    );
    return (
      between || counts.some((one, at) => counts.slice(at + 1).some((other) => one * other === number.value))
    );
  });
}
