/** Short names of a run's respondents, the same on every page as in its report. */
import type { Run } from '../../core/run.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import { visibleText } from '../../terminal/visible-text.ts';

/** By id; letters that turn or hide others are told by number. */
export function respondentLabels({ respondents }: Pick<Run, 'respondents'>): ReadonlyMap<string, string> {
  const labels = shortLabels(respondents);
  return new Map(respondents.map(({ id }, at) => [id, visibleText(labels[at]!)]));
}
