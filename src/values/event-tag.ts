/**
 * The tag that dates what a question asks about, `event:2024-05`: whether a model could have learnt of it depends on that.
 * A date that can be read in two orders keeps its year alone, and one that cannot be read gives no tag.
 */
import { readDates } from './read-dates.ts';

/** Columns of a file that date what is asked about; a bare "date" may as well be the day of asking. */
export const EVENT_DATE_COLUMNS = ['event_date', 'question_date', 'date_of_event', 'fact_date'] as const;

const ISO = /^\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s*$|T\d|\s+\d{1,2}:)/;

const PREFIX = 'event:';
/** As we write it, and as others do. */
const TAG = /^event(?:-date)?[:=](\d{4}(?:-\d{2}(?:-\d{2})?)?)$/i;

/** The date of the first such tag; null without one. */
export function taggedDate(tags: readonly string[]): string | null {
  const dates = tags.map((tag) => TAG.exec(tag.trim())?.[1]);
  return dates.find((date) => date !== undefined) ?? null;
}

/** Date, month or year as ISO text; null as {@link eventTag}. */
export function isoDateIn(said: string): string | null {
  return eventTag(said)?.slice(PREFIX.length) ?? null;
}

/** Null where the text holds no date, more than one, or one before the year 1. */
export function eventTag(said: string): string | null {
  const iso = ISO.exec(said)?.[1];
  if (iso !== undefined) return `event:${iso}`;
  const dates = readDates(said);
  const [date] = dates;
  if (dates.length !== 1 || date?.year == null || date.year < 1 || date.lastYear !== date.year) return null;
  const isOne = !date.swapped && date.otherMonth === null;
  const parts = [date.year, ...(isOne ? [date.month, date.day] : [])].filter((part) => part !== null);
  return `event:${parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-')}`;
}
