/**
 * A rubric of one's own: what differs from a built-in one, completed from it. It decides what the built-in ones differ
 * on and nothing else, because everything it says must be followed by the rules and by every judge alike.
 */
import { ClosedbookError } from '../../core/errors.ts';
import {
  type OwnRubric,
  type OwnRubricInput,
  ownRubricInputSchema,
  ownRubricNameSchema,
  rubricDecisionsSchema,
} from '../../core/rubric.ts';
import { RUBRICS } from './rubric-table.ts';

/**
 * The complete rubric `own/<name>`, for graders and runs.
 * @throws ClosedbookError `config-invalid` with the field that is wrong.
 * @example
 * ownRubric('house', { version: '1', summary: 'Two candidates are wrong', uncommitted: 'incorrect' }).id // => 'own/house'
 */
export function ownRubric(name: string, input: OwnRubricInput): OwnRubric {
  const named = ownRubricNameSchema.safeParse(name);
  if (!named.success) throw invalid(name, [], named.error.issues[0]!.message);
  const parsed = ownRubricInputSchema.safeParse(input);
  if (!parsed.success) throw invalid(name, parsed.error.issues[0]!.path, parsed.error.issues[0]!.message);
  const { version, summary, extends: base, ...decisions } = parsed.data;
  const rest = rubricDecisionsSchema.parse(
    Object.fromEntries(
      Object.keys(rubricDecisionsSchema.shape).map((key) => [
        key,
        RUBRICS[base][key as keyof typeof decisions],
      ]),
    ),
  );
  return { ...rest, ...decisions, id: `own/${name}`, version, summary };
}

function invalid(name: string, path: readonly PropertyKey[], message: string): ClosedbookError {
  return new ClosedbookError(
    'config-invalid',
    `${['rubrics', name, ...path.map(String)].join('.')}: ${message}`,
    { hint: 'docs/extending.md shows a rubric with everything it may decide.' },
  );
}
