/**
 * The known model that a name nobody knows is a near miss of: `openai/gtp-6-luna` is `openai/gpt-6-luna`. A name with other
 * numbers is another version, which the table may not have yet, and is no typing error. Such names are asked all the same.
 */
import { nearName } from '../core/near-name.ts';
import { knownModel, MODEL_TABLE, spelling } from './known-models.ts';
import { parseModelName } from './model-name.ts';
import { PROVIDERS } from './providers.ts';

/**
 * The full name of the model that was meant; null where the name is known, nothing is near, or another server than the
 * maker's is asked. @throws ClosedbookError as parseModelName does.
 */
export function nearModel(name: string): string | null {
  const { provider, model, baseUrl } = parseModelName(name);
  if (baseUrl !== null || knownModel(model).row !== null) return null;
  const makers: readonly string[] = PROVIDERS[provider].makers;
  const spelt = new Map(
    MODEL_TABLE.models
      .filter((row) => makers.includes(row.maker) && numbersOf(row.name) === numbersOf(model))
      .map((row) => [spelling(row.name), row.name]),
  );
  const near = nearName(spelling(model), [...spelt.keys()]);
  return near === null ? null : `${provider}/${spelt.get(near)}`;
}

function numbersOf(name: string): string {
  return name.replace(/\D/g, '');
}
