/** FastChat's questions (MT-bench and what takes after it): turns of the user, and a reference for each. The last turn is what is asked. */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { textOf } from './members.ts';

export const fastchat: DatasetForm = {
  name: 'fastchat',
  what: 'FastChat: turns and references',
  file: 'jsonl',
  recognises: (row) =>
    Array.isArray(row['turns']) &&
    row['turns'].length > 0 &&
    row['turns'].every((turn) => typeof turn === 'string'),
  read: (row) => ({
    id: textOf(row, 'question_id'),
    text: (row['turns'] as string[]).at(-1)!,
    golds: goldsOf(row),
    topic: textOf(row, 'category'),
  }),
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: `FastChat has no ${question.kind} questions` };
    return {
      question_id: question.id,
      category: question.topic ?? 'facts',
      turns: [question.text],
      reference: golds,
    };
  },
};

/** Of several turns a reference each. */
function goldsOf(row: Row): string[] {
  const golds = textList(row['reference']);
  return (row['turns'] as string[]).length > 1 ? golds.slice(-1) : golds;
}
