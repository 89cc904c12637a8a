/**
 * When a model stops being served, said in time: a study that is repeated every quarter should not find out by an error,
 * and still less by the answers of another model under the old name.
 */
import { MODEL_TABLE } from './known-models.ts';
import type { ModelRow } from './model-row.ts';

export interface ModelEnd {
  /** ISO date of the first day without it. */
  readonly on: string;
  readonly replacement: string | null;
  readonly afterwards: 'refused' | 'answered-by-replacement';
  /** Where it is said; null where the user says it. */
  readonly source: string | null;
}

/** Days ahead that an end is worth a word. */
export const END_NOTICE_DAYS = 60;

/** The end that a row or a user states, or null. */
export function endOf(ends: Partial<NonNullable<ModelRow['ends']>> | undefined): ModelEnd | null {
  if (ends?.on === undefined) return null;
  const { on, replacement = null, afterwards = 'refused', stated } = ends;
  return {
    on,
    replacement,
    afterwards,
    source: stated === undefined ? null : MODEL_TABLE.sources[stated]!.where,
  };
}

/** Days from a day (ISO) to the end; 0 or fewer: it has come. */
export function daysLeft({ on }: Pick<ModelEnd, 'on'>, today: string): number {
  return Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
}

/** What to say of a model's end on a day (ISO), or null where it is far away or none is known. */
export function endNotice(
  { name, ends }: { readonly name: string; readonly ends: ModelEnd | null },
  today: string,
): string | null {
  if (ends === null) return null;
  const days = daysLeft(ends, today);
  if (days > END_NOTICE_DAYS) return null;
  const when =
    days <= 0 ? `since ${ends.on}` : `from ${ends.on} on (${days === 1 ? 'tomorrow' : `in ${days} days`})`;
  const next = ends.replacement;
  const what =
    ends.afterwards === 'answered-by-replacement'
      ? `is answered by ${next ?? 'another model'} ${when}`
      : `is no longer served ${when}${next === null ? '' : `; its maker names ${next} instead`}`;
  return `${name} ${what}${ends.source === null ? '' : ` (${ends.source})`}`;
}
