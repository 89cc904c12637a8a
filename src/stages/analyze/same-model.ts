/**
 * Which respondents are one model under several instructions, by what their records say: an id is for showing, and an
 * imported one may hold anything. A respondent whose instruction a model has already (a second run of it, or prompts of
 * which nothing is known) is no further setting of that model and stands by itself.
 */
import { groupBy } from '../../core/group-by.ts';
import { policyName } from '../../core/policy.ts';
import { type Respondent, respondentId } from '../../core/respondent.ts';

type Known = Pick<Respondent, 'model' | 'settings' | 'policy'>;

/**
 * For each respondent the name of its model: settings included, policy not; unique to each such model. A prompt of
 * somebody else's is named, for its penalties are a curve of their own; one's own words are a setting like any policy.
 */
export function modelNames(respondents: readonly Known[]): string[] {
  const occurrences = new Map<string, number>();
  return respondents.map(({ model, settings, policy }) => {
    const foreign = policy?.kind === 'own' ? undefined : policy?.instruction;
    const instruction = foreign === undefined ? '' : ` · ${foreign}`;
    const name = `${respondentId(model, settings, null)}${instruction}`;
    const key = JSON.stringify([name, policy === null ? null : policyName(policy)]);
    const earlier = occurrences.get(key) ?? 0;
    occurrences.set(key, earlier + 1);
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}

/** Indexes of the respondents of each model, in the order of their first. */
export function membersByModel(respondents: readonly Known[]): Map<string, number[]> {
  const names = modelNames(respondents);
  return groupBy(names.keys(), (index) => names[index]!);
}
