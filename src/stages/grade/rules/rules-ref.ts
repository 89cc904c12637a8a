/** The rules as a grade names them: the version holds the rubric, so that another rubric grades anew. */
import type { Grade } from '../../../core/grade.ts';
import { type RubricChoice, rubricName } from '../../../core/rubric.ts';
import { RULES_VERSION } from './rules-version.ts';

export function rulesRef(choice: RubricChoice): Grade['grader'] {
  const rubric = rubricName(choice);
  return { kind: 'rules', id: 'rules', version: `${RULES_VERSION}/${rubric}`, rubric };
}
