/**
 * Whether the match is told of another event than the one asked about: "she lived in Ulm but was born in Munich" for where she
 * was born, "opened in 1867 but founded in 1860", "her father died of cholera". Told by the verb of the question, which stands
 * in another clause beside a value of its own.
 */
import type { LetterPattern } from '../../../values/letter-pattern.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import { BASES, isAskedWord } from './irregular-verbs.ts';
import { BIRTH_ELSEWHERE, DEATH_ELSEWHERE } from './languages/life-events.ts';
import { headNoun } from './question-form.ts';
import type { Verdict } from './verdict.ts';

/** True where the verb of the question has another value, or the match another verb of the same kind. */
export function isOfOtherEvent(answer: AnswerReading, match: Verdict, question: string): boolean {
  const { words, read } = answer;
  const { text } = read;
  const [start, end] = [words[match.first]!.start, words[match.last]!.end];
  // One clause, and nobody's kin in it.
  const isShort = start <= REACH && text.length - end <= REACH;
  const isJoined = answer.may('joint') || text.includes(';');
  if (isShort && !isJoined && !answer.may('kin') && match.rule !== 'date' && !words[match.first]!.digits)
    return false;
  const clauses = clausesAround(text, start, end);
  const own = clauses.find(({ from, to }) => start >= from && start < to);
  if (own === undefined) return false;
  const before = text.slice(own.from, start);
  if (isOfRelative(before, question)) return true;
  if (match.rule === 'date' && isOppositeEvent(text.slice(own.from, own.to), question)) return true;
  if (clauses.length < 2) return false;
  if (clauses.some((clause) => clause !== own && isByAnother(own, clause, answer, match))) return true;
  const verbs = verbsIn(own, answer, question);
  if (verbs.length > 0) return false;
  if (
    match.rule === 'date' &&
    clauses.some((clause) => clause !== own && isDateOfAnother(own, clause, answer, match))
  )
    return true;
  const dated = words[match.first]!.digits;
  const lead = words[match.first - 1]?.text ?? '';
  if (!dated && !LEADS.has(lead)) return false;
  // Something is told in the match's own clause.
  const tells = words.some(
    ({ start: from, end: to, stop, capital, stem }, at) =>
      (at < match.first || at > match.last) &&
      from >= own.from &&
      to <= own.to &&
      !stop &&
      // The first word has its capital from there.
      (!capital || from === clauses[0]!.from) &&
      !answer.asked.has(stem),
  );
  return (
    tells &&
    clauses.some((clause) => clause !== own && hasOwnValue(clause, answer, { match, lead, question }))
  );
}

const BEGINNING =
  /\b(?:born|birth|founded|beg[aiu]n|start(?:ed)?|opened|established|released|launched|created)\b/i;
const ENDING = /\b(?:die[ds]?|death|end(?:ed)?|closed?|dissolved|retired?|finish(?:ed)?)\b/i;

/** "1801–1834" for a birth in 1834, "1834–1901" for a death in that year: the wrong end of a span. */
export function isOtherEnd(
  { dates }: AnswerReading,
  match: Verdict,
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

interface Clause {
  readonly from: number;
  readonly to: number;
}

/** The clause has the question's verb and, behind it and led in alike, a value of the match's kind. */
function hasOwnValue(
  clause: Clause,
  answer: AnswerReading,
  { match, lead, question }: { readonly match: Verdict; readonly lead: string; readonly question: string },
): boolean {
  const [verb] = verbsIn(clause, answer, question);
  if (verb === undefined) return false;
  const matched = answer.words[match.last]!;
  // "The launch was on July 20, 1969, and the landing on July 24, 1969": one year, and another day.
  if (match.rule === 'date') {
    const own = answer.dates.find(({ first, last }) => first <= match.first && last >= match.first);
    return answer.dates.some(
      (date) =>
        own !== undefined &&
        date.first > verb &&
        answer.words[date.first]!.start >= clause.from &&
        answer.words[date.last]!.end <= clause.to &&
        date.precision === own.precision &&
        (date.year !== own.year || date.month !== own.month || date.day !== own.day) &&
        answer.addsBetween(date.first, date.last),
    );
  }
  return answer.words.some(
    (word, at) =>
      at > verb &&
      word.start >= clause.from &&
      word.end <= clause.to &&
      word.capital === matched.capital &&
      word.digits === matched.digits &&
      (word.digits
        ? word.text.length === matched.text.length && word.text !== matched.text
        : answer.words[at - 1]?.text === lead) &&
      (answer.adds(at) || (answer.words[at + 1]?.capital === true && answer.adds(at + 1))),
  );
}

/** "Zenda was on 14 October and Hentzau on 25 December", asked about Hentzau. */
function isDateOfAnother(
  own: Clause,
  other: Clause,
  { words, asked, dates }: AnswerReading,
  match: Verdict,
): boolean {
  const within = ({ from, to }: Clause) =>
    words.filter(({ start, end, stop }) => start >= from && end <= to && !stop);
  const said = dates.find(({ first, last }) => first <= match.first && last >= match.first);
  if (said === undefined || within(own).some((word) => isAskedWord(word, asked))) return false;
  const subject = within(own).some((word) => word.capital && word.end < words[said.first]!.start);
  return (
    subject &&
    dates.some((date) => {
      if (words[date.first]!.start < other.from || words[date.last]!.end > other.to) return false;
      const before = within(other).filter((word) => word.end < words[date.first]!.start);
      return (
        date.precision === said.precision &&
        (date.year !== said.year || date.month !== said.month || date.day !== said.day) &&
        before.some((word) => word.capital && isAskedWord(word, asked))
      );
    })
  );
}

/** "Jack was played by Otto Lind and Cal by Ada Brandt", asked who played Jack: what is asked about stands in the other clause. */
function isByAnother(own: Clause, other: Clause, { words, asked }: AnswerReading, match: Verdict): boolean {
  if (words[match.first - 1]?.text !== 'by') return false;
  const within = ({ from, to }: Clause) =>
    words.filter(({ start, end, stop }) => start >= from && end <= to && !stop);
  const beside = within(own).filter((word) => word.end < words[match.first]!.start);
  return (
    beside.length > 0 &&
    beside.length < 4 &&
    // Its verb stands in the other clause.
    !beside.some(({ text }) => text.endsWith('ed')) &&
    !words
      .slice(Math.max(0, match.first - 3), match.first)
      .some(({ text }) => /^(?:is|are|was|were)$/.test(text)) &&
    !beside.some((word) => isAskedWord(word, asked)) &&
    within(other).some((word) => isAskedWord(word, asked)) &&
    words.some(
      ({ text, start, end }, at) =>
        text === 'by' && start >= other.from && end <= other.to && words[at + 1]?.capital,
    )
  );
}

const LEADS = new Set('in at on of from by is was were are'.split(' '));
const VERBS = new Set(
  'born built made wrote written won sung sang held found begun began lost led drawn shot sold bought taught sent'.split(
    ' ',
  ),
);
/** Verbs that say the noun which a question asks with. */
const SAYS: Readonly<Record<string, string>> = {
  died: 'death',
  die: 'death',
  born: 'birth',
  founded: 'founding',
};

const DETERMINES = new Set('the its his her their'.split(' '));
/** What happens, said by a noun: "the landing", "the election". */
const EVENT_NOUN = /^(?:\p{L}{3,}(?:ing|tion|sion|ment)|launch|release|debut|birth|death|arrival|premiere)$/u;

/** Places of the question's verbs in a clause, and of what it asks for by name ("the capital is"). */
function verbsIn({ from, to }: Clause, { words, asked }: AnswerReading, question: string): number[] {
  const head = headNoun(question);
  return words.flatMap(({ start, end, stop, stem, text }, at) => {
    if (start < from || end > to || stop) return [];
    const noun = SAYS[text];
    const base = BASES.get(text);
    const isVerb =
      (asked.has(stem) && (text.endsWith('ed') || VERBS.has(text))) ||
      (base !== undefined && asked.has(base)) ||
      (text.endsWith('ed') && (asked.has(text.slice(0, -1)) || asked.has(text.slice(0, -2)))) ||
      (noun !== undefined && asked.has(noun)) ||
      (asked.has(stem) && EVENT_NOUN.test(text) && DETERMINES.has(words[at - 1]?.text ?? '')) ||
      stem === head;
    return isVerb ? [at] : [];
  });
}

const BREAK = /[.!?]\s+(?=\p{Lu})|\n/gu;
const JOIN = /;\s+|,?\s+(?:and|but|while|whereas|though|although|yet)\s+|,\s+(?=[a-z])/gi;
/** Characters looked through on either side. */
const REACH = 240;

/** The clauses of the sentence that holds the match. */
function clausesAround(text: string, start: number, end: number): Clause[] {
  const earliest = Math.max(0, start - REACH);
  const before = [...text.slice(earliest, start).matchAll(BREAK)].at(-1);
  const from = before === undefined ? earliest : earliest + before.index + before[0].length;
  const rest = text.slice(end, end + REACH);
  const to = end + (rest.search(/[.!?](?:\s|$)|\n/) + 1 || rest.length + 1) - 1;
  const found: Clause[] = [];
  let opens = from;
  for (const { index, 0: joint } of text.slice(from, to).matchAll(JOIN)) {
    found.push({ from: opens, to: from + index });
    opens = from + index + joint.length;
  }
  found.push({ from: opens, to });
  return found;
}

const RELATIVE =
  /\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:late |elder |older |younger |own )?(father|mother|parents|brother|sister|son|daughter|wife|husband|grandfather|grandmother|uncle|aunt|cousin)\b(?:,? (?:\p{Lu}[\p{L}'-]+,? ?){1,3})? ?(?:\w+ )?(?:was|were|is|died|lived|came|worked|had)\b[^,;.]*$/u;

/** "Her father died of cholera": told of somebody else, where the question names no such person. */
function isOfRelative(before: string, question: string): boolean {
  const kin = RELATIVE.exec(before)?.[1];
  return kin !== undefined && !question.toLowerCase().includes(kin);
}

/** Events that no synonym joins. */
const EVENTS: readonly { test(text: string): boolean }[] = [
  eventOf(/\b(?:born|birth|birthday)\b/i, BIRTH_ELSEWHERE),
  eventOf(/\b(?:die[ds]?|death|dead|passed away|killed)\b/i, DEATH_ELSEWHERE),
  /\b(?:buried|funeral|burial|interred)\b/i,
  /\b(?:married|marry|marries|marriage|wedding|wed)\b/i,
  /\b(?:completed?|completion|finished)\b/i,
  /\b(?:rebuilt|renovated|restored|relocated|moved|renamed|reopened|refounded)\b/i,
  /\b(?:closed|dissolved|demolished|abolished|disbanded|destroyed|ended|ends?|concluded|expired|sink|sank|sunk|wrecked)\b/i,
];
const CLOSING = EVENTS.length - 1;
const COMPLETING = 4;

function eventOf(english: RegExp, elsewhere: LetterPattern): { test(text: string): boolean } {
  return { test: (text) => english.test(text) || elsewhere.test(text) };
}

const BEGINS =
  /\b(?:begins?|began|begun|starts?|founded|built|opened|established|created|formed|started|invented|published|released|launched|departed)\b/i;

/** "She died in 1834", asked when she was born. */
function isOppositeEvent(clause: string, question: string): boolean {
  const asked = EVENTS.filter((event) => event.test(question));
  // Both of two events are asked about, or none of these.
  if (asked.length + (BEGINS.test(question) ? 1 : 0) !== 1) return false;
  if (asked.some((event) => event.test(clause)) || (asked.length === 0 && BEGINS.test(clause))) return false;
  if (asked.some((event) => event === EVENTS[CLOSING] || event === EVENTS[COMPLETING]) && BEGINS.test(clause))
    return true;
  return EVENTS.some((event, at) => (asked.length > 0 || at > 4) && event.test(clause));
}
