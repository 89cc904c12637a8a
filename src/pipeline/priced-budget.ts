/**
 * A limit of cost is a promise, and what has no price cannot be counted against it: such a run does not start. Simulated
 * models cost nothing; a server that states the cost of each reply needs no price.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Models } from '../model/open-models.ts';
import { askedModels } from './run-models.ts';
import type { Workspace } from './workspace.ts';

export interface LimitedRun {
  /** Null: no limit. */
  readonly maxUsd: number | null;
  readonly spec: RunSpec;
  readonly models: Pick<Models, 'describe'>;
}

/** Models and judges of a run that a limit of cost cannot count. */
function unpricedModels({ spec, models }: Pick<LimitedRun, 'spec' | 'models'>): string[] {
  return askedModels(spec).filter((name) => {
    const { price, statesCost, provider } = models.describe(name);
    return price === null && !statesCost && provider !== 'simulated';
  });
}

/** What is wrong with the limit and what to do; null when it can be kept. */
export function brokenPromise(run: LimitedRun): { readonly message: string; readonly hint: string } | null {
  const { maxUsd, spec } = run;
  const unpriced = maxUsd === null ? [] : unpricedModels(run);
  if (unpriced.length === 0) return null;
  const [first] = unpriced;
  const isRespondent = spec.models.some(({ name }) => name === first);
  const words = isRespondent
    ? `models: [{ name: ${quoted(first!)}, price: { input: 0, output: 0 } }]`
    : `modelFacts: { ${quoted(first!)}: { price: { input: 0, output: 0 } } }`;
  return {
    message: `a limit of $${maxUsd} cannot be kept: no price is known of ${unpriced.join(', ')}`,
    hint: `State it, in USD per million tokens: in the spec ${words}, or --price '${first}=0,0'. Or give the promise up: --allow-unpriced (allowUnpriced: true).`,
  };
}

/** @throws ClosedbookError `price-unknown` before anything is asked, unless the spec allows it; then it is said. */
export function holdToLimit(run: LimitedRun, { warn }: Pick<Workspace, 'warn'>): void {
  const broken = brokenPromise(run);
  if (broken === null) return;
  if (!run.spec.allowUnpriced)
    throw new ClosedbookError('price-unknown', broken.message, { hint: broken.hint });
  warn(`${broken.message}; what they cost is not counted`);
}

/** Names hold colons and at signs, which YAML reads otherwise. */
function quoted(name: string): string {
  return JSON.stringify(name);
}
