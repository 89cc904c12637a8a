/**
 * The parameters of a simulator as rates: what every model does by expectation, over all worlds and in the world of
 * this seed. Intervals computed from a run can be held against them.
 */
import { parsePolicy, policyName } from '../core/policy.ts';
import { conditionalRates, type OutcomeRates, populationRates } from './expected-rates.ts';
import type { Spreads, World } from './mind.ts';
import type { QuestionBook } from './question-book.ts';
import type { ErrorMatrix } from './simulated-judge.ts';
import type { SimulatedModel } from './simulated-model.ts';

export interface TruthOptions {
  /** One-word policies. @default plain, eager, conservative */
  readonly policies?: readonly string[];
}

interface ModelTruth {
  readonly model: string;
  readonly family: string;
  readonly policy: string;
  readonly pass: 'open' | 'forced';
  readonly questions: 'answerable' | 'unanswerable';
  readonly n: number;
  /** Averaged over all worlds; null without questions. */
  readonly population: OutcomeRates | null;
  /** In the world of this seed; null without questions. */
  readonly conditional: OutcomeRates | null;
}

export interface SimulatorTruth {
  readonly seed: number;
  readonly spreads: Spreads;
  readonly rates: readonly ModelTruth[];
  readonly judges: readonly { readonly model: string; readonly matrix: ErrorMatrix }[];
}

/** Expected rates over the questions of status ok, answerable and unanswerable apart. */
export function simulatorTruth(
  {
    world,
    book,
    models,
  }: { readonly world: World; readonly book: QuestionBook; readonly models: readonly SimulatedModel[] },
  { policies = ['plain', 'eager', 'conservative'] }: TruthOptions = {},
): SimulatorTruth {
  const ok = book.facts.filter((facts) => facts.question.status === 'ok');
  const groups = {
    answerable: ok.filter((facts) => facts.isAnswerable && facts.question.reference !== null),
    unanswerable: ok.filter((facts) => !facts.isAnswerable),
  };
  const asked = policies.map((name) => parsePolicy(name));
  const rates = models.flatMap((model) =>
    (['answerable', 'unanswerable'] as const).flatMap((questions) => {
      const facts = groups[questions];
      const row = (policy: (typeof asked)[number], pass: 'open' | 'forced'): ModelTruth => ({
        model: model.name,
        family: model.family,
        policy: pass === 'forced' ? 'forced' : policyName(policy),
        pass,
        questions,
        n: facts.length,
        population: populationRates(model, facts, { world, policy, pass }),
        conditional: conditionalRates(model, facts, { world, policy, pass }),
      });
      return [...asked.map((policy) => row(policy, 'open')), row(parsePolicy('plain'), 'forced')];
    }),
  );
  const judges = models.map((model) => ({ model: model.name, matrix: model.judge }));
  return { seed: world.seed, spreads: world.spreads, rates, judges };
}
