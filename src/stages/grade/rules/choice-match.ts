/**
 * "Is it A or B?": a question that names its answers. Both stand in it, so finding the reference tells nothing by itself;
 * what decides is which of them the answer gives, and an answer that gives both is left to a judge.
 */

import { remembered } from '../../../core/remembered.ts';
import { OR_WORDS } from '../../../values/or-words.ts';
import { readWords, type Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { setAside } from './negation.ts';
import type { Verdict } from './verdict.ts';

/** Of other languages; English ones are function words everywhere. */
const ARTICLES = new Set(
  'ein eine einen einem einer der die das den dem un une uno una le la les el los las il lo um uma een het en ett et'.split(
    ' ',
  ),
);

interface Choice {
  /** Stems that only the expected alternative has, and only the others. */
  readonly right: ReadonlySet<string>;
  readonly wrong: ReadonlySet<string>;
}

/** What an answer to "A or B" settles; null where the question offers no choice with the reference in it. */
export function choiceVerdict(
  expected: Expected,
  { answer, question }: { readonly answer: AnswerReading; readonly question: string },
): Verdict | null {
  if (!offersChoice(question)) return null;
  const { words } = readWords(question);
  for (const text of expected.texts) {
    const choice = choiceOf(text, words);
    if (choice === null) continue;
    const [right, wrong] = [placeOf(choice.right, answer), placeOf(choice.wrong, answer)];
    if (right === null && wrong === null) continue;
    if (right !== null && wrong !== null) return null;
    const at = (right ?? wrong) as number;
    if (at >= answer.firstSentenceEnd || setAside(answer, { first: at, last: at })) return null;
    return { finding: right === null ? 'wrong' : 'right', rule: 'choice', first: at, last: at };
  }
  return null;
}

const MAY_OFFER = new RegExp(String.raw`[\s,](?:${[...OR_WORDS].join('|')})\.?\s`, 'iu');

/** True where a question has an "or": it may name its answers. */
export const offersChoice = remembered((question) => MAY_OFFER.test(question));

/** The expected text stands in the question beside "or": what tells it from its neighbours there. */
function choiceOf({ content }: ExpectedText, words: readonly Word[]): Choice | null {
  const carrying = words.filter(
    (word) => OR_WORDS.has(word.text) || (!word.stop && !ARTICLES.has(word.text)),
  );
  const size = content.length;
  const wanted = content.map(({ stem }) => stem);
  for (const [at, word] of carrying.entries()) {
    if (!OR_WORDS.has(word.text)) continue;
    const left = stems(carrying, Math.max(at - size, opensAt(carrying, at, words)), at);
    const right = stems(carrying, at + 1, at + 1 + size);
    if (left.length < size && right.length < size) continue;
    // "Ferrous or non-ferrous": the one holds the other, and its own word decides.
    if (same(right, wanted) && left.every((stem) => wanted.includes(stem)) && left.length < size)
      return { right: new Set(wanted.filter((stem) => !left.includes(stem))), wrong: new Set() };
    // Of a list ("red, blue or green") the members further left count too.
    const others = same(right, wanted)
      ? [...left, ...listed(carrying, at - 2, words)]
      : same(left, wanted)
        ? right
        : same(stems(carrying, at - 1 - size, at - 1), wanted) && size === 1
          ? [...stems(carrying, at - 1, at), ...right]
          : null;
    if (others === null) continue;
    const only = (from: readonly string[], but: readonly string[]) =>
      new Set(from.filter((stem) => !but.includes(stem)));
    const choice = { right: only(wanted, others), wrong: only(others, wanted) };
    return choice.right.size > 0 && choice.wrong.size > 0 ? choice : null;
  }
  return null;
}

/** Where the alternative before "or" begins: behind an article or another little word. */
function opensAt(carrying: readonly Word[], or: number, words: readonly Word[]): number {
  let first = or;
  while (
    first > 0 &&
    words.indexOf(carrying[first] as Word) - words.indexOf(carrying[first - 1] as Word) === 1
  )
    first -= 1;
  return first === or ? or - 1 : first;
}

/** The word two before "or", where a comma parts it from the one before "or". */
function listed(carrying: readonly Word[], at: number, words: readonly Word[]): readonly string[] {
  const [one, next] = [carrying[at], carrying[at + 1]];
  return one && next && words.indexOf(next) === words.indexOf(one) + 1 && next.start === one.end + 2
    ? [one.stem]
    : [];
}

function stems(words: readonly Word[], from: number, to: number): readonly string[] {
  return words.slice(Math.max(0, from), to).map(({ stem }) => stem);
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((stem, at) => stem === right[at]);
}

/** The first word of the answer that is one of these. */
function placeOf(wanted: ReadonlySet<string>, answer: AnswerReading): number | null {
  return answer.content.find((at) => wanted.has(answer.words[at]?.stem ?? '')) ?? null;
}
