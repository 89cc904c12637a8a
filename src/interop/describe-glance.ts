/** What a file looks like, in words for the person whose file was refused. */
import type { FileGlance } from '../core/ports.ts';

const MOST_NAMES = 8;

/** "a JSON object with the members name, scores": the end of a sentence. */
export function describeGlance({ kind, text, value, members }: FileGlance): string {
  switch (kind) {
    case 'folder':
      return members.length === 0 ? 'an empty folder' : `a folder with ${names(members)}`;
    case 'zip':
      return `a zip archive with ${names(members)}`;
    case 'sqlite':
      return 'an SQLite database without the tables of a known tool';
    case 'parquet':
      return 'a Parquet file without the columns of answers';
    case 'json':
    case 'jsonl':
      return kind === 'jsonl' ? `lines of JSON, the first being ${describeJson(value)}` : describeJson(value);
    case 'text':
      return text.trim() === ''
        ? 'a file of blank space'
        : `text that begins with ${JSON.stringify(text.trimStart().slice(0, 60))}`;
    case 'binary':
      return text.startsWith('%PDF') ? 'a PDF' : 'a binary file';
  }
}

function describeJson(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'an empty JSON array'
      : `a JSON array whose first entry is ${describeJson(value[0])}`;
  }
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty JSON object' : `a JSON object with the members ${names(keys)}`;
  }
  return value === undefined
    ? 'JSON that does not parse'
    : `the JSON value ${JSON.stringify(value).slice(0, 40)}`;
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMES).map((name) => (name.length > 60 ? `${name.slice(0, 57)}...` : name));
  return all.length > MOST_NAMES
    ? `${shown.join(', ')} and ${all.length - MOST_NAMES} more`
    : shown.join(', ');
}
