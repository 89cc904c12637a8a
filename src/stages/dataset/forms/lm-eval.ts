/**
 * lm-evaluation-harness: the samples file holds the dataset's own row under `doc` and the gold as `target`, one line
 * for each filter. The inner row is read by whatever form it has; a list in the gold was written by Python.
 */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { neededText, textOf } from './members.ts';

/** Members that hold the text of the question in a doc. */
const QUESTIONS = ['question', 'problem', 'input', 'query', 'prompt'];

export const lmEval: DatasetForm = {
  name: 'lm-eval',
  what: 'lm-evaluation-harness: doc and target of a samples file; written as documents for a task',
  file: 'jsonl',
  recognises: (row) => typeof row['doc'] === 'object' && row['doc'] !== null && 'target' in row,
  read(row, place) {
    const doc = row['doc'] as Row;
    const member = QUESTIONS.find((name) => textOf(doc, name) !== undefined) ?? 'question';
    const answers = textList(doc['answers'] ?? doc['possible_answers'] ?? doc['answer'] ?? doc['gold']);
    const subject = textOf(doc, 'subject') ?? textOf(doc, 'subj');
    return {
      id: textOf(doc, 'id') ?? textOf(doc, 'question_id') ?? textOf(row, 'doc_id'),
      text: neededText(doc, member, place),
      golds: answers.length > 0 ? answers : textList(row['target']),
      topic: textOf(doc, 'topic') ?? textOf(doc, 'category'),
      answerType: textOf(doc, 'answer_type'),
      property: textOf(doc, 'property') ?? textOf(doc, 'prop'),
      subject: subject === undefined ? undefined : { name: subject },
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: 'a task of lm-evaluation-harness needs a target' };
    return {
      id: question.id,
      question: question.text,
      answers: golds,
      ...(question.topic === undefined ? {} : { topic: question.topic }),
      ...(question.subject === undefined ? {} : { subject: question.subject.name }),
      ...(question.property === undefined ? {} : { property: question.property }),
    };
  },
};
