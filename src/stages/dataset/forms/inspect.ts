/**
 * Inspect's dataset records: input (a text or chat messages), target (one or several), metadata. Multiple choice is
 * refused: an answer picked from a list is not recalled.
 */
import { errorAt, type Place } from '../../../rows/place.ts';
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { givenSources, questionMetadata, readMetadata } from './given-metadata.ts';
import { hasAll, textOf } from './members.ts';

export const inspect: DatasetForm = {
  name: 'inspect',
  what: 'Inspect: input, target, id, metadata',
  file: 'jsonl',
  recognises: (row) => hasAll(row, ['input', 'target']),
  read(row, place) {
    const choices = row['choices'];
    if (Array.isArray(choices) && choices.length > 0) {
      throw errorAt(place, 'choices: expected an open question, got one with answers to choose from', {
        code: 'record-invalid',
      });
    }
    const metadata = row['metadata'];
    const said = (metadata !== null && typeof metadata === 'object' ? metadata : {}) as Row;
    return {
      id: textOf(row, 'id'),
      text: inputText(row['input'], place),
      golds: textList(row['target']),
      ...readMetadata(said),
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    return {
      id: question.id,
      input: question.text,
      target: golds.length === 1 ? golds[0] : golds,
      metadata: { ...questionMetadata(question), ...givenSources(question) },
    };
  },
};

/** The text itself, or the last thing the user says. */
export function inputText(input: unknown, place: Place): string {
  if (typeof input === 'string') return input;
  const messages = Array.isArray(input) ? (input as Row[]) : [];
  const said = messages.filter((message) => message?.['role'] === 'user').at(-1)?.['content'];
  if (typeof said === 'string') return said;
  const parts = (Array.isArray(said) ? (said as Row[]) : []).map((part) => part?.['text']);
  const text = parts.filter((part) => typeof part === 'string').join('\n');
  if (text !== '') return text;
  throw errorAt(place, 'input: expected a text or messages with one of the user', { code: 'record-invalid' });
}
