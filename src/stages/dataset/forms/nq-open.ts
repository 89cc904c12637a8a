/** NQ-open: a question and the list of its answers, as JSONL. */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm } from './form.ts';
import { neededText } from './members.ts';

export const nqOpen: DatasetForm = {
  name: 'nq-open',
  what: 'NQ-open: question and a list of answers',
  file: 'jsonl',
  recognises: (row) =>
    typeof row['question'] === 'string' && Array.isArray(row['answer']) && Object.keys(row).length === 2,
  read: (row, place) => ({ text: neededText(row, 'question', place), golds: textList(row['answer']) }),
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: `NQ-open has no ${question.kind} questions` };
    return { question: question.text, answer: golds };
  },
};
