/**
 * Samples of OpenAI's open-source evals (`input` as messages, `ideal` as one or several answers), and lines of the hosted
 * ones, whose data stand under `item`.
 */
import { isRecord } from '../../../core/argument.ts';
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm } from './form.ts';
import { givenSources, questionMetadata, readMetadata } from './given-metadata.ts';
import { inputText } from './inspect.ts';
import { neededText, textOf } from './members.ts';

const QUESTIONS = ['question', 'query', 'problem', 'prompt', 'input'];

export const openaiEvals: DatasetForm = {
  name: 'openai-evals',
  what: 'OpenAI evals: input as messages, ideal; lines of hosted evals with item',
  file: 'jsonl',
  recognises: (row) => ('input' in row && 'ideal' in row) || isRecord(row['item']),
  read(row, place) {
    if (isRecord(row['item'])) {
      const item = row['item'];
      const member = QUESTIONS.find((name) => textOf(item, name) !== undefined) ?? 'question';
      const gold = [
        'ideal',
        'expected',
        'answer',
        'reference',
        'ground_truth',
        'correct_label',
        'label',
        'target',
      ];
      const named = gold.find((name) => item[name] !== undefined && item[name] !== null);
      return {
        id: textOf(item, 'id'),
        text: neededText(item, member, place),
        golds: named === undefined ? [] : textList(item[named]),
        ...readMetadata(item),
      };
    }
    const metadata = isRecord(row['metadata']) ? row['metadata'] : {};
    return {
      id: textOf(row, 'id') ?? textOf(metadata, 'id'),
      text: inputText(row['input'], place),
      golds: textList(row['ideal']),
      ...readMetadata(metadata),
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: 'a sample of OpenAI evals needs an ideal answer' };
    return {
      input: [{ role: 'user', content: question.text }],
      ideal: golds.length === 1 ? golds[0] : golds,
      metadata: { id: question.id, ...questionMetadata(question), ...givenSources(question) },
    };
  },
};
