/**
 * The models of a run, opened from its specification and the environment (with .env beside it), and checked before
 * the first question: a missing key or a refused setting must cost nothing.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Policy } from '../core/policy.ts';
import { type Respondent, respondentId } from '../core/respondent.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { withEnvFile } from '../model/environment.ts';
import { type Models, openModels } from '../model/open-models.ts';
import { withOwnModels } from './own-models.ts';
import type { Workspace } from './workspace.ts';

/** Most requests under way to one provider, unless the user says otherwise. */
export const DEFAULT_CONCURRENCY = 50;

/** The environment with what stands in .env; a variable that is set wins. */
export async function environment(workspace: Pick<Workspace, 'env'>): Promise<Workspace['env']> {
  return existsSync('.env') ? withEnvFile(workspace.env, await readFile('.env', 'utf8')) : workspace.env;
}

/** Opens and checks them. @throws ClosedbookError `key-missing`, `setting-refused`, `model-browses`, `model-unknown`. */
export async function openRunModels(
  spec: RunSpec,
  workspace: Workspace,
  options: { readonly concurrency?: number; readonly check?: boolean } = {},
): Promise<Models> {
  const builtIn = openModels({
    env: await environment(workspace),
    concurrency: options.concurrency ?? spec.concurrency ?? DEFAULT_CONCURRENCY,
    ...(spec.timeoutMs === undefined ? {} : { timeoutMs: spec.timeoutMs }),
    overrides: Object.fromEntries(spec.models.map(({ name, settings: _, ...known }) => [name, known])),
  });
  const models = withOwnModels(builtIn, workspace.config.models);
  if (options.check === false) return models;
  for (const model of spec.models) models.check(model.name, model.settings);
  for (const judge of spec.judges) models.check(judge, {});
  return models;
}

/** Every model with every policy, as respondents. */
export function respondentsOf(spec: RunSpec, models: Pick<Models, 'describe'>): Respondent[] {
  return spec.models.flatMap((model) => {
    const card = models.describe(model.name);
    return spec.policies.map((policy: Policy) => ({
      id: respondentId(model.name, model.settings, policy),
      model: model.name,
      settings: model.settings,
      policy,
      family: card.family,
      knowledgeCutoff: card.knowledgeCutoff,
      simulated: card.provider === 'simulated',
    }));
  });
}
