/** A gold of another kind than the question asks for: a year for "who", a name for "how many". */
import type { Reference } from '../../../../core/reference.ts';
import { readDates } from '../../../../values/read-dates.ts';
import { readNumbers } from '../../../../values/read-numbers.ts';
import type { QuestionRule } from '../lint-rule.ts';
import { askedType } from './asked-type.ts';

const NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|no|zero|once|twice|half|both|dozens?|hundreds?|thousands?|many|several|few|all|single|pair|never|infinite|plenty)\b|\d/i;

export const answerType: QuestionRule = {
  name: 'answer-type',
  severity: 'warning',
  finds: 'a gold that is no date for "when", no number for "how many", a number or date for "who" or "where"',
  remedy:
    'Compare question and gold: one of them belongs to another row, or the question asks for something else.',
  check(asked) {
    const { question, lower } = asked;
    const { reference, kind } = question;
    if (kind !== 'answerable' || reference === null || reference.form === 'facts') return null;
    const type = askedType(lower);
    if (type === null || (type === 'date' && reference.form === 'date')) return null;
    const found = clash(type, reference, { golds: asked.golds, lower });
    return found === null ? null : `asks for ${ASKED[type]}, the gold ${found}`;
  },
};

const ASKED = {
  date: 'a date',
  number: 'a number',
  person: 'a person',
  place: 'a place',
  'yes-no': 'yes or no',
} as const;

function clash(
  asked: keyof typeof ASKED,
  reference: Reference,
  { golds, lower }: { readonly golds: readonly string[]; readonly lower: string },
): string | null {
  const quoted = `"${golds[0]}"`;
  const { form } = reference;
  if (asked === 'date') {
    if (form === 'date' || form === 'set') return null;
    if (form === 'yes-no' || form === 'person' || form === 'place') return `${quoted} is none`;
    // "During the Second World War", "after the coup": a time in words is an answer to when; a bare name is not.
    return form === 'text' &&
      (isBareName(golds[0]!) || (ONE_TIME.test(lower) && isBareWord(golds[0]!))) &&
      golds.every((gold) => readDates(gold).length === 0 && !/\d/.test(gold))
      ? `${quoted} is none`
      : null;
  }
  if (asked === 'number') {
    if (form === 'person' || form === 'place' || form === 'yes-no') return `${quoted} is none`;
    return form === 'text' && golds.every((gold) => !NUMBER_WORD.test(gold) && readNumbers(gold).length === 0)
      ? `${quoted} has none`
      : null;
  }
  if (asked === 'yes-no') return null;
  if (form === 'date' || form === 'yes-no') return `${quoted} is a ${form === 'date' ? 'date' : 'yes or no'}`;
  return form === 'number' ? `${quoted} is a number` : null;
}

/** Of a birth or a death, and where a date or a year is named, a time in words is a feast or a season at most. */
const ONE_TIME =
  /^when (?:was|were|did) .*\b(?:born|die|pass away|baptised|baptized|buried)\b[ ?]*$|^(?:in|on) (?:what|which) (?:exact |specific )?(?:date|year)\b/;
const TIME_WORD =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Unknown|Never|Today|Yesterday|Antiquity|Childhood|Infancy|Easter|Christmas|Midnight|Noon|Spring|Summer|Autumn|Winter|Renaissance|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;

/** One capitalised word that is no time: "Frankfurt". */
function isBareWord(gold: string): boolean {
  return /^\p{Lu}[\p{Ll}'-]{2,}$/u.test(gold) && !TIME_WORD.test(gold);
}

/** Two or three capitalised words and nothing else: "Michio Sugeno". */
function isBareName(gold: string): boolean {
  return (
    /^\p{Lu}\p{Ll}+(?: (?:de |van |von )?\p{Lu}[\p{L}.'-]+){1,2}$/u.test(gold) &&
    !/\b(?:War|Age|Era|Dynasty|Day|Period|Century|Renaissance|Revolution|Easter|Christmas|Eve|Summer|Winter|Spring|Autumn)\b/.test(
      gold,
    )
  );
}
