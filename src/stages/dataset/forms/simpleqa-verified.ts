/**
 * SimpleQA Verified: the columns stand by themselves, and numeric golds carry their acceptance range in the text.
 */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { ANSWER_TYPE_TAG } from '../flat-question.ts';
import type { DatasetForm } from './form.ts';
import { hasAll, neededText, sourcesOf, textOf } from './members.ts';

/** Columns that say yes or no about a question; they become tags. */
const FLAGS = ['multi_step', 'requires_reasoning'] as const;

export const simpleqaVerified: DatasetForm = {
  name: 'simpleqa-verified',
  what: 'SimpleQA Verified: original_index, problem, answer, topic, answer_type, …, urls',
  file: 'csv',
  recognises: (row) => hasAll(row, ['original_index', 'problem', 'answer']),
  read(row, place) {
    return {
      id: textOf(row, 'original_index'),
      text: neededText(row, 'problem', place),
      golds: [neededText(row, 'answer', place)],
      answerType: textOf(row, 'answer_type'),
      topic: textOf(row, 'topic'),
      sources: sourcesOf(textList(row['urls']).flatMap((text) => text.split(/,\s*(?=https?:)|\s+/))),
      tags: FLAGS.filter((flag) => /^(true|yes|1)$/i.test(textOf(row, flag) ?? '')),
    };
  },
  write(question) {
    const [gold] = goldTexts(question.reference);
    if (gold === undefined) return { cannot: `SimpleQA Verified has no ${question.kind} questions` };
    const type = question.tags.find((tag) => tag.startsWith(ANSWER_TYPE_TAG))?.slice(ANSWER_TYPE_TAG.length);
    const flags = FLAGS.map((flag) => [flag, question.tags.includes(flag) ? 'True' : 'False']);
    return {
      original_index: question.id,
      problem: question.text,
      answer: gold,
      topic: question.topic ?? 'Other',
      answer_type: type ?? 'Other',
      ...Object.fromEntries(flags),
      urls: question.source.flatMap(({ url }) => (url === undefined ? [] : [url])).join(','),
    };
  },
};
