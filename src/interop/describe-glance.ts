/** What a file looks like, in words for the person whose file was refused. */
import type { FileGlance } from '../core/codec.ts';

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
      return describeText(text.trim());
    case 'binary':
      if (text.startsWith('%PDF')) return 'a PDF';
      return /^(?:.\0){4}|^(?:\0.){4}/.test(text)
        ? 'text in UTF-16 without the mark that says so (save it as UTF-8)'
        : 'a binary file';
  }
}

function describeText(text: string): string {
  if (text === '') return 'a file of blank space';
  const begins = JSON.stringify(text.slice(0, 60));
  const title = /<title>\s*([^<]{1,60})/i.exec(text)?.[1];
  if (/^<(!doctype html|html|head)\b/i.test(text)) {
    return `a web page (HTML)${title === undefined ? '' : ` titled ${JSON.stringify(title.trim())}`}, perhaps saved in place of the file`;
  }
  // The last characters may be cut by the look itself.
  if (text.slice(0, -3).includes('\uFFFD')) {
    return `text that is neither UTF-8 nor marked UTF-16 (save it as UTF-8); it begins with ${begins}`;
  }
  if (!text.includes('\n') && /^[\w "]+([,;\t][\w "]+)+$/.test(text))
    return `a table without rows: ${begins}`;
  return `text that begins with ${begins}`;
}

function describeJson(value: unknown, inside = false): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'an empty JSON array';
    return inside ? 'an array' : `a JSON array whose first entry is ${describeJson(value[0], true)}`;
  }
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value);
    if (keys.length === 0) return 'an empty JSON object';
    return `a JSON object with the members ${names(keys)}`;
  }
  return value === undefined
    ? 'JSON that does not parse or is nested deeper than 500 levels'
    : `${inside ? '' : 'the JSON value '}${JSON.stringify(value).slice(0, 40)}`;
}

/** The first few of them, and how many more. */
export function names(all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMES).map((name) => (name.length > 60 ? `${name.slice(0, 57)}...` : name));
  return all.length > MOST_NAMES
    ? `${shown.join(', ')} and ${all.length - MOST_NAMES} more`
    : shown.join(', ');
}
