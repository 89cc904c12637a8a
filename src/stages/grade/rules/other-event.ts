/**
 * Whether the match is told of another event than the one asked about: "she lived in Ulm but was born in Munich" for where she
 * was born, "opened in 1867 but founded in 1860", "her father died of cholera". Told by the verb of the question, which stands
 * in another clause beside a value of its own.
 */
import type { DateMention } from '../../../values/date-mention.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './asked-words.ts';
import { BASES, isPastForm } from './irregular-verbs.ts';
import { isOppositeEvent } from './opposite-event.ts';
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
    const own = dateAt(answer, match);
    return (
      own !== undefined &&
      answer.dates.some(
        (date) =>
          date.first > verb &&
          isInside(date, clause, answer) &&
          isOtherDate(date, own) &&
          answer.addsBetween(date.first, date.last),
      )
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
function isDateOfAnother(own: Clause, other: Clause, answer: AnswerReading, match: Verdict): boolean {
  const { words, asked, dates } = answer;
  const said = dateAt(answer, match);
  const told = tellingWords(own, words);
  if (said === undefined || told.some((word) => isAskedWord(word, asked))) return false;
  if (!told.some((word) => word.capital && word.end < words[said.first]!.start)) return false;
  const subjects = tellingWords(other, words).filter((word) => word.capital && isAskedWord(word, asked));
  return (
    subjects.length > 0 &&
    dates.some(
      (date) =>
        isInside(date, other, answer) &&
        isOtherDate(date, said) &&
        subjects.some((word) => word.end < words[date.first]!.start),
    )
  );
}

function dateAt({ dates }: AnswerReading, match: Verdict): DateMention | undefined {
  return dates.find(({ first, last }) => first <= match.first && last >= match.first);
}

function isInside({ first, last }: DateMention, { from, to }: Clause, { words }: AnswerReading): boolean {
  return words[first]!.start >= from && words[last]!.end <= to;
}

/** As fine as the other one, and not the same. */
function isOtherDate(one: DateMention, other: DateMention): boolean {
  return (
    one.precision === other.precision &&
    (one.year !== other.year || one.month !== other.month || one.day !== other.day)
  );
}

/** Words of a clause that carry meaning. */
function tellingWords({ from, to }: Clause, words: readonly Word[]): readonly Word[] {
  return words.filter(({ start, end, stop }) => start >= from && end <= to && !stop);
}

/** "Jack was played by Otto Lind and Cal by Ada Brandt", asked who played Jack: what is asked about stands in the other clause. */
function isByAnother(own: Clause, other: Clause, { words, asked }: AnswerReading, match: Verdict): boolean {
  if (words[match.first - 1]?.text !== 'by') return false;
  const beside = tellingWords(own, words).filter((word) => word.end < words[match.first]!.start);
  return (
    beside.length > 0 &&
    beside.length < 4 &&
    // Its verb stands in the other clause.
    !beside.some(({ text }) => text.endsWith('ed')) &&
    !words
      .slice(Math.max(0, match.first - 3), match.first)
      .some(({ text }) => /^(?:is|are|was|were)$/.test(text)) &&
    !beside.some((word) => isAskedWord(word, asked)) &&
    tellingWords(other, words).some((word) => isAskedWord(word, asked)) &&
    words.some(
      ({ text, start, end }, at) =>
        text === 'by' && start >= other.from && end <= other.to && words[at + 1]?.capital,
    )
  );
}

const LEADS = new Set('in at on of from by is was were are'.split(' '));
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
      (asked.has(stem) && isPastForm(text)) ||
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
  /\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:late |elder |older |younger |own )?(father|mother|parents|brother|sister|son|daughter|wife|husband|grandfather|grandmother|uncle|aunt|cousin)\b(?:,? \p{Lu}[\p{L}'-]+){0,3},? ?(?:\w+ )?(?:was|were|is|died|lived|came|worked|had)\b[^,;.]*$/u;

/** "Her father died of cholera": told of somebody else, where the question names no such person. */
function isOfRelative(before: string, question: string): boolean {
  const kin = RELATIVE.exec(before)?.[1];
  return kin !== undefined && !question.toLowerCase().includes(kin);
}
