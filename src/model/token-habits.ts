/** What bears on the tokens that a request to a model takes, from its card: for forecasts. */
import type { Effort, Tokenizer } from '../core/model-facts.ts';
import type { Capabilities } from './capabilities.ts';
import type { ModelCard } from './model-card.ts';

export interface TokenHabits {
  /** Null where not known. */
  readonly tokenizer: Tokenizer | null;
  /** Effort where none is sent; null where the model is not known to think by itself. */
  readonly effort: Effort | null;
}

/** A model that thinks unless told otherwise is taken to think as most do by default, where its default is not known. */
export function habitsOf({ tokenizer, defaultEffort, capabilities }: ModelCard): TokenHabits {
  return { tokenizer, effort: defaultEffort ?? (thinksByItself(capabilities) ? 'medium' : null) };
}

/** What cannot be asked for no effort at all thinks; thinking by a budget is off until one is given. */
function thinksByItself({ thinking, efforts, refusedEfforts }: Capabilities): boolean {
  if (thinking === 'budget') return false;
  if (thinking === 'always' || thinking === 'between-tools' || refusedEfforts.includes('none')) return true;
  return efforts !== null && efforts.length > 0 && !efforts.includes('none');
}
