/**
 * Where rows were seen in a JSON document that no reader recognises, in words: a person who is told the place can save that
 * list as a file; one who is told the names at the top of the document has to look for it.
 */
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import { jsonPathText, listsOfObjects } from '../rows/lists-of-objects.ts';
import { names } from './describe-glance.ts';
import { glanceAt } from './glance.ts';

const MOST_LISTS = 3;

export interface RowsSeen {
  /** `results.body[3]: 412 objects with the keys q, a`. */
  readonly found: string;
  readonly hint: string;
}

/** Null where the file is no JSON document, cannot be read to its end, or holds no list but itself. */
export async function rowsSeen(path: string): Promise<RowsSeen | null> {
  if ((await glanceAt(path)).kind !== 'json') return null;
  const all = await listsOfObjects(path).catch(() => []);
  const lists = all.filter((list) => list.path.length > 0);
  const longest = lists[0];
  if (longest === undefined) return null;
  const places = lists.slice(0, MOST_LISTS).map(({ path: at, objects, keys }) => {
    return `${jsonPathText(at)}: ${counted(objects, 'object')} with the ${keys.length === 1 ? 'key' : 'keys'} ${names(keys)}`;
  });
  const more = lists.length - places.length;
  const filter = `.${jsonPathText(longest.path)}`.replaceAll("'", String.raw`'\''`);
  return {
    found: `${places.join('; ')}${more > 0 ? `; and ${counted(more, 'shorter list')}` : ''}`,
    hint: `Save the list that holds the answers as a file of its own, e.g. with jq '${filter}' FILE > rows.json; columns that are not recognised there are named with --map question=KEY --map answer=KEY.`,
  };
}

/** The error of columns that are missing, with the places where rows were seen beside it; any other error as it is. */
export async function withRowsSeen(error: unknown, path: string): Promise<unknown> {
  if (!(error instanceof ClosedbookError) || error.code !== 'column-unknown') return error;
  const seen = await rowsSeen(path);
  if (seen === null) return error;
  const hint = error.hint === undefined ? seen.hint : `${error.hint} ${seen.hint}`;
  return new ClosedbookError(error.code, `${error.message}; lists of objects were seen at ${seen.found}`, {
    hint,
    cause: error,
  });
}
