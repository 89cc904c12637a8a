/**
 * Which charts a summary has, in reading order, by section. The one list that page, Markdown, PDF and image files
 * share, so that no form shows what another forgot. A section that the summary lacks says why it is missing.
 */
import type { Summary } from '../../core/summary/summary.ts';
import type { Chart } from './charts/chart.ts';
import { frontierChart } from './charts/frontier.ts';
import type { Look } from './charts/look.ts';
import { outcomeBars } from './charts/outcome-bars.ts';

export type SectionId = 'decision' | 'outcomes';

export interface Figures {
  readonly section: SectionId;
  readonly charts: readonly Chart[];
}

export function figuresOf(summary: Summary, look: Look): Figures[] {
  const all: Figures[] = [
    { section: 'decision', charts: summary.frontier ? [frontierChart(summary.frontier, look)] : [] },
    { section: 'outcomes', charts: [outcomeBars(summary.rates, look)] },
  ];
  return all.filter((entry) => entry.charts.length > 0);
}
