/**
 * The month that is expected by its name, said shortened or in another language: "Mar." for March, "v březnu", "maaliskuussa". Only
 * where a month is asked for, because "Mar", "Mai" and "Marco" are names elsewhere.
 */
import { remembered } from '../../../core/remembered.ts';
import { monthAt } from '../../../values/month-names.ts';
import { readWords, type Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { setAside } from './negation.ts';
import type { Verdict } from './verdict.ts';

const asksMonth = remembered((question) =>
  /(?<!\p{L})(?:months?|monats?|mois|mes|mês|mese|maand|měsíc\p{L}*|mesiac\p{L}*|miesiąc\p{L}*|месяц\p{L}*|місяц\p{L}*|månad\p{L}*|måned\p{L}*|kuukau\p{L}+|ayda|hónap\p{L}*)(?!\p{L})|月/iu.test(
    question,
  ),
);

/** Right or wrong where one month is said; null where none is expected or asked for, and where several are said. */
export function monthVerdict(
  { texts }: Expected,
  { answer, question }: { readonly answer: AnswerReading; readonly question: string },
): Verdict | null {
  if (answer.words.length > LONGEST || !asksMonth(question)) return null;
  const wanted = new Set(texts.flatMap(({ raw }) => monthOf(raw) ?? []));
  const [month] = wanted;
  if (month === undefined || wanted.size > 1) return null;
  const said = answer.words.flatMap((_, at) => {
    const one = monthIn(answer.words, at);
    return one === null || !answer.addsBetween(at, at) ? [] : [{ at, month: one }];
  });
  const [only] = said;
  if (only === undefined || new Set(said.map((one) => one.month)).size > 1) return null;
  if (only.at >= answer.firstSentenceEnd || setAside(answer, { first: only.at, last: only.at })) return null;
  return { finding: only.month === month ? 'right' : 'wrong', rule: 'class', first: only.at, last: only.at };
}
/** Words of an answer that says a month. */
const LONGEST = 14;

const monthOf = remembered((raw): number | null => {
  const { words } = readWords(raw);
  return words.length === 1 ? monthIn(words, 0) : null;
});

/** The month a word names in every language that has the word; a short form only by itself or behind a little word. */
function monthIn(words: readonly Word[], at: number): number | null {
  const found = monthAt(words, at);
  if (found === null || found.other !== null || found.words > 1) return null;
  return found.needs === 'nothing' || words.length <= 3 ? found.month : null;
}
