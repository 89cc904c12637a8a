/**
 * Models that were asked without an effort and whose makers' defaults differ. Leaving it out is no equal footing: one
 * then thinks at medium, another at high, and a table without this line would show that as a difference of models.
 */
import { EFFORTS, type Effort } from '../core/model-facts.ts';
import type { Respondent } from '../core/respondent.ts';

/** At most one sentence; none where every known default is the same. */
export function unequalEffortsWarning(respondents: readonly Respondent[]): string[] {
  const models = new Map<Effort, Set<string>>();
  for (const { model, settings, defaultEffort } of respondents) {
    if (defaultEffort === undefined || settings.effort !== undefined || settings.thinking !== undefined)
      continue;
    models.set(defaultEffort, (models.get(defaultEffort) ?? new Set()).add(model));
  }
  if (models.size < 2) return [];
  const said = EFFORTS.flatMap((effort) => {
    const names = models.get(effort);
    return names === undefined ? [] : [`${effort} by ${[...names].join(', ')}`];
  });
  return [
    `No effort was sent, and the makers’ defaults differ: ${said.join('; ')}. Differences between them may be differences of effort.`,
  ];
}
