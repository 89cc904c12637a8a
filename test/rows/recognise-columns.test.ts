import { expect, it } from 'vitest';
import { parseColumnMap, recogniseColumns } from '../../src/rows/recognise-columns.ts';

const WANTED = [
  { field: 'question', names: ['question', 'problem'], required: true },
  { field: 'gold', names: ['gold'], doubtful: ['answer'] },
  { field: 'answer', names: ['response'], doubtful: ['answer'] },
];

it('compares names without case, spaces and underscores', () => {
  expect(recogniseColumns([' Question ', 'RESPONSE'], WANTED)).toEqual({
    question: ' Question ',
    gold: null,
    answer: 'RESPONSE',
  });
});

it('reads a name with its unit where no name is it without, and takes other words in brackets for none', () => {
  const wanted = [...WANTED, { field: 'confidence', names: ['confidence', 'jistota', 'sicherheit'] }];
  for (const column of ['Confidence (%)', 'Jistota [0–100]', 'Sicherheit in %', 'confidence (in Prozent)']) {
    expect(recogniseColumns(['question', column], wanted)).toMatchObject({ confidence: column });
  }
  expect(recogniseColumns(['question', 'confidence (%)', 'confidence'], wanted)).toMatchObject({
    confidence: 'confidence',
  });
  expect(recogniseColumns(['question', 'response (GPT-4o)'], wanted)).toMatchObject({ answer: null });
});

it('lets a mapped column win over a recognised one and leaves it to nobody else', () => {
  const found = recogniseColumns(['question', 'answer', 'response'], WANTED, { answer: 'answer' });
  expect(found).toEqual({ question: 'question', gold: null, answer: 'answer' });
});

it('lists the columns found when a required one is missing or a mapped one does not exist', () => {
  expect(() => recogniseColumns(['a', 'b'], WANTED)).toThrow(/question .*found the columns "a", "b"/);
  expect(() => recogniseColumns(['question'], WANTED, { gold: 'g' })).toThrow(
    /the file has the columns "question"/,
  );
  expect(() => recogniseColumns(['question'], WANTED, { colour: 'question' })).toThrow(
    /question, gold, answer/,
  );
});

it('reads --map parts, repeated or joined by commas, with equals signs in the column', () => {
  expect(parseColumnMap(['question=q,gold=a=b', 'human='])).toEqual({
    question: 'q',
    gold: 'a=b',
    human: '',
  });
  expect(() => parseColumnMap(['question'])).toThrow(/field=column/);
});
