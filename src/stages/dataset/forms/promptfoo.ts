/**
 * promptfoo's test cases, one a line: the question among the variables, the accepted answers in an assertion that passes
 * where one of them is contained. An assertion cannot call a refusal anything but wrong; promptfoo's results come back
 * with `closedbook import` and are graded anew.
 */
import { isRecord } from '../../../core/argument.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm, Row } from './form.ts';
import { givenSources, questionMetadata, readMetadata } from './given-metadata.ts';
import { neededText, textOf } from './members.ts';

const QUESTIONS = ['question', 'query', 'problem', 'prompt', 'input'];
const GOLDS = ['expected', 'answer', 'gold', 'reference', 'target'];
/** Assertions whose value is an accepted text, or several. */
const ACCEPTS = /^(i?contains(-any)?|equals|similar|factuality|starts-with)$/;

export const promptfoo: DatasetForm = {
  name: 'promptfoo',
  what: 'promptfoo: test cases with vars, assert, metadata (tests: file://tests.jsonl)',
  file: 'jsonl',
  recognises: (row) =>
    isRecord(row['vars']) && ('assert' in row || 'metadata' in row || 'description' in row),
  read(row, place) {
    const vars = row['vars'] as Row;
    const metadata = isRecord(row['metadata']) ? row['metadata'] : {};
    const member = QUESTIONS.find((name) => textOf(vars, name) !== undefined) ?? 'question';
    const asserted = (Array.isArray(row['assert']) ? row['assert'] : []).filter(isRecord).flatMap(acceptedOf);
    const named = GOLDS.flatMap((name) => textOf(vars, name) ?? []);
    return {
      id: textOf(vars, 'id') ?? textOf(metadata, 'id'),
      text: neededText(vars, member, place),
      golds: [...new Set([...asserted, ...named])],
      ...readMetadata(metadata),
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    if (golds.length === 0) return { cannot: 'an assertion of promptfoo needs an answer' };
    return {
      description: question.id,
      vars: { question: question.text },
      assert: [{ type: 'icontains-any', value: golds }],
      metadata: { id: question.id, ...questionMetadata(question), ...givenSources(question) },
    };
  },
};

function acceptedOf({ type, value }: Row): string[] {
  if (typeof type !== 'string' || !ACCEPTS.test(type)) return [];
  const values = Array.isArray(value) ? value : [value];
  // A template is a program and no answer.
  return values.flatMap((one) => (typeof one === 'string' && !one.includes('{{') && one !== '' ? [one] : []));
}
