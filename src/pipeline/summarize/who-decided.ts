/**
 * What a summary says of its graders: who decided how many outcomes, what the others said, people against the automatic
 * grades, and claims, which a judge split. Sections that count replies go where chances or looks make counts untrue.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { claimsSection } from '../../stages/analyze/claims/claims-section.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';
import { type GradersOptions, gradersFlag, gradersSection } from '../../stages/analyze/graders.ts';
import { withLeftOut } from '../../stages/analyze/with-left-out.ts';
import { type JudgeSectionOptions, judgeSection } from './judge-section.ts';

/** Who decided, what the others said, and on the first screen whose rates hang on it. */
export function withGraders(
  summary: Summary,
  counts: Pick<GradersOptions, 'deciding' | 'meetings'>,
): Summary {
  const { deciding, meetings } = counts;
  if (deciding.length === 0 && meetings.length === 0) return summary;
  const graders = gradersSection({ deciding, meetings, rates: summary.rates.rows, level: summary.level });
  const labels = new Map(summary.respondents.map(({ id, label }) => [id, label]));
  const flag = gradersFlag(graders, (id) => labels.get(id) ?? id);
  const { decision } = summary;
  return {
    ...summary,
    graders,
    ...(flag === null ? {} : { decision: { ...decision, sentences: [flag, ...decision.sentences] } }),
  };
}

/** Why a run whose questions had unlike chances goes without. */
const COUNTED = 'they count replies, and no weight is in them';

/** Long answers claim by claim; a run that may have stopped early has no interval for them. */
export function withClaims(summary: Summary, replies: readonly SplitReply[]): Summary {
  const { level, respondents } = summary;
  const claims = claimsSection(replies, { level, respondents });
  if (claims === undefined) return summary;
  if (summary.drawing !== undefined) return withLeftOut(summary, ['claims'], COUNTED);
  return summary.sequential === undefined ? { ...summary, claims } : withLeftOut(summary, ['claims']);
}

export function withJudge(
  summary: Summary,
  table: OutcomeTable,
  facts: Pick<JudgeSectionOptions, 'grader' | 'against' | 'sameFamily' | 'verdictPairs'>,
): Summary {
  const judge = judgeSection(table, { ...facts, level: summary.level, seed: summary.provenance.seed });
  // Without people's grades there is no section, and the warning is what is left to say.
  const warnings = [...summary.provenance.warnings, ...(facts.sameFamily ?? []).map((one) => `${one}.`)];
  const told = { ...summary, provenance: { ...summary.provenance, warnings } };
  if (judge === undefined) return told;
  if (summary.drawing !== undefined) return withLeftOut(told, ['judge'], COUNTED);
  return summary.sequential === undefined ? { ...told, judge } : withLeftOut(told, ['judge']);
}
