/**
 * AA-Omniscience, the public part: question and answer under a domain and a topic.
 */
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm } from './form.ts';
import { hasAll, neededText, textOf } from './members.ts';

export const aaOmniscience: DatasetForm = {
  name: 'aa-omniscience',
  what: 'AA-Omniscience (public): domain, topic, question, answer',
  file: 'csv',
  recognises: (row) => hasAll(row, ['domain', 'topic', 'question', 'answer']),
  read(row, place) {
    return {
      id: textOf(row, 'question_id') ?? textOf(row, 'id'),
      text: neededText(row, 'question', place),
      golds: [neededText(row, 'answer', place)],
      topic: textOf(row, 'domain'),
      property: textOf(row, 'topic'),
    };
  },
  write(question) {
    const [gold] = goldTexts(question.reference);
    if (gold === undefined) return { cannot: `AA-Omniscience has no ${question.kind} questions` };
    return {
      question_id: question.id,
      domain: question.topic ?? 'Other',
      topic: question.property ?? 'Other',
      question: question.text,
      answer: gold,
    };
  },
};
