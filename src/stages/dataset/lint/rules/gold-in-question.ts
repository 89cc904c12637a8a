/**
 * The answer stands in the question. Whole words side by side; a yes or no and a choice between two things offered are
 * no leak (the rule `guessable` speaks of them), nor is a name asked of the thing named after it in part.
 */
import { isAscii } from '../../../../values/fold-text.ts';
import { type ReadText, readWords, type Word } from '../../../../values/words.ts';
import type { QuestionRule } from '../lint-rule.ts';

const NO_GOLD_TEXT = new Set(['yes-no', 'facts', 'set']);
/** A choice between things offered. */
const OFFERS = / or |\bbetween\b.* and /;

/** A question that repeats part of a sentence gold says little. */
const LONGEST_GOLD = 6;

export const goldInQuestion: QuestionRule = {
  name: 'gold-in-question',
  severity: 'warning',
  finds: 'the gold, word for word, inside the question',
  remedy: 'Reword the question, or drop it.',
  check(asked) {
    const { lower } = asked;
    const { reference } = asked.question;
    if (reference === null || NO_GOLD_TEXT.has(reference.form)) return null;
    if (reference.form === 'number') {
      // A bare small number stands in a question for many reasons.
      return Math.abs(reference.value) >= 1000 &&
        holdsNumber(lower.replaceAll(',', ''), `${reference.value}`) &&
        !OFFERS.test(lower)
        ? told(asked.golds[0]!)
        : null;
    }
    if (reference.form === 'date') {
      return reference.precision === 'year' &&
        holdsNumber(lower, reference.value) &&
        !/\bafter\b|\bsince\b/.test(lower) &&
        !OFFERS.test(lower)
        ? told(asked.golds[0]!)
        : null;
    }
    const gold = asked.golds[0]!;
    if (!mayHold(lower, gold) || OFFERS.test(lower)) return null;
    const words = readWords(gold).words;
    const wanted = words.filter((word) => !word.stop);
    // A sentence that repeats the question is an answer in full, not a leak.
    if (
      words.length - wanted.length > 2 ||
      /^(?:no|yes|there|it|you|they|i|nothing|one|an?|some|people)\b/i.test(gold)
    )
      return null;
    // "Basorexia is a strong desire to do what": the gold is what is explained.
    if (/\bmedical term\b|\bname given\b|^between\b/.test(lower)) return null;
    const letters = wanted.reduce((sum, word) => sum + word.text.length, 0);
    if (wanted.length === 0 || wanted.length > LONGEST_GOLD || letters < 4) return null;
    return standsIn(asked.read, words.filter(isTold)) ? told(gold) : null;
  },
};

/** False where the question lacks a run of letters of the gold; without accents in both, or it is not looked into. */
function mayHold(lower: string, gold: string): boolean {
  const run = /(?!the\b)[a-z]{3,}/i.exec(gold)?.[0].toLowerCase();
  if (run === undefined || lower.includes(run)) return true;
  return (
    !isAscii(gold) || !isAscii(lower) || (lower.includes("'") && lower.replaceAll("'", '').includes(run))
  );
}

/** A pattern costs more than the search that nearly always makes it needless. */
function holdsNumber(text: string, value: string): boolean {
  return text.includes(value) && new RegExp(`\\b${value}\\b`).test(text);
}

function told(gold: string): string {
  return `the question holds its answer, "${gold}"`;
}

/** Articles come and go; every other word of the gold must be there: "in space" does not stand in "space". */
function isTold(word: Word): boolean {
  return !/^(?:an?|the)$/.test(word.text);
}

/** The wanted words side by side, whole: "space" does not stand in "space-time". */
function standsIn({ text, words }: ReadText, wanted: readonly Word[]): boolean {
  const told = words.filter(isTold);
  for (let start = 0; start + wanted.length <= told.length; start += 1) {
    if (!wanted.every((word, at) => told[start + at]!.text === word.text)) continue;
    const [first, last] = [told[start], told[start + wanted.length - 1]];
    const isPart = /[\p{L}\d]-$/u.test(text.slice(Math.max(0, first!.start - 2), first!.start));
    if (!isPart && !/^-[\p{L}\d]/u.test(text.slice(last!.end, last!.end + 2))) return true;
  }
  return false;
}
