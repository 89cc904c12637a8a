/**
 * What a model is called where several of its settings are one choice: what their labels begin with, as the reader meets it
 * everywhere else. Its own name, with provider and address, stands in where they share nothing.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';

type Curve = FrontierSection['modelCurves'][number];

export function sharedLabel({ model, respondents }: Curve, label: (id: string) => string): string {
  const [first = [], ...others] = respondents.map((id) => label(id).split(' '));
  const differs = first.findIndex((word, at) => others.some((words) => words[at] !== word));
  const shared = differs === -1 ? first : first.slice(0, differs);
  return shared.join(' ').replace(/[ ·]+$/, '') || model;
}
