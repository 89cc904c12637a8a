/**
 * What an item is called. Since 2024 a label that is the same in most languages stands under `mul` alone, so a
 * reader of `en` finds many people nameless; the order is the language asked for, then `mul`.
 */
import type { WikidataEntity } from './wikidata-entity.ts';

/** The code under which Wikidata keeps the name that serves every language. */
export const DEFAULT_LANGUAGE = 'mul';

/** The name of an item in a language, or null where it has none there and none for all. */
export function nameOf(entity: WikidataEntity, language: string): string | null {
  return entity.labels.get(language) ?? entity.labels.get(DEFAULT_LANGUAGE) ?? null;
}

/** Other names that count as right: aliases of the language, of `mul` and of English, and their labels. */
export function otherNamesOf(entity: WikidataEntity, language: string): string[] {
  const main = nameOf(entity, language);
  const names = [language, DEFAULT_LANGUAGE, 'en'].flatMap((code) => [
    ...(entity.labels.has(code) ? [entity.labels.get(code) as string] : []),
    ...(entity.aliases.get(code) ?? []),
  ]);
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '' && name !== main);
}
