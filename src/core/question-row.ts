/**
 * What an outcome table keeps of a question: what rates are cut by and what tells questions apart. Texts and references
 * stay out, for a table of a million replies is held in memory whole.
 */
import type { QuestionRow } from './outcome-table.ts';
import { answerType, type Question, questionHash } from './question.ts';

/** The row of a question of the named set; `hash` where the store has it at hand. @default hash questionHash(question) */
export function questionRow(
  question: Question,
  { dataset, hash = questionHash(question) }: { readonly dataset: string; readonly hash?: string },
): QuestionRow {
  const { id, kind, status, subject, property, topic, popularity, asOf, tags, pairedWith, language } =
    question;
  return {
    ...{ id, kind, status, subject, property, topic, popularity, asOf, tags, pairedWith },
    ...(language === undefined ? {} : { language }),
    ...{ hash, dataset },
    answerType: answerType(question),
    length: question.text.length,
  };
}
