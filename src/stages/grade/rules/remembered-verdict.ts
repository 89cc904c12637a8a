/**
 * The rules with a memory. What they say depends on question, reference, rubric and answer alone, never on who answered, when or
 * under which settings, and in most files many answer a question alike ("1945", "Paris", "I don't know"): what was said of
 * the same answer to the same question is said again.
 */
import type { Judgement } from '../../../core/grade.ts';
import { keptWhileOfUse } from '../../../core/kept-while-of-use.ts';
import { type GradeByRulesInput, gradeByRules } from './grade-by-rules.ts';

const MOST = 30_000;
/** Of questions and answers together. */
const MOST_CHARACTERS = 16_000_000;
/** Characters; hardly two models write so much in the same words. */
const LONGEST = 2_000;

const numbers = new WeakMap<object, number>();
let numbered = 0;

/**
 * As `gradeByRules`; the judgement is the same object for all who gave the answer and must not be changed. References and rubrics
 * of one's own are known by the object.
 */
export type VerdictByRules = (input: GradeByRulesInput) => Judgement;

/** Verdicts under their keys, for whoever has them worked out elsewhere and asks beforehand which are wanted. */
export interface VerdictMemory {
  readonly verdictOf: VerdictByRules;
  /** Null where a verdict is not remembered. */
  keyOf(input: GradeByRulesInput): string | null;
  known(key: string): Judgement | undefined;
  keep(key: string, judgement: Judgement): void;
}

/** @param most - How many verdicts are remembered. */
export function verdictMemory(most: number): VerdictMemory {
  const verdicts = keptWhileOfUse<Judgement>(most, { mostCharacters: MOST_CHARACTERS });
  const keyOf = ({ question, reference, kind, rubric, answer }: GradeByRulesInput): string | null => {
    if (answer.length > LONGEST || question.length > LONGEST) return null;
    const under = typeof rubric === 'string' ? rubric : numberOf(rubric);
    const against = reference === null ? kind : `${kind} ${numberOf(reference)}`;
    return `${under} ${against} ${question.length}\n${question}${answer}`;
  };
  return {
    verdictOf(input) {
      const key = keyOf(input);
      const known = key === null ? undefined : verdicts.get(key);
      if (known !== undefined) return known;
      if (key === null) return gradeByRules(input);
      // The answer as a part of the key: what the evidence quotes is a part of it, and would else hold a file's text in memory.
      const judgement = gradeByRules({ ...input, answer: key.slice(key.length - input.answer.length) });
      verdicts.set(key, judgement);
      return judgement;
    },
    keyOf,
    known: (key) => verdicts.get(key),
    keep: (key, judgement) => verdicts.set(key, judgement),
  };
}

/** For rows of files and of stores, which may bring a question's answers as far apart as they have questions. */
export const rememberedVerdicts: VerdictMemory = verdictMemory(MOST);

function numberOf(object: object): number {
  let number = numbers.get(object);
  if (number === undefined) {
    number = numbered++;
    numbers.set(object, number);
  }
  return number;
}
