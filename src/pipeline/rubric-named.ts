/** A rubric by its name: one of the built-in ones, or `own/<name>` from the config file. */
import { ClosedbookError } from '../core/errors.ts';
import { DEFAULT_RUBRIC, RUBRIC_IDS, type RubricChoice } from '../core/rubric.ts';
import { ownRubric } from '../stages/grade/own-rubric.ts';
import type { Workspace } from './workspace.ts';

/** @throws ClosedbookError `rubric-unknown`, and `config-invalid` for a definition that is none. */
export function rubricNamed(name: string | undefined, { config }: Pick<Workspace, 'config'>): RubricChoice {
  const builtIn = RUBRIC_IDS.find((id) => id === (name ?? DEFAULT_RUBRIC));
  if (builtIn !== undefined) return builtIn;
  const { rubrics = {} } = config;
  const own = name?.startsWith('own/') ? name.slice('own/'.length) : '';
  if (Object.hasOwn(rubrics, own)) return ownRubric(own, rubrics[own]!);
  const known = [...RUBRIC_IDS, ...Object.keys(rubrics).map((one) => `own/${one}`)];
  throw new ClosedbookError('rubric-unknown', `expected ${known.join(', ')}, got "${name}"`, {
    hint: 'Name one of these, or define own/<name> in a config file, under rubrics, and name the file with --config.',
  });
}
