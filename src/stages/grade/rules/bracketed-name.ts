/**
 * "George Eliot (Mary Ann Evans)", "Danube (Donau)", "Gold (Au)": what stands in the brackets of a gold may be another name of
 * it, or tell which of several is meant. An answer that is that and nothing else is neither right nor wrong to a rule.
 */
import type { SingleReference } from '../../../core/reference.ts';
import { foldText } from '../../../values/fold-text.ts';
import { isRegion } from './reference-spellings.ts';

const BRACKETS = /[([（]([^()[\]（）]{2,80})[)\]）]/g;
const NAMED =
  /^(?:formerly|previously|originally|now|today|born|née?|né|geb\.?|aka|a\.k\.a\.|also(?: known as| called)?|or|ex|called|dit|detto|alias|real name:?)\s+/i;
/** What an answer may begin with before the name. */
const LEAD = /^(?:(?:it|that|this|he|she|the (?:answer|name)|her|his|its|real|name|is|was|the)\s+)+/;

/** Whether the answer is a name that some gold has in brackets. */
export function isBracketedName(reference: SingleReference, answer: string): boolean {
  if (answer.length > 120) return false;
  const golds =
    reference.form === 'text'
      ? [reference.text, ...reference.aliases]
      : reference.form === 'person' || reference.form === 'place'
        ? [reference.name, ...reference.aliases]
        : [];
  const said = plain(answer).replace(LEAD, '');
  return golds.some((gold) =>
    [...gold.matchAll(BRACKETS)].some(([, inside = '']) => {
      const name = inside.replace(NAMED, '');
      return /^(?:\p{Lu}|\p{Lo})/u.test(name) && !isRegion(name) && plain(name) === said;
    }),
  );
}

function plain(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
