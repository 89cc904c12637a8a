/**
 * A reference as the plain strings that other tools keep: the main one first, then what else counts. Written so that
 * reading them back infers the same reference.
 */
import type { DateReference, Reference } from '../core/reference.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** The gold strings of a reference; none for null. */
export function goldTexts(reference: Reference | null): string[] {
  if (reference === null) return [];
  switch (reference.form) {
    case 'text':
      return [reference.text, ...reference.aliases];
    case 'person':
      return [reference.name, ...reference.aliases];
    case 'place':
      return [[reference.name, ...reference.within].join(', '), ...reference.aliases];
    case 'number': {
      const unit = reference.unit === undefined ? '' : ` ${reference.unit}`;
      const range =
        reference.low === undefined || reference.high === undefined
          ? ''
          : ` (acceptable range: anything between ${reference.low} and ${reference.high})`;
      return [`${reference.value}${unit}${range}`, ...reference.aliases];
    }
    case 'date':
      return [reference.value, ...reference.alternatives].map((value) => dateText(value, reference));
    case 'yes-no':
      return [reference.value ? 'Yes' : 'No'];
    case 'set':
      return [reference.members.map((member) => member.text).join(', ')];
    case 'facts':
      return reference.facts.flatMap((fact) => goldTexts(fact.reference).slice(0, 1));
  }
}

/** "14 March 1879", "March 1879", "1879", "1870s", "19th century", "44 BC". */
function dateText(value: string, { precision }: DateReference): string {
  const before = value.startsWith('-');
  const [years, month, day] = value.replace(/^-/, '').split('-');
  const year = Number.parseInt(years!, 10);
  const era = before ? ' BC' : '';
  if (precision === 'decade' && years!.endsWith('X')) return `${years!.replace('X', '0')}s${era}`;
  if (precision === 'century' && years!.endsWith('XX')) {
    return `${ordinal(Number.parseInt(years!, 10) + 1)} century${era}`;
  }
  // Year 0 of the ISO count is 1 BC.
  const yearText = before || year === 0 ? `${year + 1} BC` : year < 100 ? `AD ${year}` : String(year);
  if (month === undefined) return yearText;
  const monthText = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${monthText} ${yearText}` : `${Number(day)} ${monthText} ${yearText}`;
}

function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
