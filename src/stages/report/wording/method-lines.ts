/** How it was measured, in lines: the same in Markdown and in print without a browser. */
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { answeredByText } from './answered-by-text.ts';
import { batchesText } from './batches-text.ts';
import { graderText } from './grader-text.ts';

export function methodLines({ provenance }: Summary): string[] {
  return [
    ...provenance.datasets.map(
      (dataset) =>
        `${dataset.name}${versionText(dataset.version, ', ')}, ${counted(dataset.questions, 'question')}`,
    ),
    ...provenance.graders.map((grader) => `graded by ${graderText(grader)}`),
    ...provenance.leftOut.map((line) => `left out: ${line}`),
    ...provenance.closedBook,
    ...(provenance.answeredBy ?? []).map((row) => `${row.respondent}: ${answeredByText(row)}`),
    ...(provenance.batches === undefined ? [] : [batchesText(provenance.batches)]),
    ...provenance.sources.map((source) => `${source.name} ${source.url} ${source.note}`.trim()),
  ];
}

/**
 * `version 932de17ac339` behind what separates it, a hash by its beginning (summary.json has all of it); empty for
 * files without one.
 */
export function versionText(version: string, before = ''): string {
  if (version === '') return '';
  return `${before}version ${/^[0-9a-f]{40,}$/i.test(version) ? version.slice(0, 12) : version}`;
}
