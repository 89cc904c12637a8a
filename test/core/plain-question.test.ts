import { expect, test } from 'vitest';
import { isPlainQuestion } from '../../src/core/plain-question.ts';
import { type Question, questionSchema } from '../../src/core/question.ts';
import { importedQuestion } from '../../src/interop/imported-question.ts';

const parts = { id: 'q1', text: 'Who wrote Emma?', golds: ['Jane Austen', 'Austen'] };
const plain = importedQuestion({ ...parts, source: 'novels' });

test('a plain question is written as the schema writes it', () => {
  const rejects = { ...plain.reference, rejects: ['Mary Shelley'] } as Question['reference'];
  const plainOnes = [
    plain,
    importedQuestion({ ...parts, topic: 'novels', tags: ['a', 'b'], kind: 'answerable' }),
    importedQuestion({ ...parts, golds: [] }),
    importedQuestion({ ...parts, kind: 'false-premise', status: 'disputed' }),
    { ...plain, reference: rejects },
  ];
  const others = [
    importedQuestion({ ...parts, golds: ['1815'] }),
    importedQuestion({ ...parts, property: 'author', language: 'en' }),
  ];
  for (const question of [...plainOnes, ...others]) {
    expect(JSON.stringify(question)).toBe(JSON.stringify(questionSchema.parse(question)));
  }
  expect(plainOnes.map(isPlainQuestion)).toEqual(plainOnes.map(() => true));
  expect(others.map(isPlainQuestion)).toEqual([false, false]);
});

test.each<[string, Record<string, unknown>]>([
  ['another member', { note: 'x' }],
  ['an unknown member', { author: 'x' }],
  ['no id', { id: '' }],
  ['a text that is none', { text: 7 }],
  ['an unknown kind', { kind: 'open' }],
  ['an unknown status', { status: 'new' }],
  ['a tag that is no text', { tags: [1] }],
  ['a source with more to it', { source: [{ name: 'a', url: 'b' }] }],
  ['a source without a name', { source: [{ name: '' }] }],
  ['a source that is none', { source: [null] }],
  ['no source', { source: undefined }],
  ['a reference that is none', { reference: 'Jane Austen' }],
  ['an empty gold', { reference: { form: 'text', text: '', aliases: [] } }],
  ['an empty alias', { reference: { form: 'text', text: 'a', aliases: [''] } }],
  ['aliases that are missing', { reference: { form: 'text', text: 'a' } }],
  ['rejects that are none', { reference: { form: 'text', text: 'a', aliases: [], rejects: undefined } }],
  ['a member of the reference', { reference: { form: 'text', text: 'a', aliases: [], unit: 'm' } }],
  ['another form', { reference: { form: 'yes-no', value: true } }],
])('%s is for the schema', (_, change) => {
  expect(isPlainQuestion({ ...plain, ...change } as Question)).toBe(false);
});
