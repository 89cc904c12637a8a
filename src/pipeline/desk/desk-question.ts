/** A question as pages tell it: what is asked, what counts as right, where that comes from. */
import { answerType, type Question } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import type { DeskQuestion } from './desk-records.ts';
import { webAddress } from './web-address.ts';

/** @param dataset - The name of its set, where that is known. */
export function deskQuestion(question: Question, dataset?: string): Omit<DeskQuestion, 'answers'> {
  const field = (by: DeskQuestion['fields'][number]['by'], value: string | undefined) =>
    value === undefined ? [] : [{ by, value: visibleText(value) }];
  return {
    id: question.id,
    text: visibleText(question.text),
    reference: question.reference === null ? null : visibleText(referenceText(question.reference)),
    kind: answerType(question),
    status: question.status,
    fields: [
      ...field('subject', question.subject?.name),
      ...field('property', question.property),
      ...field('topic', question.topic),
      ...field('band', question.popularity?.band),
      ...question.tags.flatMap((tag) => field('tag', tag)),
      ...field('dataset', dataset),
      ...field('as of', question.asOf),
    ],
    sources: question.source.map(({ name, url }) => ({ name: visibleText(name), url: webAddress(url) })),
    note: question.note === undefined ? null : visibleText(question.note),
  };
}
