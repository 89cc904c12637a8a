/**
 * Letters that a text must have for a pattern to match, read from the pattern itself, so that the two cannot come apart. To
 * look for them is cheap where the pattern is not: one with classes of letters in it takes milliseconds to compile, and most
 * texts in a language decline nothing.
 */

interface Place {
  at: number;
}

/**
 * One of these stands in every text that the source matches; null where nothing is sure to. What is optional, any of a class,
 * or only looked at counts for nothing.
 */
export function neededLetters(source: string): readonly string[] | null {
  return alternatives(source, { at: 0 });
}

/** Whether any of these stands in a text. No pattern of a hundred alternatives: to compile one costs more than a thousand looks. */
export function hasOne(text: string, letters: readonly string[]): boolean {
  for (const one of letters) if (text.includes(one)) return true;
  return false;
}

function alternatives(source: string, place: Place): readonly string[] | null {
  const all: string[] = [];
  let sure = true;
  for (;;) {
    const needed = sequence(source, place);
    if (needed === null) sure = false;
    else all.push(...needed);
    if (source[place.at] !== '|') break;
    place.at += 1;
  }
  return sure ? [...new Set(all)] : null;
}

/** The best that one alternative needs: the longest of its letters in a row, or what a group in it needs. */
function sequence(source: string, place: Place): readonly string[] | null {
  let best: readonly string[] | null = null;
  let run = '';
  const weigh = (needed: readonly string[] | null) => {
    if (needed !== null && (best === null || shortest(needed) > shortest(best))) best = needed;
  };
  const endRun = () => {
    if (run !== '') weigh([run]);
    run = '';
  };
  while (place.at < source.length && source[place.at] !== '|' && source[place.at] !== ')') {
    const sign = source[place.at]!;
    if (sign === '(') {
      endRun();
      const group = groupAt(source, place);
      if (!isOptional(source, place)) weigh(group);
    } else {
      const letter = letterAt(source, place);
      const many = isQuantified(source, place);
      if (isOptional(source, place) || letter === null) endRun();
      else {
        run += letter;
        if (many) endRun();
      }
    }
  }
  endRun();
  return best;
}

function groupAt(source: string, place: Place): readonly string[] | null {
  const opening = /^\((?:\?(?::|<?[=!]))?/.exec(source.slice(place.at))![0];
  place.at += opening.length;
  const needed = alternatives(source, place);
  place.at += 1;
  return opening === '(' || opening === '(?:' ? needed : null;
}

/** A letter that stands for itself; null for a class, any sign and an edge. Moves behind it. */
function letterAt(source: string, place: Place): string | null {
  // Most are plain letters, and a pattern of some hundreds is read in no time where nothing is searched for them.
  if (isPlain(source.charCodeAt(place.at))) {
    place.at += 1;
    return source[place.at - 1]!;
  }
  const rest = source.slice(place.at);
  const escaped = /^\\(?:p\{[^}]*\}|u[0-9a-f]{4}|.)/iu.exec(rest)?.[0];
  const part = escaped ?? /^\[(?:\\.|[^\]\\])*\]/u.exec(rest)?.[0] ?? [...rest.slice(0, 2)][0]!;
  place.at += part.length;
  if (escaped !== undefined) return /^\\[^\p{L}\p{N}]$/u.test(part) ? part.slice(1) : null;
  return part.length > 1 || /^[.^$]$/.test(part) ? null : part;
}

/** A letter from a to z, or a blank. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 32;
}

const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;

function isQuantified(source: string, place: Place): boolean {
  return mayQuantify(source, place) && QUANTIFIER.test(source.slice(place.at, place.at + 9));
}

function mayQuantify(source: string, place: Place): boolean {
  return '?*+{'.includes(source[place.at] ?? ' ');
}

/** Whether what was read may be missing; moves behind its quantifier. */
function isOptional(source: string, place: Place): boolean {
  if (!mayQuantify(source, place)) return false;
  const quantifier = QUANTIFIER.exec(source.slice(place.at))?.[0] ?? '';
  place.at += quantifier.length;
  return /^(?:[?*]|\{0)/.test(quantifier);
}

function shortest(needed: readonly string[]): number {
  return Math.min(...needed.map((letters) => letters.length));
}
