/**
 * Who is who over the runs of a series: the same id first, then the same model under the same policy, then the same
 * model alone, wherever each is the only one of its kind. What differs besides is told as a change of the instrument.
 */
import { policyName } from '../../../core/policy.ts';
import type { Respondent } from '../../../core/respondent.ts';

/** One respondent over the runs: its place in each run's table, −1 where it is not part of it. */
export interface MatchedRespondent {
  readonly records: readonly (Respondent | null)[];
  readonly places: readonly number[];
}

/** In the order in which they are first met, beginning with the run at `first`. */
export function matchRespondents(
  runs: readonly (readonly Respondent[])[],
  first: number,
): MatchedRespondent[] {
  const order = [first, ...runs.keys()].filter((run, place, all) => all.indexOf(run) === place);
  const found: { records: (Respondent | null)[]; places: number[] }[] = [];
  for (const run of order) {
    const open = new Set(runs[run]!.keys());
    for (const sameness of SAMENESS) {
      for (const place of [...open]) {
        const one = runs[run]![place]!;
        const like = found.filter(
          ({ records, places }) => places[run]! < 0 && sameness(one) === sameness(latest(records)),
        );
        const rivals = [...open].filter((other) => sameness(runs[run]![other]!) === sameness(one));
        if (like.length !== 1 || rivals.length !== 1) continue;
        like[0]!.records[run] = one;
        like[0]!.places[run] = place;
        open.delete(place);
      }
    }
    for (const place of open) {
      const records = runs.map((_, at) => (at === run ? runs[run]![place]! : null));
      found.push({ records, places: records.map((record) => (record === null ? -1 : place)) });
    }
  }
  return found;
}

const SAMENESS: readonly ((one: Respondent) => string)[] = [
  ({ id }) => id,
  ({ model, policy }) => JSON.stringify([model, policy === null ? null : policyName(policy)]),
  ({ model }) => model,
];

function latest(records: readonly (Respondent | null)[]): Respondent {
  return records.findLast((record) => record !== null)!;
}
