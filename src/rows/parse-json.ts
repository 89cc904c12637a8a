/**
 * JSON as programs really write it: Python's json module emits bare NaN, Infinity and -Infinity, which the
 * standard forbids. Strict parsing comes first; only a text that fails and holds such a word is read again,
 * with the words outside of strings (and no others) taken as numbers.
 */

/**
 * @returns The value; NaN and infinities come back as the numbers they name.
 * @throws SyntaxError when the text is no JSON even so.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    const marker = unusedMarker(text);
    return JSON.parse(quoteNonFinite(text, marker), (_key, value: unknown) =>
      typeof value === 'string' && value.startsWith(marker) ? Number(value.slice(marker.length)) : value,
    );
  }
}

function unusedMarker(text: string): string {
  let marker = 'non-finite:';
  for (let round = 0; text.includes(marker); round += 1) marker = `non-finite-${round}:`;
  return marker;
}

const WORDS = ['-Infinity', 'Infinity', 'NaN'] as const;

/** Walks the text once; inside a string everything is copied, outside the three words become marked strings. */
function quoteNonFinite(text: string, marker: string): string {
  const parts: string[] = [];
  let copied = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === 'N' || character === 'I' || character === '-') {
      const word = WORDS.find((candidate) => text.startsWith(candidate, at));
      if (word === undefined) continue;
      parts.push(text.slice(copied, at), `"${marker}${word}"`);
      at += word.length - 1;
      copied = at + 1;
    }
  }
  parts.push(text.slice(copied));
  return parts.join('');
}
