/**
 * What closedbook adds to a sample of another tool's format, so that its own export comes back as the run was: kind and
 * status of the question, the whole respondent, the pass, how the reply ended. The tool's members stay what the tool wants;
 * this one they pass over. The score in the log stays the word of the log: where somebody mended it, that is what counts.
 */

import type { AnswerView } from '../core/answer-view.ts';
import type { ImportedAnswer } from '../core/imported-answer.ts';
import type { Outcome } from '../core/outcome.ts';
import { parsedJson } from '../rows/parse-json.ts';
import { ANSWER_COLUMNS, answerValues } from './flat/answer-columns.ts';
import { ownAnswer } from './flat/own-export.ts';
import { asRecord, type LooseRecord } from './loose.ts';

/** Name of the member. */
export const OWN_MEMBER = 'closedbook';

/** Members that the sample itself holds. */
const BESIDE = new Set(['id', 'run', 'question', 'gold', 'reasoning', 'evidence', 'human']);

/** What is added to the sample of an answer. */
export function ownSample(view: AnswerView): LooseRecord {
  const values = answerValues(view);
  const members = ANSWER_COLUMNS.flatMap(({ name }, at) => {
    const value = values[at] ?? null;
    // The text of a whole answer stands in the sample; of others a part of it may stand nowhere.
    const told = name === 'answer' && view.reply.status === 'answered';
    return value === null || told || BESIDE.has(name) ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(members), reference: view.question.reference };
}

/**
 * The answer as the run had it; as the tool's codec read it where the sample has nothing of ours. The member may be JSON in
 * a text, as formats want it whose values are texts.
 */
export function withOwnSample(answer: ImportedAnswer, member: unknown): ImportedAnswer {
  const own = asRecord(typeof member === 'string' ? parsedJson(member) : member);
  if (typeof own.respondent !== 'string' || typeof own.question_kind !== 'string') return answer;
  const said = outcomeSaid(answer);
  const row = {
    ...own,
    question: answer.question.text,
    answer: own.answer ?? answer.reply.text ?? '',
    reasoning: answer.reply.status === 'answered' ? (answer.reply.reasoning ?? null) : null,
    outcome: own.status === 'answered' ? said : null,
    reason: said === own.outcome ? own.reason : null,
  };
  const { source } = answer;
  const back = ownAnswer(row, { path: source.path, line: 0 });
  const people = answer.grades.filter(({ grader }) => grader.kind === 'human');
  return { ...back, grades: [...back.grades, ...people], verdicts: answer.verdicts ?? [], source };
}

function outcomeSaid({ grades }: ImportedAnswer): Outcome | null {
  const graded = grades.find(
    ({ grader, judgement }) => grader.kind === 'imported' && judgement.status === 'graded',
  );
  return graded?.judgement.status === 'graded' ? graded.judgement.outcome : null;
}
