/**
 * What conversion adds to the decision: a careful model is not needed where the eager one, told or filtered, is worth as
 * much. Told for the models with most to gain, beside the best other model as it answers by itself.
 */
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { ConversionSection } from '../../core/summary/refusal.ts';
import { tellingPenalty, worth } from './conversion-sentences.ts';
import type { Decision } from './decision.ts';
import { penaltyText } from './number-words.ts';

/** At most this many models are told of in the first screen. */
const MOST_MODELS = 2;

export interface ConversionDecisionOptions {
  readonly rates: readonly RespondentRates[];
  /** Respondents by question set: a model of none is not told of, and rivals are of the same set. */
  readonly sets: readonly (readonly string[])[];
  readonly label: (id: string) => string;
  /** The name of a respondent's model in the conversion section. */
  readonly modelOf: (id: string) => string;
}

/** The decision with a sentence or two on conversion. */
export function conversionDecision(
  decision: Decision,
  conversion: ConversionSection | undefined,
  options: ConversionDecisionOptions,
): Decision {
  const told = (conversion?.models ?? [])
    .filter((model) => options.sets.some((set) => set.some((id) => options.modelOf(id) === model.model)))
    .map((model) => ({ model, gain: gainOf(model) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_MODELS)
    .map(({ model }) => [...(model.sentences ?? []).slice(0, 1), ...rival(model, options)].join(' '));
  return told.length === 0 ? decision : { ...decision, sentences: [...decision.sentences, ...told] };
}

type Model = ConversionSection['models'][number];

/** Lower end of the gain at the telling penalty: a model is told of only where it surely gains. */
function gainOf(model: Model): number {
  const penalty = tellingPenalty(model);
  return model.best.find((choice) => choice.penalty === penalty)?.gain?.low ?? 0;
}

/** The best respondent of another model at the same penalty, as it answers by itself. */
function rival({ model, best }: Model, { rates, sets, label, modelOf }: ConversionDecisionOptions): string[] {
  const penalty = tellingPenalty({ best });
  const comparable = sets.find((set) => set.some((id) => modelOf(id) === model)) ?? [];
  const others = rates.flatMap(({ respondent, utilities }) => {
    const value = utilities.find((one) => one.penalty === penalty)?.estimate.value;
    if (modelOf(respondent) === model || value == null || !comparable.includes(respondent)) return [];
    return [{ respondent, value }];
  });
  if (penalty === null || others.length === 0) return [];
  const strongest = others.reduce((most, one) => (one.value > most.value ? one : most));
  return [
    `${label(strongest.respondent)}, the best other at L = ${penaltyText(penalty)}, is worth ${worth(strongest.value)}.`,
  ];
}
