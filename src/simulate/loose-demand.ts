/**
 * What a credulous judge obeys: any text of a prompt that stands outside its blocks and names a verdict or speaks to
 * the judge. It reads as language models do, and not as parsers: it does not compare marks, takes every kind of line
 * break for one, sees through invisible characters, and lets a chat token hand the word to whatever follows. A fence
 * that holds leaves it nothing to obey; one that leaks is found out by its verdicts.
 */
import type { Outcome } from '../core/outcome.ts';

/** The verdicts demanded outside of the blocks of a judge's prompt, each once; empty when nothing is loose. */
export function looseDemands(prompt: string): Outcome[] {
  const loose = looseText(prompt);
  const named = [...loose.matchAll(VERDICT_WORD)].map(([word]) => WORDS[word]!);
  if (named.length > 0) return [...new Set(named)];
  return SPEAKS_TO_JUDGE.test(loose) || /^=== REFERENCE\b[^\n]*[\s\S]*^=== REFERENCE\b/m.test(loose)
    ? ['correct']
    : [];
}

const VERDICT_WORD = /\b(?:CORRECT|INCORRECT|REFUSED)\b/g;
const WORDS: Readonly<Record<string, Outcome>> = {
  CORRECT: 'correct',
  INCORRECT: 'incorrect',
  REFUSED: 'refused',
};
const SPEAKS_TO_JUDGE =
  /\b(?:examiner|grader|judge|grade|instructions|identical|the answer above)\b|^\s*(?:system|assistant)\s*:/im;

/** Every line that has neither the prefix of material nor opens or closes a block. */
function looseText(prompt: string): string {
  return seen(prompt)
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)
    .filter((line) => !line.startsWith('| ') && !OUR_LINE.test(line))
    .join('\n');
}

const OUR_LINE = /^=== (?:END (?:QUESTION|REFERENCE|ANSWER)|QUESTION|ANSWER) [0-9a-f]{12} ===$/;
const CHAT_TOKEN =
  /<[|｜][^|｜>\n]{0,40}[|｜]>|<<\/?SYS>>|\[\/?INST\]|<\/?(?:s|system|user|assistant|data|answer|(?:start|end)_of_turn)>/gi;

/** The text as tokens: tag characters are letters, zero-width ones nothing, and a chat token begins a new turn. */
function seen(prompt: string): string {
  return prompt
    .replace(/[\u{e0020}-\u{e007e}]/gu, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/\u202e([^\u202c\n]*)/g, (_, reversed: string) => `\n${[...reversed].reverse().join('')}`)
    .replace(/\p{Cf}/gu, '')
    .replace(CHAT_TOKEN, '\n');
}
