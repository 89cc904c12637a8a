/**
 * Answers from a file, graded: an outcome the file already carries stands, everything else goes through the rules.
 * One pass, one row at a time, so that a file larger than memory streams through; references are inferred once a
 * question, because a file holds many models' answers to it.
 */
import type { Judgement } from '../../core/grade.ts';
import type { Reference } from '../../core/reference.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { type AnswerRow, readAnswerFile } from '../../interop/flat/read-answer-file.ts';
import { gradeByRules } from '../../stages/grade/rules/grade-by-rules.ts';
import { referenceFromText } from '../../values/reference-from-text.ts';
import { answerText } from './answer-text.ts';

export interface GradedAnswer {
  readonly row: AnswerRow;
  readonly reference: Reference | null;
  readonly judgement: Judgement;
  /** `rules`, or `imported` where the file brought the outcome. */
  readonly grader: 'rules' | 'imported';
}

export interface GradedAnswersOptions {
  readonly map?: Readonly<Record<string, string>>;
  readonly rubric: RubricChoice;
  /** Name of rows without a model. @default the file's name */
  readonly model?: string;
  /** Grade by rules even where the file has outcomes. */
  readonly again?: boolean;
}

/** Every answer of the file with a judgement. */
export async function* gradedAnswers(
  path: string,
  options: GradedAnswersOptions,
): AsyncGenerator<GradedAnswer> {
  const references = new Map<string, Reference | null>();
  for await (const read of readAnswerFile(path, { map: options.map, model: options.model })) {
    const row = { ...read, answer: answerText(read.answer) };
    const key = `${row.question}\u0000${row.gold.join('\u0000')}`;
    let reference = references.get(key);
    if (reference === undefined) {
      reference = referenceFromText(row.gold, { question: row.question });
      references.set(key, reference);
    }
    // What the file says of a reply that holds no answer is about its thought or its tool call.
    const given = options.again || (row.answer === null && read.answer !== null) ? null : row.outcome;
    yield given === null
      ? { row, reference, judgement: judge(row, reference, options.rubric), grader: 'rules' }
      : { row, reference, judgement: importedJudgement(given), grader: 'imported' };
  }
}

function judge(row: AnswerRow, reference: Reference | null, rubric: RubricChoice): Judgement {
  if (row.answer === null)
    return { status: 'ungraded', why: 'reply-failed', evidence: { text: 'the row holds no answer' } };
  return gradeByRules({ question: row.question, reference, kind: 'answerable', answer: row.answer, rubric });
}

function importedJudgement(outcome: NonNullable<AnswerRow['outcome']>): Judgement {
  return { status: 'graded', outcome, reason: null, confidence: null, evidence: { rule: 'as in the file' } };
}
