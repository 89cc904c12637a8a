/**
 * Reads the members of a list written in prose, with bullets or with numbers: "France, Germany and Belgium".
 * A comma inside a name with a place ("Ulm, Germany") cannot be told from a list; callers decide by the question.
 */

/** The members in order, trimmed; one member when the text is no list. */
export function readList(text: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const bullets = lines.filter((line) => /^(?:[-*•]|\d{1,2}[.)])\s+/.test(line));
  if (bullets.length >= 2) return bullets.map((line) => line.replace(/^(?:[-*•]|\d{1,2}[.)])\s+/, '').trim());
  return withoutEnding(text)
    .replace(LONG_BLANK, '$1')
    .split(/\s*;\s*|\s*,\s*(?:and|or|&)\s+|\s+(?:and|&)\s+|\s*,\s+/i)
    .map((member) => member.replace(/^(?:and|both)\s+/i, '').trim())
    .filter((member) => member !== '');
}

/** Cut to one before splitting: the pattern of the separators takes hours over a million blanks in a row. */
const LONG_BLANK = /(\s)\s+/g;

/** Without full stops and blanks at the end; by hand, because an anchored pattern tries every run of dots anew. */
function withoutEnding(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}
