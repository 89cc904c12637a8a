/** Names sections that a run which might stop early goes without: an interval made for it would be too narrow. */
import type { Summary } from '../../../core/summary/summary.ts';

export function withLeftOut(summary: Summary, sections: readonly string[]): Summary {
  if (sections.length === 0) return summary;
  const why = `${sections.join(', ')}: their intervals are for a number of questions fixed beforehand, and this run was looked at`;
  const { provenance } = summary;
  return { ...summary, provenance: { ...provenance, leftOut: [...provenance.leftOut, why] } };
}
