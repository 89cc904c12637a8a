/**
 * Which questions belong to a part that an analysis cut: by the analysis' own fields, so that the answers behind a mark of the
 * report are those that it counted.
 */
import type { SliceValue } from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { QuestionRow } from '../../core/outcome-table.ts';
import { CUTOFF_FIELD, eventDate, isAfter } from '../../stages/analyze/cutoff-slice.ts';
import { FIELDS } from '../../stages/analyze/slice-fields.ts';

type Holds = (question: QuestionRow) => boolean;

/** @throws ClosedbookError `argument-invalid` for what no analysis cuts by. */
export function askedAbout(slices: readonly SliceValue[]): Holds {
  const parts = slices.map(partOf);
  return (question) => parts.every((holds) => holds(question));
}

function partOf({ by, value }: SliceValue): Holds {
  if (by === 'question') return ({ id }) => id === value;
  if (by === CUTOFF_FIELD) return aroundCutoff(value);
  const field = Object.hasOwn(FIELDS, by) ? FIELDS[by] : undefined;
  if (field === undefined)
    throw new ClosedbookError('argument-invalid', `by: no answers can be told apart by "${by}"`);
  // A band is named by the lowest and highest number in it; words that look like one are words first.
  const [lowest, highest = lowest] = value.split(' to ').map(Number);
  return (question) => {
    const keys = field.keys(question);
    const number = keys.length === 0 ? field.number?.(question) : undefined;
    return number === undefined ? keys.includes(value) : number >= lowest! && number <= highest!;
  };
}

/** `after 2024-06` or `up to 2024-06`; a question without a date is in neither. */
function aroundCutoff(value: string): Holds {
  const [, side, cutoff] = /^(after|up to) (\d{4}(?:-\d{2}){0,2})$/.exec(value) ?? [];
  if (cutoff === undefined)
    throw new ClosedbookError(
      'argument-invalid',
      `cutoff: expected "after 2024-06" or "up to 2024-06", got "${value}"`,
    );
  return (question) => {
    const date = eventDate(question);
    return date !== null && isAfter(date, cutoff) === (side === 'after');
  };
}
