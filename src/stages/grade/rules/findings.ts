/**
 * Everything of a reference that an answer says: the best alias as text and as name, the agreeing date, the
 * agreeing number. What the question already says is no finding, because a wrong answer repeats it too.
 */
import type { NameFinding } from '../../../values/compare-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type DateFinding, findDate } from './date-match.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { findKnownAs, findPerson } from './name-match.ts';
import { type FindNumberOptions, findNumber, type NumberFinding } from './number-match.ts';
import { isOtherCity } from './place-match.ts';
import { findParts, findText, findWhole, type TextFinding } from './text-match.ts';

/** What was found of one expected text. */
export interface AliasFinding {
  readonly expected: ExpectedText;
  readonly text: TextFinding;
  readonly name: NameFinding | null;
  /** What matched may be a namesake: "Paris, Texas" for Paris, "Modest Tchaikovsky" where Pyotr is an alias as well. */
  readonly namesake: boolean;
}

export interface Findings {
  readonly best: AliasFinding | null;
  /** Counts how many aliases are found at least in half; the score alone asks for it. */
  readonly half: () => number;
  /** How many aliases there are. */
  readonly aliases: number;
  readonly date: DateFinding | null;
  readonly number: NumberFinding | null;
}

export interface FindOptions extends FindNumberOptions {
  /** Whether names of persons are looked for. @default false */
  readonly personal?: boolean;
}

/** Looks for everything expected in an answer. */
export function findAll(
  expected: Expected,
  answer: AnswerReading,
  { personal = false, tolerance }: FindOptions = {},
): Findings {
  const { best, found } = look(expected, answer, personal);
  const namesake =
    best?.text.phrase === true &&
    ((expected.within.length === 0 && isOtherCity(best.expected, best.text, answer)) ||
      (personal && isOtherPerson(best.expected, expected, answer)));
  return {
    best: best && namesake ? { ...best, namesake } : best,
    half: () => (found ?? textsFound(expected, answer)).filter(isHalf).length,
    aliases: expected.texts.length,
    date: findDate(expected, answer),
    number: findNumber(expected, answer, tolerance ? { tolerance } : {}),
  };
}

interface Look {
  readonly best: AliasFinding | null;
  /** What was found of each alias; null where one that stands there as it is written spared looking further. */
  readonly found: readonly TextFinding[] | null;
}

/**
 * The alias that is worth most, and the first of those. One that stands there as it is written is worth more than any other, so
 * all are looked for in this way before any is compared word by word.
 */
function look({ texts }: Expected, answer: AnswerReading, personal: boolean): Look {
  const wholes: (TextFinding | null)[] = [];
  for (const one of texts) {
    const text = findWhole(one, answer);
    if (isPlain(text)) return { best: { expected: one, text, name: null, namesake: false }, found: null };
    wholes.push(text);
  }
  let best: AliasFinding | null = null;
  let bestWorth = -1;
  const found = texts.map((one, at) => {
    const text = wholes[at] ?? findParts(one, answer);
    const name =
      personal && !text.phrase && one.person !== null ? findKnownAs(one.person, texts, answer) : null;
    const worth = worthOf(text, name);
    if (worth > bestWorth) {
      best = { expected: one, text, name, namesake: false };
      bestWorth = worth;
    }
    return text;
  });
  return { best, found };
}

/** Stands in the answer, and not as an echo of the question. */
function isPlain(text: TextFinding | null): text is TextFinding {
  return text?.phrase === true && !text.echo;
}

function isHalf({ addedRecall }: TextFinding): boolean {
  return (addedRecall ?? 0) >= 0.5;
}

/** Of every alias, or up to the first that stands there if that is of several words. */
function textsFound({ texts }: Expected, answer: AnswerReading): TextFinding[] {
  const found: TextFinding[] = [];
  let isFirst = true;
  for (const one of texts) {
    const text = findText(one, answer);
    found.push(text);
    if (!isPlain(text) || !isFirst) continue;
    if (one.content.length > 1 && !one.sentence) break;
    isFirst = false;
  }
  return found;
}

/** A family name alone matched, and every longer form of the reference finds other given names beside it. */
function isOtherPerson(matched: ExpectedText, expected: Expected, answer: AnswerReading): boolean {
  if (matched.content.length !== 1) return false;
  const longer = expected.texts.flatMap(({ person }) =>
    person !== null && person.given.length > 0 && person.family.at(-1) === matched.content[0]?.text
      ? [person]
      : [],
  );
  return (
    longer.length > 0 &&
    longer.every((person) => {
      const finding = findPerson(person, answer);
      return finding?.agreement === 'other' && answer.adds(finding.first);
    })
  );
}

function worthOf(text: TextFinding, name: NameFinding | null): number {
  if (text.phrase || text.runTogether) return text.echo ? 0.3 : text.phrase ? 10 : 9;
  const named =
    name?.agreement === 'full'
      ? 1
      : name?.agreement === 'family'
        ? 0.8
        : name?.agreement === 'other'
          ? -0.1
          : 0;
  return Math.max(text.recall, text.addedRecall ?? 0) + named + 0.2;
}
