/** A filter as the address of a page holds it: every view of the answers can be kept and passed on as a link. */
import {
  BROWSED_FIELDS,
  BROWSED_OUTCOMES,
  type BrowsedOutcome,
  type BrowseFilter,
} from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';

/**
 * Parts that may be named: `outcome`, `reason`, `model`, `grader`, `disagreement`, `by` with `value`, `text`,
 * `pass`, and `beside` with `besideOutcome`.
 * @throws ClosedbookError `argument-invalid`.
 */
export function readBrowseFilter(search: URLSearchParams): BrowseFilter {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const outcomes = (name: string): readonly BrowsedOutcome[] | undefined => {
    const words = search
      .getAll(name)
      .flatMap((one) => one.split(','))
      .filter(Boolean);
    if (words.length === 0) return undefined;
    return words.map((word) => oneOf(name, word, BROWSED_OUTCOMES));
  };
  const by = text('by');
  const value = text('value');
  const beside = text('beside');
  const pass = text('pass');
  return clean({
    rated: search.get('rated') === 'true' ? true : undefined,
    pass: pass === undefined ? undefined : oneOf('pass', pass, ['open', 'forced'] as const),
    outcomes: outcomes('outcome'),
    reason: text('reason'),
    respondentId: text('model'),
    grader: text('grader'),
    disagreement: search.get('disagreement') === 'true' ? true : undefined,
    field:
      by === undefined || value === undefined ? undefined : { by: oneOf('by', by, BROWSED_FIELDS), value },
    text: text('text'),
    beside:
      beside === undefined ? undefined : clean({ respondentId: beside, outcomes: outcomes('besideOutcome') }),
  });
}

function oneOf<Word extends string>(name: string, word: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  throw new ClosedbookError('argument-invalid', `${name}: expected ${words.join(', ')}, got "${word}"`);
}

/** Without what is undefined. */
function clean<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
