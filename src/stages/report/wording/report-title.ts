/** Title and source line, the same in every form of the report; simulated models are named before anything else. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';

export function reportTitle(summary: Summary): string {
  const title = visibleText(summary.title).replaceAll('\n', ' ');
  return summary.simulated && !/simulated/i.test(title) ? `Simulated: ${title}` : title;
}

/** More sources than this are counted. */
const NAMED = 3;

/** What made the picture, from what: question sets of our own, or the benchmark and who printed its table. */
export function sourceLine(summary: Summary): string {
  const version = summary.closedbookVersion === '' ? '' : ` ${summary.closedbookVersion}`;
  const from = originOf(summary);
  return `${summary.simulated ? 'Simulated models, not real ones. ' : ''}closedbook${version}${from === '' ? '' : `, ${from}`}.`;
}

function originOf({ provenance, title }: Summary): string {
  const datasets = provenance.datasets.map((dataset) => visibleText(dataset.name));
  if (provenance.kind !== 'published' || datasets.length > 0) return datasets.join(', ');
  const benchmark = visibleText(title).replaceAll('\n', ' ');
  const printed = [...new Set(provenance.sources.map((source) => visibleText(source.name).trim()))].filter(
    (name) => name !== '',
  );
  if (printed.length === 0) return `${benchmark}, as published`;
  const more = printed.length > NAMED ? ` and ${printed.length - NAMED} more` : '';
  const names = `${printed.slice(0, NAMED).join('; ')}${more}`;
  return printed.some((name) => name.includes(benchmark)) ? `from ${names}` : `${benchmark}, from ${names}`;
}
