/**
 * A reference as the list of accepted texts that other tools know: the main answer first, then what else counts.
 * What a list cannot say (units, ranges, how many members are enough) is said in words, as referenceText does.
 */
import { type Reference, referenceText } from '../core/reference.ts';

/** Accepted texts, the main one first; empty without a reference. */
export function goldTexts(reference: Reference | null): string[] {
  if (reference === null) return [];
  switch (reference.form) {
    case 'text':
      return [reference.text, ...reference.aliases];
    case 'person':
    case 'place':
      return [reference.name, ...reference.aliases];
    case 'number': {
      const range =
        reference.low !== undefined && reference.high !== undefined
          ? ` (acceptable range: anything between ${reference.low} and ${reference.high})`
          : '';
      const unit = reference.unit === undefined ? '' : ` ${reference.unit}`;
      return [`${reference.value}${unit}${range}`, ...reference.aliases];
    }
    case 'date':
      return [reference.value, ...reference.alternatives];
    default:
      return [referenceText(reference)];
  }
}
