/**
 * What an item is called. Since 2024 a label that is the same in most languages stands under `mul` alone, so a
 * reader of `en` finds many people nameless; the order is the language asked for, then `mul`.
 */
import type { WikidataEntity } from './wikidata-entity.ts';

/** The code under which Wikidata keeps the name that serves every language. */
export const DEFAULT_LANGUAGE = 'mul';

/**
 * The name of an item in a language, or null where it has none there and none for all. The name for all languages serves
 * only those in its letters: a Chinese question does not ask about "Wilhelm Röntgen".
 */
export function nameOf(entity: WikidataEntity, language: string): string | null {
  const own = entity.labels.get(language);
  if (own !== undefined) return own;
  const shared = entity.labels.get(DEFAULT_LANGUAGE);
  return shared !== undefined && isInLettersOf(shared, language) ? shared : null;
}

function isInLettersOf(name: string, language: string): boolean {
  const scripts = SCRIPTS[new Intl.Locale(language).maximize().script ?? ''];
  return scripts === undefined || [...name].some((letter) => scripts.test(letter)) || !/\p{L}/u.test(name);
}

/** Letters of the scripts that a language may be written in; of others nothing is known, and every name is let pass. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{sc=Latin}/u,
  Hans: /\p{sc=Han}/u,
  Hant: /\p{sc=Han}/u,
  Jpan: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u,
  Kore: /[\p{sc=Hangul}\p{sc=Han}]/u,
  Cyrl: /\p{sc=Cyrillic}/u,
  Grek: /\p{sc=Greek}/u,
  Arab: /\p{sc=Arabic}/u,
  Hebr: /\p{sc=Hebrew}/u,
  Deva: /\p{sc=Devanagari}/u,
  Thai: /\p{sc=Thai}/u,
};

/** Other names that count as right: aliases of the language, of `mul` and of English, and their labels. */
export function otherNamesOf(entity: WikidataEntity, language: string): string[] {
  const main = nameOf(entity, language);
  const names = [language, DEFAULT_LANGUAGE, 'en'].flatMap((code) => [
    ...(entity.labels.has(code) ? [entity.labels.get(code) as string] : []),
    ...(entity.aliases.get(code) ?? []),
  ]);
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '' && name !== main);
}
