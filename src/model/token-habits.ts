/** What bears on the tokens that a request to a model takes, from its card: for forecasts. */
import type { Effort, Tokenizer } from '../core/model-facts.ts';
import type { ModelCard } from './model-card.ts';

export interface TokenHabits {
  /** Null where not known. */
  readonly tokenizer: Tokenizer | null;
  /** Effort where none is sent; null where the model is not known to think by itself. */
  readonly effort: Effort | null;
}

/** A model that cannot but think is taken to think as most do by default. */
export function habitsOf({ tokenizer, defaultEffort, capabilities }: ModelCard): TokenHabits {
  const thinks = capabilities.thinking === 'always' || capabilities.thinking === 'between-tools';
  return { tokenizer, effort: defaultEffort ?? (thinks ? 'medium' : null) };
}
