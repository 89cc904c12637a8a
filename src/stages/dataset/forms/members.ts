/** Members of a foreign row read with their place: a text, a number, or nothing where the file has nothing. */
import { errorAt, type Place } from '../../../rows/place.ts';
import type { Row } from './form.ts';

/** The text of a member; undefined where it is absent or blank. */
export function textOf(row: Row, member: string): string | undefined {
  const value = row[member];
  if (value === null || value === undefined) return undefined;
  const text = (typeof value === 'string' ? value : String(value)).trim();
  return text === '' ? undefined : text;
}

/** The text of a member that must be there. @throws ClosedbookError `record-invalid` with the place. */
export function neededText(row: Row, member: string, place: Place): string {
  const text = textOf(row, member);
  if (text !== undefined) return text;
  throw errorAt(place, `${member}: expected a text, found ${JSON.stringify(row[member] ?? null)}`, {
    code: 'record-invalid',
  });
}

/** The number of a member; undefined where it is absent. @throws ClosedbookError `record-invalid` for other text. */
export function numberOf(row: Row, member: string, place: Place): number | undefined {
  const text = textOf(row, member);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw errorAt(place, `${member}: expected a number, got ${JSON.stringify(text)}`, {
    code: 'record-invalid',
  });
}

/** True when the row has every one of these members. */
export function hasAll(row: Row, members: readonly string[]): boolean {
  return members.every((member) => member in row);
}

/** Addresses as sources of a question, named by their host. */
export function sourcesOf(urls: readonly string[]): { name: string; url: string }[] {
  return [...new Set(urls.map((url) => url.trim()).filter((url) => url !== ''))].map((url) => ({
    name: URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') || url : url,
    url,
  }));
}
