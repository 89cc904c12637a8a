/**
 * Rates corrected by people's grades of a probability sample: share of each automatic outcome times what people found
 * behind it (double sampling). Grades that were not drawn never enter, however many there are.
 */
import type { Estimate } from '../../core/estimate.ts';
import { utilityId } from '../../core/metric.ts';
import { OUTCOMES } from '../../core/outcome.ts';
import { CELL_CODE, NO_CELL, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';
import { doubleSampling } from '../../stats/agreement/double-sampling.ts';
import { doubleSamplingMean } from '../../stats/agreement/double-sampling-mean.ts';
import { asEstimate } from './as-estimate.ts';
import { isRated } from './grid.ts';

/** Automatic outcomes that can stand behind a rate: the three, and ungraded. */
const COLUMNS = [CELL_CODE.correct, CELL_CODE.incorrect, CELL_CODE.refused, CELL_CODE.ungraded];
const METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked'] as const;

/** What a correction rests on, a respondent each: all replies by automatic outcome, and the audited ones of them by people's. */
export interface AuditCounts {
  readonly judged: readonly (readonly number[])[];
  /** Rows = people's outcome, columns = the automatic one. */
  readonly audit: readonly (readonly (readonly number[])[])[];
}

export function auditCounts(table: OutcomeTable): AuditCounts {
  const open = PASSES.indexOf('open');
  const judged = table.respondents.map(() => [0, 0, 0, 0]);
  const audit = table.respondents.map(() => OUTCOMES.map(() => [0, 0, 0, 0]));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== open || !isRated(table.questions[table.question[row]!]!)) continue;
    const column = COLUMNS.indexOf(table.automaticCell[row]!);
    if (column < 0) continue;
    const respondent = table.respondent[row]!;
    judged[respondent]![column]! += 1;
    const human = table.humanCell[row]!;
    if (table.inclusion[row]! > 0 && human !== NO_CELL && human < OUTCOMES.length)
      audit[respondent]![human]![column]! += 1;
  }
  return { judged, audit };
}

/** One record a respondent; empty where nothing was drawn and graded. */
export function correctedRates(
  table: OutcomeTable,
  level: number,
  penalties: readonly number[] = [],
): Record<string, Estimate>[] {
  const { judged, audit } = auditCounts(table);
  return table.respondents.map((_, index) => {
    const audited = audit[index]!.flat().reduce((sum, count) => sum + count!, 0);
    if (audited === 0) return {};
    return {
      ...estimatesOf(audit[index]!, judged[index]!, level),
      ...utilitiesOf(audit[index]!, judged[index]!, { level, penalties }),
    };
  });
}

function estimatesOf(
  audit: AuditCounts['audit'][number],
  judged: readonly number[],
  level: number,
): Record<string, Estimate> {
  const result = doubleSampling(audit, judged, { level });
  return Object.fromEntries(
    METRICS.map((metric, outcome): [string, Estimate] => [
      metric,
      {
        metric,
        value: result.estimates?.[outcome] ?? null,
        low: result.lower?.[outcome] ?? null,
        high: result.upper?.[outcome] ?? null,
        level,
        method: 'double-sampling',
        numerator: null,
        denominator: result.n,
        n: result.audited,
        clusters: null,
        ...(result.why === undefined ? {} : { why: result.why.replaceAll('_', '-') }),
      },
    ]),
  );
}

/** Utilities by people's grades: the choice between respondents turns on these, so they are corrected as well. */
function utilitiesOf(
  audit: AuditCounts['audit'][number],
  judged: readonly number[],
  { level, penalties }: { readonly level: number; readonly penalties: readonly number[] },
): Record<string, Estimate> {
  const n = judged.reduce((sum, count) => sum + count, 0);
  return Object.fromEntries(
    penalties.map((penalty): [string, Estimate] => {
      const metric = utilityId(penalty);
      const mean = doubleSamplingMean(audit, judged, [1, -penalty, 0], { level });
      return [metric, asEstimate(mean, { metric, numerator: null, denominator: n })];
    }),
  );
}
