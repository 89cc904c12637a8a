/**
 * The order in which a run that may stop early asks its questions: subjects in random order by the seed, each whole. The
 * order is a function of ids and seed alone, so that a resumed run, another machine and the report walk the same way.
 */
import { groupBy } from '../../../core/group-by.ts';
import { contentHash } from '../../../core/hash.ts';
import type { Question } from '../../../core/question.ts';
import type { StoppingPlan } from '../../../core/until.ts';
import { subjectKey } from '../grid.ts';

type Asked = Pick<Question, 'id' | 'kind' | 'status' | 'subject'>;

export interface PlannedUnit {
  /** Ids of the subject's questions, in the order of the set. */
  readonly questions: readonly string[];
  /** Those that rates are over: answerable and of status ok. */
  readonly rated: readonly string[];
}

/** Every subject in the order of asking; one without a rated question is asked in its turn and no evidence. */
export function plannedUnits(questions: readonly Asked[], seed: number): PlannedUnit[] {
  const subjects = groupBy(questions, subjectKey);
  return [...subjects]
    .map(([key, own]) => ({ rank: contentHash(['order of asking', seed, key]), own }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ own }) => ({
      questions: own.map(({ id }) => id),
      rated: own.filter(({ kind, status }) => kind === 'answerable' && status === 'ok').map(({ id }) => id),
    }));
}

/** With those that the plan counts and these answers, as an export holds them, do not know: they were never asked. */
export function withUnasked(
  units: readonly PlannedUnit[],
  { units: planned }: Pick<StoppingPlan, 'units'>,
): PlannedUnit[] {
  const rated = units.filter((unit) => unit.rated.length > 0).length;
  const unasked = Array.from({ length: Math.max(0, planned - rated) }, (_, at) => [`unasked ${at}`]);
  return [...units, ...unasked.map((ids): PlannedUnit => ({ questions: ids, rated: ids }))];
}
