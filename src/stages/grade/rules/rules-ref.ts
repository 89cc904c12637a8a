/** The rules as a grade names them: the version holds the rubric, so that another rubric grades anew. */
import type { Grade } from '../../../core/grade.ts';
import type { RubricId } from '../../../core/rubric.ts';
import { RULES_VERSION } from './rules-version.ts';

export function rulesRef(rubric: RubricId): Grade['grader'] {
  return { kind: 'rules', id: 'rules', version: `${RULES_VERSION}/${rubric}`, rubric };
}
