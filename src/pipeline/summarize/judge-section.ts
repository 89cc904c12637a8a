/**
 * The summary's section on agreement with people, from any table in which people graded: an answer file with labels or
 * a run with human grades; and on judges' agreement with themselves. A probability sample says so, because only that
 * may correct rates.
 */

import type { VerdictPair } from '../../core/grader.ts';
import { CELLS, NO_CELL, type OutcomeTable, outcomeOfCode } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { type AgreementPair, agreement } from '../../stages/grade/human/agreement.ts';
import { judgeConsistency } from '../../stages/grade/judge/consistency.ts';

export interface JudgeSectionOptions {
  readonly grader: string;
  /** Empty where nobody graded by hand. */
  readonly against: string;
  /** Confidence level in (0, 1). */
  readonly level: number;
  readonly seed: number;
  /** Judges that graded their own family, in words. @default [] */
  readonly sameFamily?: readonly string[];
  /** What judges said of the same reply twice. @default [] */
  readonly verdictPairs?: readonly VerdictPair[];
}

/** Undefined when no reply has a human grade and none was judged twice. */
export function judgeSection(table: OutcomeTable, options: JudgeSectionOptions): Summary['judge'] {
  const pairs: AgreementPair[] = [];
  let sampled = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const human = table.humanCell[row] === NO_CELL ? null : outcomeOfCode(table.humanCell[row]!);
    const automatic = outcomeOfCode(table.automaticCell[row]!);
    if (human === null || (automatic === null && CELLS[table.automaticCell[row]!] !== 'ungraded')) continue;
    if (table.inclusion[row]! > 0) sampled += 1;
    pairs.push({
      replyId: String(row),
      questionId: table.questions[table.question[row]!]!.hash,
      respondentId: table.respondents[table.respondent[row]!]!.id,
      human,
      automatic,
    });
  }
  const repeats = judgeConsistency(options.verdictPairs ?? [], { level: options.level });
  if (pairs.length === 0 && repeats.length === 0) return undefined;
  const labels = pairs.some((pair) => pair.human === 'refused') ? 'three' : 'two';
  return {
    grader: options.grader,
    against: options.against,
    rows: [...agreement(pairs, { labels, level: options.level, seed: options.seed })],
    sample: pairs.length > 0 && sampled === pairs.length ? 'probability' : 'convenience',
    sameFamily: [...(options.sameFamily ?? [])],
    consistency: repeats[0]?.same ?? null,
    ...(repeats.length === 0 ? {} : { repeats }),
  };
}
