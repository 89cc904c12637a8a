/**
 * The models of a run, opened from its specification and the workspace's environment, and checked before
 * the first question: a missing key or a refused setting must cost nothing.
 */
import type { Config } from '../core/config.ts';
import type { ModelFacts } from '../core/model-facts.ts';
import type { Policy } from '../core/policy.ts';
import { type Respondent, respondentId } from '../core/respondent.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { endNotice } from '../model/model-end.ts';
import { nearModel } from '../model/near-model.ts';
import { type Models, openModels, type SharedTurns } from '../model/open-models.ts';
import { storeFolder, storeName } from '../store/store-name.ts';
import { keyGate, type Said } from './key-gate.ts';
import { withOwnModels } from './own-models.ts';
import type { Workspace } from './workspace.ts';

/** Most requests under way to one provider, unless the user says otherwise. */
export const DEFAULT_CONCURRENCY = 50;

export interface OpenRunModelsOptions {
  /** Models that the user named in this very command; `all` where the whole specification is the caller's own word, not a store's. */
  readonly said: Said;
  readonly concurrency?: number;
  /** Whether names, settings and keys are checked. @default true */
  readonly check?: boolean;
  readonly turns?: SharedTurns;
}

/**
 * Opens and checks them.
 * @throws ClosedbookError `key-missing`, `host-untrusted`, `setting-refused`, `model-browses`, `model-unknown`.
 */
export async function openRunModels(
  spec: RunSpec,
  workspace: Workspace,
  options: OpenRunModelsOptions,
): Promise<Models> {
  const { config } = workspace;
  const facts = statedFacts(spec, config);
  const today = workspace.now().toISOString().slice(0, 10);
  const builtIn = openModels({
    env: workspace.env,
    concurrency: options.concurrency ?? spec.concurrency ?? DEFAULT_CONCURRENCY,
    ...(spec.timeoutMs === undefined ? {} : { timeoutMs: spec.timeoutMs }),
    overrides: facts,
    baseUrls: spec.baseUrls,
    assertMayGo: options.said === 'all' ? undefined : await storeGate(workspace, options.said),
    warn: workspace.warn,
    turns: options.turns,
    today,
  });
  const models = withOwnModels(builtIn, { own: config.models, facts, today });
  for (const name of askedModels(spec)) {
    const notice = endNotice(models.describe(name), today);
    if (notice !== null) workspace.warn(notice);
    // What has a price or a fact stated of it is meant as it is written.
    const isStated = name.startsWith('own/') || Object.keys(facts[name] ?? {}).length > 0;
    const near = isStated ? null : nearModel(name);
    if (near !== null) workspace.warn(`no model "${name}" is known here; did you mean ${near}?`);
  }
  const asked = askedModels(spec);
  for (const name of Object.keys(spec.modelFacts ?? {})) {
    if (!asked.includes(name))
      workspace.warn(`a price or fact is stated of "${name}", which is not asked here: ${asked.join(', ')}`);
  }
  if (options.check === false) return models;
  for (const model of spec.models) models.check(model.name, model.settings);
  for (const judge of judgesOf(spec)) models.check(judge, {});
  return models;
}

/** What a store says of addresses is the word of whoever made it. */
function storeGate({ storePath, env }: Workspace, models: readonly string[]) {
  return keyGate({ env, source: storeName(storePath), folder: storeFolder(storePath), models });
}

/** Every model and judge of a specification once. */
export function askedModels(spec: Pick<RunSpec, 'models' | 'judges' | 'claims'>): string[] {
  return [...new Set([...spec.models.map(({ name }) => name), ...judgesOf(spec)])];
}

/** Judges of verdicts, and the one that splits. */
function judgesOf({ judges, claims }: Pick<RunSpec, 'judges' | 'claims'>): string[] {
  return [...judges, ...(claims === undefined ? [] : [claims])];
}

/** What the user states of each model: a model's own words in the spec win, then the spec's, then the config's. */
function statedFacts(spec: RunSpec, config: Config): Record<string, ModelFacts> {
  const facts: Record<string, ModelFacts> = { ...config.modelFacts };
  for (const [name, stated] of Object.entries(spec.modelFacts ?? {}))
    facts[name] = { ...facts[name], ...stated };
  // What a model is called in reports is no fact of it.
  for (const { name, settings: _, label: __, ...stated } of spec.models as LabelledModel[])
    facts[name] = { ...facts[name], ...stated };
  return facts;
}

/** A model written as a word has no label of its own. */
type LabelledModel = RunSpec['models'][number] & { readonly label?: string };

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
      ...(card.defaultEffort === null ? {} : { defaultEffort: card.defaultEffort }),
      ...(card.servedAs.length === 0 ? {} : { servedAs: [...card.servedAs] }),
      simulated: card.provider === 'simulated',
      ...('label' in model && model.label !== undefined ? { modelLabel: model.label } : {}),
    }));
  });
}
