/**
 * Whether a date is told of an event that the question's cannot be: "she died in 1834" for when she was born, "1801-1834" for a
 * birth in 1834. By lists of events that no synonym joins; any other verb may be another word for what is asked.
 */
import type { LetterPattern } from '../../../values/letter-pattern.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import { BIRTH_ELSEWHERE, DEATH_ELSEWHERE } from './languages/life-events.ts';
import type { Span } from './span.ts';

const BEGINNING =
  /\b(?:born|birth|founded|beg[aiu]n|start(?:ed)?|opened|established|released|launched|created)\b/i;
const ENDING = /\b(?:die[ds]?|death|end(?:ed)?|closed?|dissolved|retired?|finish(?:ed)?)\b/i;

/** "1801–1834" for a birth in 1834, "1834–1901" for a death in that year: the wrong end of a span. */
export function isOtherEnd(
  { dates }: AnswerReading,
  match: Span,
  {
    question,
    expected,
  }: { readonly question: string; readonly expected: readonly Pick<ExpectedText, 'date'>[] },
): boolean {
  const said = dates.find(({ first, last }) => first <= match.first && last >= match.last);
  if (said?.precision !== 'year' || said.lastYear === said.year) return false;
  const [begins, ends] = [BEGINNING.test(question), ENDING.test(question)];
  if (begins === ends) return false;
  const end = begins ? said.year : said.lastYear;
  return expected.every(({ date }) => date !== null && date.year !== end && date.lastYear !== end);
}

interface EventPattern {
  test(text: string): boolean;
}

const COMPLETING = /\b(?:completed?|completion|finished)\b/i;
const CHANGING = /\b(?:rebuilt|renovated|restored|relocated|moved|renamed|reopened|refounded)\b/i;
const CLOSING =
  /\b(?:closed|dissolved|demolished|abolished|disbanded|destroyed|ended|ends?|concluded|expired|sink|sank|sunk|wrecked)\b/i;

/** Events that no synonym joins. */
const EVENTS: readonly EventPattern[] = [
  eventOf(/\b(?:born|birth|birthday)\b/i, BIRTH_ELSEWHERE),
  eventOf(/\b(?:die[ds]?|death|dead|passed away|killed)\b/i, DEATH_ELSEWHERE),
  /\b(?:buried|funeral|burial|interred)\b/i,
  /\b(?:married|marry|marries|marriage|wedding|wed)\b/i,
  COMPLETING,
  CHANGING,
  CLOSING,
];
/** These cannot be what a question about a beginning means, as a birth or a completion can. */
const AFTER_BEGINNING: readonly EventPattern[] = [CHANGING, CLOSING];

function eventOf(english: RegExp, elsewhere: LetterPattern): EventPattern {
  return { test: (text) => english.test(text) || elsewhere.test(text) };
}

const BEGINS =
  /\b(?:begins?|began|begun|starts?|founded|built|opened|established|created|formed|started|invented|published|released|launched|departed)\b/i;

/** "She died in 1834", asked when she was born. */
export function isOppositeEvent(clause: string, question: string): boolean {
  const asked = EVENTS.filter((event) => event.test(question));
  // Both of two events are asked about, or none of these.
  if (asked.length + (BEGINS.test(question) ? 1 : 0) !== 1) return false;
  const [event] = asked;
  if (event === undefined) return !BEGINS.test(clause) && AFTER_BEGINNING.some((one) => one.test(clause));
  if (event.test(clause)) return false;
  return (
    ((event === CLOSING || event === COMPLETING) && BEGINS.test(clause)) ||
    EVENTS.some((one) => one.test(clause))
  );
}
