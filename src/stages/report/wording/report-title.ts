/** Title and source line, the same in every form of the report; simulated models are named before anything else. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from './visible-text.ts';

export function reportTitle(summary: Summary): string {
  const title = visibleText(summary.title).replaceAll('\n', ' ');
  return summary.simulated ? `Simulated: ${title}` : title;
}

export function sourceLine(summary: Summary): string {
  const datasets = summary.provenance.datasets.map((dataset) => visibleText(dataset.name)).join(', ');
  return `${summary.simulated ? 'Simulated models, not real ones. ' : ''}closedbook${summary.closedbookVersion === '' ? '' : ` ${summary.closedbookVersion}`}${datasets === '' ? '' : `, ${datasets}`}.`;
}
