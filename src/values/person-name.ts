/**
 * Reads a person's name into its parts: given names, family name, generation. "Last, First" is turned round,
 * titles are dropped, particles ("van", "de la") stay with the family name but are not needed for a match.
 */
import { type ReadText, readWords, type Word } from './words.ts';

export interface PersonName {
  /** Folded given and middle names or initials, in order. */
  readonly given: readonly string[];
  /** Folded words of the family name without particles; several for double names. */
  readonly family: readonly string[];
  readonly particles: readonly string[];
  /** `jr`, `sr`, or a number for II, III, the Fourth. */
  readonly generation: string | null;
  /** Names in quotes inside the name: Dwayne "The Rock" Johnson. */
  readonly nicknames: readonly string[];
  /** Rulers and saints: one given name with a number, no family name. */
  readonly regnal: boolean;
}

const TITLES = new Set(
  (
    'mr mrs ms miss dr doctor prof professor sir dame lord lady president king queen prince princess emperor ' +
    'empress pope saint st captain general colonel major admiral lieutenant sergeant reverend rev father sister ' +
    'senator governor judge justice chancellor minister duke duchess count countess baron baroness sultan tsar czar ' +
    'president-elect hon honorable rabbi imam sheikh shri sri mahatma actor actress singer author comedian'
  ).split(' '),
);
const PARTICLES = new Set(
  'van von der den de del della di da do dos das du la le el al ter ten bin ibn abu af av zu zur y e'.split(
    ' ',
  ),
);
const GENERATIONS: Readonly<Record<string, string>> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
};
/** Characters, with titles, nicknames and brackets; also what bounds the patterns below on a hostile answer. */
const LONGEST_NAME = 500;
const NUMBERED = /^(?:[1-9]|1\d|2\d)$/;
const DEGREES = new Set('phd md esq obe mbe cbe kbe qc mp'.split(' '));

/** True for a title or form of address ("Dr", "King"), folded. */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/** True for a name particle ("van", "de"), folded. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** `jr` or `sr` for any spelling of them, else null. */
export function generationOf(word: string): string | null {
  return GENERATIONS[word] ?? null;
}

/**
 * Reads one name; null when the text does not look like one (no letters, digits, function words, too long). `known` are the
 * words of it where they have been read.
 */
export function readPersonName(raw: string, known?: ReadText): PersonName | null {
  if (raw.length > LONGEST_NAME) return null;
  const nicknames: string[] = [];
  const ordered = turnRound(HAS_ASIDE.test(raw) ? withoutAsides(raw, nicknames) : raw);
  const words = (known !== undefined && ordered === raw ? known : readWords(ordered)).words;
  if (words.length > 8) return null;
  const given: string[] = [];
  const particles: string[] = [];
  let generation: string | null = null;
  let familyStart = -1;
  const parts: Word[] = [];
  for (const [at, word] of words.entries()) {
    if (TITLES.has(word.text) && at < words.length - 1 && parts.length === 0) continue;
    if (DEGREES.has(word.text) && at > 0 && (parts.length > 1 || !isSpeltAsName(ordered, word))) continue;
    const suffix = at > 0 ? generationOf(word.text) : null;
    if (suffix) generation = suffix;
    else if (at > 0 && NUMBERED.test(word.stem)) generation = word.stem;
    else if (word.text === 'the' && at > 0) continue;
    else if (word.digits) return null;
    else if (PARTICLES.has(word.text) && parts.length > 0 && at < words.length - 1) {
      particles.push(word.text);
      if (familyStart < 0) familyStart = parts.length;
    } else if (word.stop && word.text.length > 1 && !word.capital) return null;
    else parts.push(word);
  }
  if (parts.length === 0) return null;
  const regnal = parts.length === 1 && generation !== null && NUMBERED.test(generation);
  if (familyStart < 0 || familyStart >= parts.length)
    familyStart = parts.length === 1 ? (regnal ? 1 : 0) : parts.length - 1;
  for (const word of parts.slice(0, familyStart)) given.push(word.text);
  return {
    given,
    family: parts.slice(familyStart).map((word) => word.text),
    particles,
    generation,
    nicknames,
    regnal,
  };
}

const HAS_ASIDE = /[("“”'‘’]/;

/** Without what stands in brackets and the names in quotes, which are added to `nicknames`. */
function withoutAsides(raw: string, nicknames: string[]): string {
  return raw
    .replace(/\([^)]*\)/g, ' ')
    .replace(/["“”]([^"“”]+)["“”]|(?<=\s)['‘’]([^'‘’]+)['‘’](?=\s)/g, (_all, one: string, two: string) => {
      nicknames.push(
        ...readWords(one ?? two)
          .words.filter((word) => !word.stop)
          .map((word) => word.text),
      );
      return ' ';
    });
}

/** "Md" and "Esq" behind a given name alone may be the family name; "MD" and "PhD" are degrees. */
function isSpeltAsName(text: string, { start, end }: Word): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end));
}

/** "Curie, Marie" -> "Marie Curie"; "Harry Connick, Jr." stays. */
function turnRound(text: string): string {
  const comma = text.indexOf(',');
  if (comma < 0) return text;
  const left = text.slice(0, comma).trim();
  const right = text.slice(comma + 1).trim();
  if (right === '') return left;
  const first = readWords(right).words[0]?.text ?? '';
  if (generationOf(first) !== null || DEGREES.has(first)) return `${left} ${right}`;
  if (right.includes(',') || left.split(/\s+/).length > 3 || right.split(/\s+/).length > 3) return left;
  const family = left.split(/\s+/).filter((word) => !PARTICLES.has(word.toLowerCase()));
  if (family.length > 2 || /\b(?:of|the)\b/i.test(right)) return left;
  return `${right} ${left}`;
}
