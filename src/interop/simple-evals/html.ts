/**
 * The report fragment of one simple-evals question: the only place where the gold and the mark stand. The answer may
 * hold markup of its own, so the three lines are looked for at the fragment's end.
 */

export interface ReadHtml {
  readonly gold: string | null;
  /** Null where the fragment states none, or one that is neither right nor wrong. */
  readonly mark: number | boolean | null;
}

export function readHtml(html: string): ReadHtml {
  const results = html.slice(Math.max(0, html.lastIndexOf('<h3>Results</h3>')));
  const gold = /<p>\s*Correct Answer:\s*([\s\S]*?)<\/p>\s*(?:<p>\s*Extracted Answer:|<p>\s*Score:|$)/.exec(
    results,
  );
  // Greedy up to the last one: an answer may quote such a line.
  const score = /[\s\S]*<p>\s*Score:\s*([\s\S]*?)<\/p>/.exec(results);
  const text = gold === null ? null : unescapeHtml(gold[1]!).trim();
  return { gold: text === '' || text === 'None' ? null : text, mark: readMark(score?.[1]?.trim()) };
}

function readMark(word: string | undefined): ReadHtml['mark'] {
  if (word === undefined || word === '') return null;
  if (/^true$/i.test(word)) return true;
  if (/^false$/i.test(word)) return false;
  const number = Number(word);
  return Number.isFinite(number) ? number : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function unescapeHtml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
