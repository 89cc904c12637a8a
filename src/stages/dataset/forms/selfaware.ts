/**
 * SelfAware: questions with an answer beside questions that nobody can answer, told apart by `answerable`.
 */
import { errorAt } from '../../../rows/place.ts';
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm } from './form.ts';
import { hasAll, neededText, textOf } from './members.ts';

export const selfaware: DatasetForm = {
  name: 'selfaware',
  what: 'SelfAware: question_id, question, answer (a list or null), answerable, source',
  file: 'jsonl',
  recognises: (row) => hasAll(row, ['question', 'answerable']),
  read(row, place) {
    const answerable = textOf(row, 'answerable')?.toLowerCase();
    if (answerable !== 'true' && answerable !== 'false') {
      throw errorAt(
        place,
        `answerable: expected true or false, got ${JSON.stringify(row['answerable'] ?? null)}`,
        {
          code: 'record-invalid',
        },
      );
    }
    const source = textOf(row, 'source');
    return {
      id: textOf(row, 'question_id') ?? textOf(row, 'id'),
      text: neededText(row, 'question', place),
      golds: answerable === 'true' ? textList(row['answer'] ?? row['gold']) : [],
      kind: answerable === 'true' ? 'answerable' : 'unknowable',
      sources: source === undefined ? [] : [{ name: source }],
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    return {
      question_id: question.id,
      question: question.text,
      answer: question.kind === 'answerable' ? golds : null,
      answerable: question.kind === 'answerable',
      source: question.source[0]?.name ?? '',
    };
  },
};
