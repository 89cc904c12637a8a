/**
 * "Can the eager model be made conservative?" in words: at the highest penalty where some setting still beats silence,
 * what the model is worth by itself, with the best setting, and by which route.
 */
import { counted, grouped } from '../../core/counted.ts';
import type { ConversionChoice, ConversionSection } from '../../core/summary/refusal.ts';
import { penaltyText } from './number-words.ts';

type Model = ConversionSection['models'][number];

/**
 * The penalty that the sentences speak of: the highest at which some setting surely beats silence, else the highest at
 * which it seems to; null where none ever does.
 */
export function tellingPenalty({ best }: Pick<Model, 'best'>): number | null {
  const kept = best.filter(({ route }) => route != null);
  const surely = kept.filter(({ utility }) => (utility.low ?? 0) > 0);
  const seemingly = kept.filter(({ utility }) => (utility.value ?? 0) > 0);
  return (surely.at(-1) ?? seemingly.at(-1))?.penalty ?? null;
}

export interface ConversionWords {
  /** The setting of the eagerest respondent. */
  readonly eager: string;
  /** Questions that every setting was asked. */
  readonly asked: number;
  readonly label: (id: string) => string;
}

/** From this share of the questions on, where they are is nobody's matter: as with what the choice rests on. */
const MOST_QUESTIONS = 0.8;

/** One to three sentences. */
export function conversionSentences(
  model: Omit<Model, 'sentences'>,
  { eager, asked, label }: ConversionWords,
): string[] {
  const name = label(model.eager ?? model.model);
  const penalty = tellingPenalty(model);
  if (penalty === null) {
    const least = model.best[0]?.penalty;
    return least === undefined
      ? []
      : [`No setting of ${name} beats declining everything at L = ${penaltyText(least)} or above.`];
  }
  const at = (choices: readonly ConversionChoice[] | undefined): ConversionChoice | undefined =>
    choices?.find((choice) => choice.penalty === penalty);
  const best = at(model.best);
  if (best === undefined || best.utility.value === null) return [];
  if (best.setting === eager) {
    return [
      `At L = ${penaltyText(penalty)} ${name} is best as it answers by itself (worth ${worth(best.utility.value)} per 100 questions).`,
    ];
  }
  const byItself = best.gain?.value == null ? null : best.utility.value - best.gain.value;
  const sentences = [
    `At L = ${penaltyText(penalty)} ${name} is worth ${byItself === null ? 'less' : `${worth(byItself)} per 100 questions`} by itself and ${worth(best.utility.value)} with ${setting(best)}${doubt(best)}${overText(model, asked)}.`,
  ];
  const routes = model.routes
    .filter(({ points }) => points.length > 1)
    .flatMap((one) => at(one.best) ?? [])
    .filter(({ utility }) => utility.value !== null)
    .sort((a, b) => (b.utility.value ?? 0) - (a.utility.value ?? 0));
  if (routes.length > 1) {
    const told = routes.slice(0, 4).map((one) => `${one.setting} ${worth(one.utility.value ?? 0)}`);
    sentences.push(`The best of each route there: ${told.join('; ')}.`);
  }
  if (best.gain?.low != null && best.gain.low <= 0) {
    sentences.push('The gain may be none: its interval reaches zero.');
  }
  return sentences;
}

/** Over fewer questions than were asked, another section's worth is not this one's. */
function overText({ questions = 0, estimated }: Omit<Model, 'sentences'>, asked: number): string {
  if (estimated || questions >= MOST_QUESTIONS * asked) return '';
  return `, over the ${grouped(questions)} of ${counted(asked, 'question')} that all its settings have an outcome on`;
}

function setting({ setting: words, chosenInFolds }: ConversionChoice): string {
  const share = chosenInFolds ?? 1;
  return share >= 0.7 ? words : `${words} (chosen in ${Math.round(100 * share)}% of the folds)`;
}

function doubt({ utility }: ConversionChoice): string {
  if (utility.low === null || utility.high === null) return '';
  const level = Math.round(100 * utility.level);
  return ` (${level}% interval ${worth(utility.low)} to ${worth(utility.high)}, on questions that had no part in the choice)`;
}

/** Per 100 questions, as everywhere where people read it. */
export function worth(value: number): string {
  const text = (100 * value).toFixed(1);
  return Number(text) === 0 ? '0.0' : text.replace('-', '−');
}
