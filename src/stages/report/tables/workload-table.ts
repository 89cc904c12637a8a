/** The rates over the workload that a person declared, beside the shares it was declared with. */
import type { WorkloadSection } from '../../../core/summary/workload.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function workloadTable(section: WorkloadSection, look: Look): SectionTable | null {
  if (section.rows.length === 0) return null;
  const metrics = [...new Set(section.rows.flatMap((row) => Object.keys(row.estimates)))];
  const penalties = [...new Set(section.rows.flatMap((row) => row.utilities.map((one) => one.penalty)))];
  const declared = [
    ...Object.entries(section.mix ?? {}).map(([band, share]) => `${visibleText(band)} ${percent(share)}`),
    ...(section.unanswerableShare === null
      ? []
      : [`${percent(section.unanswerableShare)} without an answer`]),
  ];
  return {
    id: 'workload',
    title: 'Over the declared workload',
    notes: [
      ...(declared.length === 0 ? [] : [`Declared: ${declared.join(', ')}.`]),
      ...section.sentences.map(visibleText),
    ],
    columns: ['respondent', ...metrics, ...penalties.map((penalty) => `utility@${penalty}`)],
    rows: section.rows.map((row) => [
      look.fullName(row.respondent),
      ...metrics.map((metric) => row.estimates[metric] ?? null),
      ...penalties.map((penalty) => row.utilities.find((one) => one.penalty === penalty)?.estimate ?? null),
    ]),
  };
}
