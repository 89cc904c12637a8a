/**
 * Whether two references say the same to a reader. A file of another tool keeps plain strings: it cannot say that a
 * name is a person's, which places contain a place or by which calendar a day is counted, and that it is silent about
 * these corrects nothing. What both of them say must agree.
 */
import { canonicalJson } from '../../core/hash.ts';
import type { Reference } from '../../core/reference.ts';
import { goldTexts } from '../../values/gold-texts.ts';

/** @param given - The reference of the file; what it leaves out stands as before. */
export function sameReference(known: Reference | null, given: Reference | null): boolean {
  if (known === null || given === null) return known === given;
  if (known.form === 'facts' || given.form === 'facts') return canonicalJson(known) === canonicalJson(given);
  const sameTexts = textsOf(goldTexts(known)) === textsOf(goldTexts(given));
  if (!sameTexts && textsOf(readable(known)) !== textsOf(readable(given))) return false;
  return contradictions(known, given).length === 0;
}

/** Members of the references that differ, `within ["Germany"]`, for references whose texts look alike. */
export function differingParts(reference: Reference | null, other: Reference | null): string {
  if (reference === null) return '';
  const others = new Map<string, unknown>(Object.entries(other ?? {}));
  return Object.entries(reference)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson(others.get(key) ?? null))
    .map(([key, value]) => `${key} ${canonicalJson(value)}`)
    .join(', ');
}

/** What stands for the answer, without the places around it. */
function readable(reference: Exclude<Reference, { form: 'facts' }>): string[] {
  switch (reference.form) {
    case 'place':
      return [reference.name, ...reference.aliases];
    case 'set':
      return [reference.members.map(({ text }) => text).join(', ')];
    default:
      return goldTexts(reference);
  }
}

/** The main text, then the others in any order. */
function textsOf([main, ...others]: readonly string[]): string {
  const rest = new Set(others.map((text) => text.trim()));
  rest.delete(main!.trim());
  return canonicalJson([main!.trim(), ...[...rest].sort()]);
}

/** Members that plain strings cannot hold: both have one, and they differ. */
function contradictions(known: Reference, given: Reference): string[] {
  if (known.form !== given.form) return [];
  const before = new Map<string, unknown>(Object.entries(known));
  return Object.entries(given).flatMap(([key, value]) => {
    const isTold =
      (key === 'within' && given.form === 'place' && given.within.length > 0) ||
      (key === 'rejects' && value !== undefined) ||
      (key === 'required' && value !== undefined) ||
      (key === 'members' &&
        given.form === 'set' &&
        given.members.some(({ aliases }) => aliases.length > 0)) ||
      (key === 'calendar' && value !== 'gregorian');
    return isTold && canonicalJson(value) !== canonicalJson(before.get(key) ?? null) ? [key] : [];
  });
}
