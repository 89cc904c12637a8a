/** Every rule by name, with those about reading: what `--allow`, the docs and the report know. */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Severity } from './lint-rule.ts';
import { QUESTION_RULES } from './question-rules.ts';
import { SET_RULES } from './set-rules.ts';

export interface NamedRule {
  readonly name: string;
  readonly severity: Severity;
  readonly finds: string;
  readonly remedy: string;
}

/** A row that cannot be read as a question. */
export const SCHEMA: NamedRule = {
  name: 'schema',
  severity: 'error',
  finds: 'a row that is no question: a needed member is missing or of another type',
  remedy: 'Correct the member that the message names.',
};

export const DUPLICATE_ID: NamedRule = {
  name: 'duplicate-id',
  severity: 'error',
  finds: 'an id that stands in the set already',
  remedy: 'Give every question its own id; replies are kept by it.',
};

/** All of them in the order of the docs. */
export const LINT_RULES: readonly NamedRule[] = [SCHEMA, DUPLICATE_ID, ...QUESTION_RULES, ...SET_RULES];

/** @throws ClosedbookError `usage` for a name that is no rule. */
export function checkRuleNames(names: readonly string[]): void {
  const unknown = names.find((name) => !LINT_RULES.some((rule) => rule.name === name));
  if (unknown === undefined) return;
  throw new ClosedbookError('usage', `expected the name of a rule, got "${unknown}"`, {
    hint: `The rules are ${LINT_RULES.map((rule) => rule.name).join(', ')}.`,
  });
}
