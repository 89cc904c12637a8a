/**
 * Where a JSON document holds lists of objects: what a person is told whose file has its rows in a place that no reader
 * looks at. Of each list only the first object is looked into; the others are counted and passed over, so that a
 * document of any size is told about in the time of one reading.
 */
import type { Choice, JsonPath } from './json-part-scanner.ts';
import { readJsonParts } from './json-parts.ts';

/** Deeper than any log; a document that goes on is hostile or no log. */
const DEEPEST = 16;

/** More places than these are not kept: rows of their own kind, not lists. */
const MOST_LISTS = 1000;

export interface ListOfObjects {
  readonly path: JsonPath;
  readonly objects: number;
  /** Keys of its first object that has any. */
  readonly keys: readonly string[];
}

/**
 * Every list that holds an object with a member, the longest first.
 * @throws ClosedbookError `file-malformed` with the line, and the errors of reading.
 */
export async function listsOfObjects(file: string): Promise<readonly ListOfObjects[]> {
  const seen = new Map<string, { path: JsonPath; first: number; length: number; keys: string[] }>();
  const choose = (path: JsonPath): Choice => {
    const last = path.at(-1);
    if (typeof last === 'number') {
      const list = seen.get(JSON.stringify(path.slice(0, -1)));
      if (list === undefined) return path.length < DEEPEST ? 'enter' : 'skip';
      list.length = last + 1;
      return 'skip';
    }
    const index = path.at(-2);
    if (typeof index === 'number') {
      const above = path.slice(0, -2);
      const name = JSON.stringify(above);
      const list = seen.get(name);
      if (list !== undefined) list.keys.push(String(last));
      else if (seen.size < MOST_LISTS)
        seen.set(name, { path: above, first: index, length: index + 1, keys: [String(last)] });
    }
    return path.length < DEEPEST ? 'enter' : 'skip';
  };
  // What is taken are the single values between the lists.
  for await (const _ of readJsonParts(file, choose));
  return [...seen.values()]
    .map(({ path, first, length, keys }) => ({ path, objects: length - first, keys }))
    .toSorted((a, b) => b.objects - a.objects);
}

/** The path as programs write it, `results.table.body[3]`, `runs["gpt-4o"].rows`; empty for the document itself. */
export function jsonPathText(path: JsonPath): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_]\w*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return at === 0 ? step : `.${step}`;
    })
    .join('');
}
