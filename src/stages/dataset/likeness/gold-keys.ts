/**
 * What an answer comes down to, as hashes that equal answers share: a date by its ISO value, a number by its value,
 * names and texts by their folded words. Two references agree when they share one key.
 */
import type { Question } from '../../../core/question.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { hashText } from './hash-text.ts';
import { plainWording } from './plain-wording.ts';

/** Aliases beyond these add nothing but memory. */
const MOST_KEYS = 12;

/** Keys of a question's reference, the main one first; the kind stands in where there is none. */
export function goldKeys({ reference, kind }: Question): number[] {
  if (reference === null) return [hashText(`kind ${kind}`)];
  switch (reference.form) {
    case 'date':
      return [reference.value, ...reference.alternatives].map((value) => hashText(`date ${value}`));
    case 'number':
      return [hashText(`number ${reference.value}`)];
    case 'yes-no':
      return [hashText(`yes-no ${reference.value}`)];
    case 'set':
      return [
        hashText(
          `set ${reference.members
            .map((member) => plainWording(member.text))
            .sort()
            .join(';')}`,
        ),
      ];
    case 'facts':
      return [hashText(`facts ${goldTexts(reference).map(plainWording).join(';')}`)];
    default: {
      const keys = new Set<number>();
      const names =
        reference.form === 'text' ? [reference.text] : [reference.name, ...goldTexts(reference).slice(0, 1)];
      for (const text of [...names, ...reference.aliases]) {
        const words = plainWording(text).replace(/^(?:the|a|an) /, '');
        if (words !== '') keys.add(hashText(words));
        if (keys.size === MOST_KEYS) break;
      }
      return [...keys];
    }
  }
}
