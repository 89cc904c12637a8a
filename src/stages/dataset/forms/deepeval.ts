/**
 * deepeval's goldens: `input`, `expected_output`, and what else is known under `additional_metadata`. A golden has one
 * expected output, so further accepted answers stand beside it.
 */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { givenSources, questionMetadata, readMetadata } from './given-metadata.ts';
import { neededText, textOf } from './members.ts';

export const deepeval: DatasetForm = {
  name: 'deepeval',
  what: 'deepeval: goldens with input, expected_output, additional_metadata',
  file: 'jsonl',
  recognises: (row) =>
    'input' in row &&
    ('expected_output' in row || 'expectedOutput' in row) &&
    !('actual_output' in row && row['actual_output']),
  read(row, place) {
    const given = row['additional_metadata'] ?? row['additionalMetadata'];
    const metadata = (given !== null && typeof given === 'object' ? given : {}) as Row;
    const first = textOf(row, 'expected_output') ?? textOf(row, 'expectedOutput');
    const aliases = textList(metadata['aliases']);
    return {
      id: textOf(row, 'name') ?? textOf(metadata, 'id'),
      text: neededText(row, 'input', place),
      golds: [...new Set([...(first === undefined ? [] : [first]), ...aliases])],
      ...readMetadata(metadata),
    };
  },
  write(question) {
    const [first, ...aliases] = goldTexts(question.reference);
    return {
      input: question.text,
      expected_output: first ?? null,
      name: question.id,
      additional_metadata: {
        id: question.id,
        ...(aliases.length === 0 ? {} : { aliases }),
        ...questionMetadata(question),
        ...givenSources(question),
      },
    };
  },
};
