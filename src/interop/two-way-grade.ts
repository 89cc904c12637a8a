/**
 * A tool's right-or-wrong mark as an imported grade. Only exactly 1 and 0, true and false are mapped; and because such
 * tools have no word for declining, their 0 says in its evidence that it may be a refusal.
 */
import type { ImportedAnswer, ToolValue } from '../core/imported-answer.ts';

type ImportedGrade = ImportedAnswer['grades'][number];

/** @param grader - `lm-eval/exact_match,none`: what follows `imported:`. */
export function twoWayGrade(grader: string, value: ToolValue): ImportedGrade {
  const ref = { kind: 'imported', id: `imported:${grader}`, version: 'unknown' } as const;
  const rule = 'as in the file';
  const said = `${grader.split('/').at(-1)} = ${JSON.stringify(value) ?? 'null'}`;
  if (value === 1 || value === true) {
    const evidence = { rule, text: said };
    return {
      grader: ref,
      judgement: { status: 'graded', outcome: 'correct', reason: null, confidence: null, evidence },
    };
  }
  if (value === 0 || value === false) {
    const evidence = { rule, text: `${said}; the tool's 0 may hold refusals` };
    return {
      grader: ref,
      judgement: { status: 'graded', outcome: 'incorrect', reason: null, confidence: null, evidence },
    };
  }
  return {
    grader: ref,
    judgement: { status: 'ungraded', why: 'not-mapped', evidence: { rule, text: said } },
  };
}
