/** "WWII" and "WW2" share no word with World War II: they are read as it, in references and in answers alike. */

const SHORT = /(?<![\p{L}\d])WW[ -]?(II?|[12]|One|Two)(?![\p{L}\d])/gu;
const NUMERALS: Readonly<Record<string, string>> = { 1: 'I', 2: 'II', One: 'I', Two: 'II' };

/** The text with the two wars by their names. */
export function withWorldWar(text: string): string {
  if (!text.includes('WW')) return text;
  return text.replace(SHORT, (_, numeral: string) => `World War ${NUMERALS[numeral] ?? numeral}`);
}
