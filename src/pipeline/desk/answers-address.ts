/** A filter as the address of a page holds it: every view of the answers can be kept, passed on and led to. */
import {
  type AnswersFilter,
  BROWSED_FIELDS,
  BROWSED_OUTCOMES,
  type BrowsedOutcome,
  type BrowseFilter,
} from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { askedAbout } from './asked-about.ts';

/**
 * Parts that may be named: `outcome`, `reason` (again for another), `model`, `grader`, `disagreement`, `by` with `value` (again
 * for another that must hold, too), `text`, `pass`, `rated`, `confidence` (`0.7 to 0.8`), and `beside` with `besideOutcome`.
 * @throws ClosedbookError `argument-invalid`.
 */
export function readBrowseFilter(search: URLSearchParams): BrowseFilter {
  const { slices = [], ...filter } = readAnswersFilter(search);
  return slices.length === 0 ? filter : { ...filter, asked: askedAbout(slices) };
}

function readAnswersFilter(search: URLSearchParams): AnswersFilter {
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
  const { field, slices } = slicesIn(search);
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
    field,
    slices,
    text: text('text'),
    beside:
      beside === undefined ? undefined : clean({ respondentId: beside, outcomes: outcomes('besideOutcome') }),
  });
}

/** One part that the store looks for itself, which is quicker, and the others. */
function slicesIn(search: URLSearchParams): Pick<AnswersFilter, 'field' | 'slices'> {
  const values = search.getAll('value').map((one) => one.trim());
  const named = search
    .getAll('by')
    .map((by, at) => ({ by: by.trim(), value: values[at] ?? '' }))
    .filter(({ by, value }) => by !== '' && value !== '');
  const at = named.findIndex(({ by }) => BROWSED_FIELDS.some((one) => one === by));
  const slices = named.filter((_, place) => place !== at);
  return clean({
    field: at < 0 ? undefined : { by: oneOf('by', named[at]!.by, BROWSED_FIELDS), value: named[at]!.value },
    slices: slices.length === 0 ? undefined : slices,
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
export function answersAddress(runId: string, filter: AnswersFilter): string {
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
  for (const { by, value } of filter.slices ?? []) {
    put('by', by);
    put('value', value);
  }
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
