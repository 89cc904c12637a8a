/**
 * What a thread does for the rules: their verdicts on a message of answers. A script of its own in the bundle (tsdown.config.ts),
 * loaded by `src/threads` and by nobody else. What the rules work out of a question they keep by its reference, and every
 * message brings it anew, so the reference that came first is the one they are given.
 */
import type { Judgement } from '../core/grade.ts';
import { keptWhileOfUse } from '../core/kept-while-of-use.ts';
import type { RubricChoice } from '../core/rubric.ts';
import { type GradeByRulesInput, gradeByRules } from '../stages/grade/rules/grade-by-rules.ts';

export interface RulesTask {
  readonly rubric: RubricChoice;
  readonly questions: readonly AskedOfRules[];
  readonly answers: readonly string[];
  /** For each answer the place of its question. */
  readonly questionOf: readonly number[];
}

export type AskedOfRules = Pick<GradeByRulesInput, 'question' | 'reference' | 'kind'>;

const KEPT = 2_000;
const KEPT_CHARACTERS = 500_000;

const references = keptWhileOfUse<AskedOfRules['reference']>(KEPT, { mostCharacters: KEPT_CHARACTERS });

export default function verdicts({ rubric, questions, answers, questionOf }: RulesTask): Judgement[] {
  const asked = questions.map(({ reference, ...rest }) => ({ ...rest, reference: sameAsBefore(reference) }));
  return answers.map((answer, at) => gradeByRules({ ...asked[questionOf[at]!]!, answer, rubric }));
}

function sameAsBefore(reference: AskedOfRules['reference']): AskedOfRules['reference'] {
  if (reference === null) return null;
  const key = JSON.stringify(reference);
  const known = references.get(key);
  if (known !== undefined) return known;
  references.set(key, reference);
  return reference;
}
