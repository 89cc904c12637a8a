/**
 * Two runs against each other for a page of the desk: one respondent of each, with the words and cells of `closedbook compare`, over the
 * same summary, so that no digit differs. Like a report it holds both runs at once.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { Store } from '../../core/store/store.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { type ComparisonWords, comparisonIn, comparisonWords } from '../report/compare.ts';
import { summarizeRuns } from '../summarize/summarize-runs.ts';
import type { Workspace } from '../workspace.ts';

interface Named {
  readonly id: string;
  readonly label: string;
}

export interface DeskComparison {
  readonly runs: readonly { readonly id: string; readonly title: string }[];
  /** Respondents of the first run, and of the second. */
  readonly sides: readonly (readonly Named[])[];
  readonly a: string;
  readonly b: string;
  readonly words: ComparisonWords;
  /** The same at a prompt. */
  readonly command: string;
}

export interface CompareRunsOptions {
  /** Ids of one respondent of each run, as `sides` has them. @default the first, and its namesake in the other */
  readonly a?: string | undefined;
  readonly b?: string | undefined;
}

/** Replies of both runs together, as of a report. */
const MOST_REPLIES = 200_000;

/** @throws ClosedbookError `usage` for runs that are too large, one run twice, or a respondent of neither. */
export async function compareRuns(
  store: Store,
  ids: readonly [string, string],
  { a, b, workspace }: CompareRunsOptions & { readonly workspace: Workspace },
): Promise<DeskComparison> {
  const runs = await Promise.all(ids.map((id) => store.run(id)));
  const known = runs.map(({ id }) => id);
  if (known[0] === known[1]) throw new ClosedbookError('usage', 'expected two runs, got one run twice');
  const replies = await store.count({ runIds: known });
  if (replies > MOST_REPLIES) {
    throw new ClosedbookError(
      'usage',
      `${replies.toLocaleString('en')} replies of two runs are too many to be compared beside other pages`,
      { hint: `closedbook compare A B --in ${known.join(' --in ')} does it.` },
    );
  }
  const first = runs[0]!.respondents.length;
  let chosen: readonly [string, string] | null = null;
  const summary = await summarizeRuns(known, workspace, {
    compareAlso: (respondents) => {
      chosen = chosenOf(respondents, first, { a, b });
      return [...chosen];
    },
  });
  const [one, other] = chosen ?? chosenOf(summary.respondents, first, { a, b });
  const named = ({ id, label }: Named) => ({ id, label: visibleText(label) });
  return {
    runs: runs.map(({ id, title }) => ({ id, title: visibleText(title) })),
    sides: [summary.respondents.slice(0, first), summary.respondents.slice(first)].map((side) =>
      side.map(named),
    ),
    a: one,
    b: other,
    words: visibleWords(comparisonWords(comparisonIn(summary, one, other))),
    command: `closedbook compare ${shellWord(one)} ${shellWord(other)} --in ${known.join(' --in ')}`,
  };
}

/** Who was asked under one name in both runs is what people mean by two runs; else the first of each. */
function chosenOf(
  respondents: readonly Named[],
  first: number,
  { a, b }: CompareRunsOptions,
): readonly [string, string] {
  const [left, right] = [respondents.slice(0, first), respondents.slice(first)];
  const of = (side: readonly Named[], id: string | undefined) => {
    if (id === undefined || side.some((one) => one.id === id)) return id;
    throw new ClosedbookError('argument-invalid', `"${id}" answered in neither run on this side`);
  };
  const one = of(left, a) ?? left[0]?.id;
  const other =
    of(right, b) ?? (right.find(({ id }) => one !== undefined && id.startsWith(one)) ?? right[0])?.id;
  if (one === undefined || other === undefined) {
    // Outcomes of one respondent on other questions are one respondent's, as wherever runs share a table.
    throw new ClosedbookError('usage', 'these two runs have no question in common, or one has no reply yet', {
      hint: 'closedbook report RUN RUN --compare sets them side by side, unpaired.',
    });
  }
  return [one, other];
}

function visibleWords(words: ComparisonWords): ComparisonWords {
  return {
    ...words,
    sentences: words.sentences.map(visibleText),
    over: visibleText(words.over),
  };
}
