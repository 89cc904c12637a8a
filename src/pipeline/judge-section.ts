/**
 * The summary's section on agreement with people, from any table in which people graded: an answer file with labels or
 * a run with human grades. A probability sample says so, because only that may correct rates.
 */
import { CELLS, NO_CELL, type OutcomeTable, outcomeOfCode } from '../core/outcome-table.ts';
import type { Summary } from '../core/summary/summary.ts';
import { type AgreementPair, agreement } from '../stages/grade/human/agreement.ts';

/** Undefined when no reply has a human grade. */
export function judgeSection(
  table: OutcomeTable,
  options: {
    readonly grader: string;
    readonly against: string;
    readonly level: number;
    readonly seed: number;
    /** Judges that graded their own family, in words. */
    readonly sameFamily?: readonly string[];
  },
): Summary['judge'] {
  const pairs: AgreementPair[] = [];
  let sampled = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const human = table.humanCell[row] === NO_CELL ? null : outcomeOfCode(table.humanCell[row]);
    const automatic = outcomeOfCode(table.automaticCell[row]);
    if (human === null || (automatic === null && CELLS[table.automaticCell[row]] !== 'ungraded')) continue;
    if (table.inclusion[row] > 0) sampled += 1;
    pairs.push({
      replyId: String(row),
      questionId: table.questions[table.question[row]].hash,
      respondentId: table.respondents[table.respondent[row]].id,
      human,
      automatic,
    });
  }
  if (pairs.length === 0) return undefined;
  const labels = pairs.some((pair) => pair.human === 'refused') ? 'three' : 'two';
  return {
    grader: options.grader,
    against: options.against,
    rows: [...agreement(pairs, { labels, level: options.level, seed: options.seed })],
    sample: sampled === pairs.length ? 'probability' : 'convenience',
    sameFamily: [...(options.sameFamily ?? [])],
    consistency: null,
  };
}
