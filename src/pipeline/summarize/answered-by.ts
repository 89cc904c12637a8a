/**
 * Asked against served model, for the summary: each served name is told apart as the same model, a dated build of it or
 * another one, and what a reader must know of it before using a number is said in a warning.
 */
import { DAMAGED_TEXT, damagedTextNote } from '../../core/damaged-text.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { ServedCount } from '../../core/store/stored-replies.ts';
import type { AnsweredBy, KnownProvenance } from '../../core/summary/provenance.ts';
import { otherNames } from '../../model/known-models.ts';
import { parseModelName } from '../../model/model-name.ts';
import { servedModel } from '../../reading/served-model.ts';

export type Answering = Required<Pick<KnownProvenance, 'answeredBy' | 'remarks' | 'warnings'>>;

/** Reads it from the store, over several runs. */
export async function answeringOf(store: Store, runs: readonly Run[]): Promise<Answering> {
  const runIds = runs.map(({ id }) => id);
  const counts = (await Promise.all(runIds.map((id) => store.servedCounts(id)))).flat();
  const stated = runs.flatMap(({ respondents }) => respondents);
  const answeredBy = merged(counts, new Map(stated.map(({ id, servedAs = [] }) => [id, servedAs])));
  const noted = (await Promise.all(runIds.map((id) => store.remarkCounts(id)))).flat();
  const remarks = new Map<string, number>();
  for (const { remark, replies } of noted) remarks.set(remark, (remarks.get(remark) ?? 0) + replies);
  const builds = new Map<string, Set<string>>();
  for (const { respondent, remark } of noted) {
    if (remark.startsWith('version: '))
      builds.set(respondent, (builds.get(respondent) ?? new Set()).add(remark.slice(9)));
  }
  const damaged = remarks.get(DAMAGED_TEXT) ?? 0;
  const unknown = [...remarks].filter(([remark]) => remark.startsWith('unknown '));
  return {
    answeredBy,
    remarks: [...remarks].map(([remark, replies]) => ({ remark, replies })),
    warnings: [
      ...othersWarnings(answeredBy),
      ...changeWarnings(answeredBy),
      ...[...builds]
        .filter(([, versions]) => versions.size > 1)
        .map(
          ([respondent, versions]) =>
            `${respondent}: the server told ${versions.size} builds under one name (${[...versions].join(', ')}).`,
        ),
      ...(damaged === 0 ? [] : [damagedTextNote(damaged)]),
      ...(unknown.length === 0
        ? []
        : [
            `Replies held words that closedbook does not know: ${unknown.map(([remark, replies]) => `${remark.slice(8)} (${replies})`).join(', ')}.`,
          ]),
    ],
  };
}

function merged(
  counts: readonly ServedCount[],
  servedAs: ReadonlyMap<string, readonly string[]>,
): AnsweredBy[] {
  const found = new Map<string, AnsweredBy>();
  const meansOf = (respondent: string, asked: string, served: string | null) =>
    servedModel([nameOf(asked), ...otherNames(asked), ...(servedAs.get(respondent) ?? [])], served);
  for (const { respondent, asked, served, replies, first, last } of counts) {
    const key = JSON.stringify([respondent, asked, served]);
    const earlier = found.get(key);
    found.set(
      key,
      earlier === undefined
        ? { respondent, asked, served, means: meansOf(respondent, asked, served), replies, first, last }
        : {
            ...earlier,
            replies: earlier.replies + replies,
            first: [first, earlier.first].sort()[0]!,
            last: [last, earlier.last].sort()[1]!,
          },
    );
  }
  return [...found.values()];
}

/** The name that the provider knows; imported respondents have names of their own. */
function nameOf(asked: string): string {
  try {
    return parseModelName(asked).model;
  } catch {
    return asked;
  }
}

function othersWarnings(answeredBy: readonly AnsweredBy[]): string[] {
  return answeredBy
    .filter(({ means }) => means === 'other')
    .map(
      ({ respondent, served, replies }) =>
        `${respondent}: ${replies} ${replies === 1 ? 'reply was' : 'replies were'} given by another model (${served}); they are left out, and bounded.`,
    );
}

/** Several builds of the right model: nothing is left out, but it is no longer one model. */
function changeWarnings(answeredBy: readonly AnsweredBy[]): string[] {
  const respondents = new Set(answeredBy.map(({ respondent }) => respondent));
  return [...respondents].flatMap((respondent) => {
    const own = answeredBy.filter(
      (row) => row.respondent === respondent && row.means !== 'other' && row.served !== null,
    );
    if (own.length < 2) return [];
    const told = own
      .map(({ served, replies, first }) => `${served} (${replies}, from ${first.slice(0, 16)})`)
      .join(', then ');
    return [`${respondent}: the model changed under one name: ${told}.`];
  });
}
