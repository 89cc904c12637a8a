/**
 * Everything of a reference that an answer says: the best alias as text and as name, the agreeing date, the
 * agreeing number. What the question already says is no finding, because a wrong answer repeats it too.
 */
import type { NameFinding } from '../../../values/compare-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type DateFinding, findDate } from './date-match.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { findPerson } from './name-match.ts';
import { type FindNumberOptions, findNumber, type NumberFinding } from './number-match.ts';
import { isOtherCity } from './place-match.ts';
import { findText, type TextFinding } from './text-match.ts';

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
  /** How many aliases are found at least in half. */
  readonly half: number;
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
  let best: AliasFinding | null = null;
  let bestWorth = -1;
  let half = 0;
  for (const one of expected.texts) {
    const text = findText(one, answer);
    const name = personal && !text.phrase && one.person !== null ? findPerson(one.person, answer) : null;
    if ((text.addedRecall ?? 0) >= 0.5) half += 1;
    const worth = worthOf(text, name);
    if (worth <= bestWorth) continue;
    best = { expected: one, text, name, namesake: false };
    bestWorth = worth;
    if (text.phrase && !text.echo && one.content.length > 1 && !one.sentence) break;
  }
  const namesake =
    best?.text.phrase === true &&
    ((expected.within.length === 0 && isOtherCity(best.expected, best.text, answer)) ||
      (personal && isOtherPerson(best.expected, expected, answer)));
  return {
    best: best && namesake ? { ...best, namesake } : best,
    half,
    aliases: expected.texts.length,
    date: findDate(expected, answer),
    number: findNumber(expected, answer, tolerance ? { tolerance } : {}),
  };
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
