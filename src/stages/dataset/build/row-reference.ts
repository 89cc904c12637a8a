/**
 * The reference that a value of a file means for a property, and the date cut to what is stated of it: a year is
 * often written as its first of January.
 */
import { type DateReference, datePrecisionSchema, type Reference } from '../../../core/reference.ts';
import { referenceFromText } from '../../../values/reference-from-text.ts';
import type { QuestionTemplate } from '../question-templates.ts';

/** What one value of a row can be. */
export type RowReference = Exclude<Reference, { form: 'facts' }>;

export interface RowReferenceOptions {
  readonly template: QuestionTemplate;
  /** The wording of the row, where it has one. */
  readonly question: string;
  /** The precision that the row states of a date; empty where it states none. */
  readonly precision: string;
}

/** The reference, or in words why the value is none. */
export function rowReference(
  value: string,
  aliases: readonly string[],
  { template, question, precision }: RowReferenceOptions,
): RowReference | string {
  switch (template.form) {
    case 'date': {
      const date = referenceFromText([value, ...aliases], { answerType: 'date', question: 'when' });
      if (date?.form !== 'date') return `value: expected a date for "${template.property}", got "${value}"`;
      const impossible = [date.value, ...date.alternatives].find((day) => !isInCalendar(day));
      if (impossible !== undefined) {
        return `value: expected a day that the calendar has for "${template.property}", got "${value}"`;
      }
      return atPrecision(date, precision, template);
    }
    case 'person':
      return { form: 'person', name: value, aliases: [...aliases] };
    case 'text':
      return { form: 'text', text: value, aliases: [...aliases] };
    default: {
      const answerType = template.form === 'place' ? 'place' : template.form;
      const reference = referenceFromText([value, ...aliases], { answerType, question });
      if (reference === null || reference.form !== template.form || reference.form === 'facts') {
        return `value: expected a ${template.form} for "${template.property}", got "${value}"`;
      }
      return reference;
    }
  }
}

/** The date no finer than what is stated of it, or in words why that cannot be. */
export function atPrecision(
  date: DateReference,
  stated: string,
  template: QuestionTemplate,
): DateReference | string {
  const asked = template.precision === 'year' ? 'year' : stated;
  if (asked === '') return date;
  const precision = datePrecisionSchema.safeParse(asked);
  if (!precision.success) {
    return `precision: expected ${datePrecisionSchema.options.join(', ')}, got "${stated}"`;
  }
  const order = datePrecisionSchema.options;
  if (order.indexOf(precision.data) <= order.indexOf(date.precision)) return date;
  const cut = (value: string): string => {
    const [, year = value, month] = /^(-?\d+)-(\d\d)/.exec(value) ?? [];
    return precision.data === 'month' && month !== undefined ? `${year}-${month}` : year;
  };
  if (precision.data !== 'year' && precision.data !== 'month') {
    return `precision: a date known to the ${precision.data} cannot be checked`;
  }
  return {
    ...date,
    value: cut(date.value),
    alternatives: [...new Set(date.alternatives.map(cut))],
    precision: precision.data,
  };
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Greece was the last to leave the Julian calendar. */
const LAST_JULIAN_YEAR = 1923;

/** Whether a date has a month and a day that exist; until 1923 a day of either calendar will do. */
export function isInCalendar(date: string): boolean {
  const [, year = '', month, day] = /^(-?\d+)-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  if (month === undefined) return true;
  const days = MONTH_DAYS[Number(month) - 1];
  if (days === undefined) return false;
  if (day === undefined) return true;
  const n = Number(year);
  const isLeap = n % 4 === 0 && (n % 100 !== 0 || n % 400 === 0 || n <= LAST_JULIAN_YEAR);
  return Number(day) >= 1 && Number(day) <= (Number(month) === 2 && !isLeap ? 28 : days);
}
