/**
 * TriviaQA: an answer object with a value and its aliases. The capitalised members are those of the published files,
 * the others those of the copies on Hugging Face. Normalised aliases are left out: comparison folds by itself.
 */

import { parsedJson } from '../../../rows/parse-json.ts';
import { errorAt } from '../../../rows/place.ts';
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { neededText, textOf } from './members.ts';

export const triviaqa: DatasetForm = {
  name: 'triviaqa',
  what: 'TriviaQA: question_id, question and an answer object with value and aliases',
  file: 'jsonl',
  recognises: (row) => answerOf(row) !== null,
  read(row, place) {
    const answer = answerOf(row);
    if (answer === null) throw errorAt(place, 'answer: expected an object with value and aliases');
    const source = textOf(row, 'question_source') ?? textOf(row, 'QuestionSource');
    return {
      id: textOf(row, 'question_id') ?? textOf(row, 'QuestionId'),
      text: neededText(row, 'Question' in row ? 'Question' : 'question', place),
      golds: textList([
        answer['value'] ?? answer['Value'],
        ...textList(answer['aliases'] ?? answer['Aliases']),
      ]),
      sources:
        source === undefined
          ? []
          : [URL.canParse(source) ? { name: 'TriviaQA', url: source } : { name: source }],
    };
  },
  write(question) {
    const [value, ...aliases] = goldTexts(question.reference);
    if (value === undefined) return { cannot: `TriviaQA has no ${question.kind} questions` };
    return {
      question: question.text,
      question_id: question.id,
      question_source: question.source[0]?.url ?? question.source[0]?.name ?? '',
      answer: { value, aliases: [value, ...aliases] },
    };
  },
};

function answerOf(row: Row): Row | null {
  const raw = row['answer'] ?? row['Answer'];
  const value = typeof raw === 'string' && raw.startsWith('{') ? parsedJson(raw) : raw;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return 'aliases' in value || 'Aliases' in value ? (value as Row) : null;
}
