/** A filter as the address of a page holds it: every view of the answers can be kept, passed on and led to. */
import {
  BROWSED_FIELDS,
  BROWSED_OUTCOMES,
  type BrowsedOutcome,
  type BrowseFilter,
} from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';

/**
 * Parts that may be named: `outcome`, `reason` (again for another), `model`, `grader`, `disagreement`, `by` with `value`,
 * `text`, `pass`, `rated`, `confidence` (`0.7 to 0.8`), and `beside` with `besideOutcome`.
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
  const given = search.getAll('reason').map((one) => one.trim());
  const reasons = given.filter((one) => one !== '');
  const by = text('by');
  const value = text('value');
  const beside = text('beside');
  const pass = text('pass');
  return clean({
    rated: search.get('rated') === 'true' ? true : undefined,
    pass: pass === undefined ? undefined : oneOf('pass', pass, ['open', 'forced'] as const),
    outcomes: outcomes('outcome'),
    reasons: reasons.length === 0 ? undefined : reasons,
    confidence: confidenceIn(text('confidence')),
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

function confidenceIn(text: string | undefined): readonly [number, number] | undefined {
  if (text === undefined) return undefined;
  const [lowest, highest] = text.split(' to ').map(Number);
  if (lowest !== undefined && highest !== undefined && lowest >= 0 && lowest <= highest && highest <= 1)
    return [lowest, highest];
  throw new ClosedbookError(
    'argument-invalid',
    `confidence: expected two numbers in [0, 1] as "0.7 to 0.8", got "${text}"`,
  );
}

/** Where the answers are that a filter lets through: what {@link readBrowseFilter} reads. */
export function answersAddress(runId: string, filter: BrowseFilter): string {
  const { outcomes, reasons, respondentId, field, beside, confidence } = filter;
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) query.append(name, value);
  };
  put('outcome', outcomes?.join(','));
  put('model', respondentId);
  put('besideOutcome', beside?.outcomes?.join(','));
  put('beside', beside?.respondentId);
  put('by', field?.by);
  put('value', field?.value);
  for (const reason of reasons ?? []) put('reason', reason);
  put('text', filter.text);
  put('disagreement', filter.disagreement === true ? 'true' : undefined);
  put('grader', filter.grader);
  put('pass', filter.pass);
  put('rated', filter.rated === true ? 'true' : undefined);
  put('confidence', confidence === undefined ? undefined : confidence.join(' to '));
  return `/runs/${encodeURIComponent(runId)}/answers?${query}`;
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
