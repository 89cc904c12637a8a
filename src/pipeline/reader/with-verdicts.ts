/**
 * Answers with what the rules say of them, worked out by threads of the thread that reads, or by itself where there are none.
 * Who asks is the reader, for the thread that stores has more to do than any other.
 */

import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { keptWhileOfUse } from '../../core/kept-while-of-use.ts';
import type { Question } from '../../core/question.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { verdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import { knownQuestion } from '../known-question.ts';
import { inPages, rulesAhead, type ThreadUse } from '../rules-ahead.ts';
import type { ReadAnswer } from './packed-answers.ts';

/** As many as questions are, for a file that goes respondent by respondent. */
const KEPT = 10_000;
const KEPT_CHARACTERS = 1_000_000;

export async function* withVerdicts(
  answers: AsyncIterable<ImportedAnswer>,
  { rubric, use }: { readonly rubric: RubricChoice; readonly use: ThreadUse },
): AsyncGenerator<ReadAnswer> {
  const memory = verdictMemory(KEPT);
  const sameQuestion = questionsByContent();
  const asked = (answer: ImportedAnswer) =>
    answer.reply.status === 'answered'
      ? askedOfRules(answer.reply.text, sameQuestion(answer.question), rubric)
      : null;
  for await (const page of rulesAhead(inPages(answers), { memory, use, asked })) {
    for (const { row: answer, said } of page) {
      if (said !== null) yield { answer, said };
      else {
        const input = asked(answer);
        yield { answer, said: input === null ? null : memory.verdictOf(input) };
      }
    }
  }
}

/** Verdicts are remembered by the record of a reference, and a file may bring one question in many. */
function questionsByContent(): (question: Question) => Question {
  const known = keptWhileOfUse<Question>(KEPT, { mostCharacters: KEPT_CHARACTERS });
  return (question) => {
    const { content, letters } = knownQuestion(question);
    const kept = known.get(content);
    if (kept !== undefined) return kept;
    known.set(content, question, letters);
    return question;
  };
}
