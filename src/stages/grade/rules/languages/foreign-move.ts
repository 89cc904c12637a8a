/**
 * What a clause does in a language other than English. The script says which languages it can be, and for Latin
 * letters the little words of negation and doubt; patterns are made when a language is first met.
 */
import { LetterPattern } from '../../../../values/letter-pattern.ts';
import { FirstLetters, someWord } from '../first-letters.ts';
import type { RefusalMove } from '../refusal-move.ts';
import { ASIAN } from './asian.ts';
import { EUROPEAN } from './european.ts';
import { GERMANIC } from './germanic.ts';
import { HAN } from './han.ts';
import { withoutKnownFor } from './known-for.ts';
import { foldLetters, type Language, type Script } from './language.ts';
import { hasOne, neededLetters } from './needed-letters.ts';
import { SEMITIC_AND_IRANIAN } from './semitic-and-iranian.ts';
import { SLAVIC } from './slavic.ts';
import { WESTERN } from './western.ts';

const LANGUAGES: readonly Language[] = [
  ...WESTERN,
  ...SLAVIC,
  ...GERMANIC,
  ...EUROPEAN,
  ...HAN,
  ...ASIAN,
  ...SEMITIC_AND_IRANIAN,
];

const SCRIPTS: readonly (readonly [script: Script, letters: RegExp])[] = [
  ['cyrillic', /[\u0400-\u052f]/],
  ['hangul', /[\uac00-\ud7af]/],
  ['han', /[\u3040-\u30ff\u3400-\u9fff]/],
  ['arabic', /[\u0600-\u06ff]/],
  ['greek', /[\u0370-\u03ff]/],
  ['hebrew', /[\u0590-\u05ff]/],
  ['devanagari', /[\u0900-\u097f]/],
  ['bengali', /[\u0980-\u09ff]/],
  ['thai', /[\u0e00-\u0e7f]/],
];
/** Letters that English has not; one of them and a text may be in another language. */
const FOREIGN_LETTER =
  /[\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u0900-\u09ff\u0e00-\u0e7f\u1e00-\u1eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const ENGLISH_WORD = /\b(?:the|and|you|with|this|that|were|have|from|which|would|not|of)\b/;
/** Names as they stand in any language: English ones hold English words. */
const NAMES = new LetterPattern(
  /\p{Lu}[\p{L}'-]*(?:(?:,? (?:of|the|and|in|for|with|to|on|from|that|you))* \p{Lu}[\p{L}'-]*)+/gu,
);

interface Begun {
  readonly letters: string;
  readonly language: Language;
}

interface Cues {
  readonly whole: ReadonlyMap<string, readonly Language[]>;
  /** By their first two letters. */
  readonly begun: ReadonlyMap<string, readonly Begun[]>;
  readonly letters: FirstLetters;
}

let cues: Cues | null = null;

/** The languages by their little words: whole ones, and the first letters of those that end in many ways. */
function cuesOf(): Cues {
  if (cues !== null) return cues;
  const whole = new Map<string, Language[]>();
  const begun = new Map<string, Begun[]>();
  for (const language of LANGUAGES) {
    for (const cue of language.cues?.split(' ') ?? []) {
      if (cue.endsWith('*')) push(begun, cue.slice(0, 2), { letters: cue.slice(0, -1), language });
      else push(whole, cue, language);
    }
  }
  const beginnings = [...begun.values()].flatMap((some) => some.map((cue) => cue.letters));
  cues = { whole, begun, letters: new FirstLetters({ whole: whole.keys(), beginnings }) };
  return cues;
}

function push<T>(table: Map<string, T[]>, key: string, value: T): void {
  const known = table.get(key);
  if (known) known.push(value);
  else table.set(key, [value]);
}

/** Whether a lower-case word of a text, without accents, is one of the little words that a refusal in another language has. */
export function isForeignCue(text: string, start: number, end: number): boolean {
  const { whole, begun, letters } = cuesOf();
  if (end - start >= 3 && !letters.may(text, start)) return false;
  const word = text.slice(start, end);
  return (
    whole.has(word) ||
    (word.length > 3 && begun.get(word.slice(0, 2))?.some((cue) => word.startsWith(cue.letters)) === true)
  );
}

/** Whether a text has letters that English has not. */
export function hasForeignLetter(text: string): boolean {
  return FOREIGN_LETTER.test(text);
}

/** What a clause does; null when no pattern of a language it can be in matches. `raw` has its capitals. */
export function foreignMove({
  raw,
  text,
}: {
  readonly raw: string;
  readonly text: string;
}): RefusalMove | null {
  const languages = languagesOf(raw, text);
  if (languages.size === 0) return null;
  const spoken = withoutKnownFor(text);
  let folded: string | null = null;
  let found: RefusalMove | null = null;
  for (const language of languages) {
    if (language.folded) folded ??= withoutKnownFor(foldLetters(text));
    const said = language.folded ? (folded as string) : spoken;
    const { needed, moves } = patternsOf(language);
    if (needed !== null && !hasOne(said, needed)) continue;
    const move =
      moves.find((one) => (one.needed === null || hasOne(said, one.needed)) && one.pattern.test(said))
        ?.move ?? null;
    // Kindred languages share their small words: a refusal in one of them outweighs a "perhaps" in another.
    if (move === 'decline') return move;
    found ??= move;
  }
  return found;
}

function languagesOf(raw: string, text: string): ReadonlySet<Language> {
  const found = new Set<Language>();
  const foreign = FOREIGN_LETTER.test(text);
  if (!foreign && !someWord(text, isForeignCue)) return found;
  if (foreign) {
    for (const [script, letters] of SCRIPTS) {
      if (!letters.test(text)) continue;
      for (const language of LANGUAGES) if (language.script === script) found.add(language);
    }
  } else if (ENGLISH_WORD.test(text) && ENGLISH_WORD.test(raw.replace(NAMES.of(raw), ' ').toLowerCase()))
    return found;
  const { whole, begun } = cuesOf();
  for (const [word] of foldLetters(text).matchAll(/[a-z]+/g)) {
    for (const language of whole.get(word) ?? []) found.add(language);
    if (word.length <= 3) continue;
    for (const { letters, language } of begun.get(word.slice(0, 2)) ?? [])
      if (word.startsWith(letters)) found.add(language);
  }
  return found;
}

interface CompiledMove {
  readonly move: RefusalMove;
  /** Letters of which a text needs some; null where it needs none. */
  readonly needed: readonly string[] | null;
  readonly pattern: LetterPattern;
}

interface CompiledLanguage {
  readonly moves: readonly CompiledMove[];
  /** Letters of which a text needs some for any of the moves; null where one of them needs none. */
  readonly needed: readonly string[] | null;
}

const compiled = new Map<Language, CompiledLanguage>();

function patternsOf(language: Language): CompiledLanguage {
  let known = compiled.get(language);
  if (known === undefined) {
    const { moves, folded = false } = language;
    const sources = moves.map(([, source]) => (folded ? foldLetters(source) : source));
    const needed = sources.map(neededLetters);
    known = {
      moves: moves.map(([move], at) => ({
        move,
        needed: needed[at]!,
        pattern: patternOf(language, sources[at]!),
      })),
      needed: needed.every((letters) => letters !== null) ? [...new Set(needed.flat())] : null,
    };
    compiled.set(language, known);
  }
  return known;
}

/** Scripts that do not space their words, or whose words end in signs that are no letters. */
const UNSPACED: ReadonlySet<Script> = new Set(['han', 'hangul', 'thai', 'devanagari', 'bengali']);

/** Between word edges that hold beside accented letters, where \b does not. */
function patternOf({ script }: Language, letters: string): LetterPattern {
  const source = UNSPACED.has(script) ? letters : `(?<![\\p{L}\\p{N}])(?:${letters})(?![\\p{L}\\p{N}])`;
  return new LetterPattern({ source, flags: 'u' });
}
