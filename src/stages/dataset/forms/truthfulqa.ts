/**
 * TruthfulQA: correct and incorrect answers, separated by semicolons in the CSV and lists elsewhere. The incorrect
 * ones are kept as known wrong answers; "I have no comment" is dropped with the reading of the gold.
 */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { neededText, sourcesOf, textOf } from './members.ts';

const NAMES = {
  question: ['Question', 'question'],
  best: ['Best Answer', 'best_answer'],
  correct: ['Correct Answers', 'correct_answers'],
  incorrect: ['Incorrect Answers', 'incorrect_answers'],
  category: ['Category', 'category'],
  source: ['Source', 'source'],
} as const;

export const truthfulqa: DatasetForm = {
  name: 'truthfulqa',
  what: 'TruthfulQA: Category, Question, Best Answer, Correct Answers, Incorrect Answers',
  file: 'csv',
  recognises: (row) => member(row, 'correct') !== null && member(row, 'incorrect') !== null,
  read(row, place) {
    const best = textOf(row, member(row, 'best') ?? '');
    const golds = several(row[member(row, 'correct') ?? '']);
    return {
      text: neededText(row, member(row, 'question') ?? 'Question', place),
      golds: best === undefined ? golds : [best, ...golds.filter((gold) => gold !== best)],
      rejects: several(row[member(row, 'incorrect') ?? '']),
      topic: textOf(row, member(row, 'category') ?? ''),
      sources: sourcesOf((textOf(row, member(row, 'source') ?? '') ?? '').split(/[;\s]+(?=https?:)/)),
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: `TruthfulQA has no ${question.kind} questions` };
    const rejects = question.reference?.form === 'text' ? (question.reference.rejects ?? []) : [];
    return {
      Type: 'Non-Adversarial',
      Category: question.topic ?? 'Other',
      Question: question.text,
      'Best Answer': golds[0],
      'Correct Answers': golds.join('; '),
      'Incorrect Answers': rejects.join('; '),
      Source: question.source.map(({ url, name }) => url ?? name).join('; '),
    };
  },
};

function member(row: Row, field: keyof typeof NAMES): string | null {
  return NAMES[field].find((name) => name in row) ?? null;
}

function several(value: unknown): string[] {
  const texts = textList(value);
  return typeof value === 'string' && texts.length === 1 ? textList(value.split(/;\s*/)) : texts;
}
