/**
 * Text of others made harmless to the layout around it: bidirectional overrides, isolates and control
 * characters are shown as their code point instead of being obeyed. Markup is not this file's business;
 * every writer escapes for its own form.
 */

/**
 * Overrides, embeddings and isolates can turn the words around them; controls can end lines or ring bells.
 * Plain marks (U+200E, U+200F) and joiners stay: honest Arabic and Persian text needs them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Most text: asked once, for the searches below are three. */
const HARMLESS = /^[\t\n -~]*$/;

/** One line or many: tabs and line feeds stay. */
export function visibleText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replaceAll('\r\n', '\n')
    .replace(HARMFUL, (character) => `⟨${codePoint(character)}⟩`)
    .replace(LONE_SURROGATES, '\ufffd');
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
