/**
 * Names sections that a run goes without: where it might have stopped early their intervals would be too narrow, where
 * questions had unlike chances they would speak of those that were drawn.
 */
import type { Summary } from '../../core/summary/summary.ts';

const LOOKED = 'their intervals are for a number of questions fixed beforehand, and this run was looked at';

export function withLeftOut(summary: Summary, sections: readonly string[], reason = LOOKED): Summary {
  if (sections.length === 0) return summary;
  const why = `${sections.join(', ')}: ${reason}`;
  const { provenance } = summary;
  return { ...summary, provenance: { ...provenance, leftOut: [...provenance.leftOut, why] } };
}
