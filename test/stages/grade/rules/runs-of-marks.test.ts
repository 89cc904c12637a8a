import { expect, test } from 'vitest';
import { gradeByRules } from '../../../../src/stages/grade/rules/grade-by-rules.ts';
import { referenceFromText } from '../../../../src/values/reference-from-text.ts';

const QUESTION = 'Who founded the town?';
const REFERENCE = referenceFromText(['Zenda'], { question: QUESTION });
const RUNS = [
  '-',
  '.',
  ',',
  '(',
  '?',
  '*',
  '|',
  '=',
  ' ',
  '\n',
  '\t',
  '"',
  '- ',
  '1,',
  '1. ',
  'A. ',
  'no, ',
  'é ',
  '…',
  '</',
];

const verdictOn = (answer: string) =>
  gradeByRules({ question: QUESTION, reference: REFERENCE, kind: 'answerable', answer, rubric: 'verified' });

// A pattern whose parts share signs tries every way to divide a run among them: forty dashes would take years.
test('a line of dashes, of dots, of anything behind a match ends', { timeout: 20_000 }, () => {
  for (const head of ['The founder is Zenda', 'La réponse est Zenda', 'Ответ: Zenda', '答えはZenda']) {
    for (const sign of RUNS) {
      const answer = `${head} ${sign.repeat(200)} é x`;
      expect(verdictOn(answer), answer.slice(0, 60)).not.toMatchObject({ outcome: 'incorrect' });
    }
  }
});

// Names of one to three words, each of any length, take a run of letters apart in every way: its length cubed.
test('a long word in a row of names, and of a relative, ends', { timeout: 20_000 }, () => {
  for (const answer of [`Zenda, ${'A'.repeat(6000)}1, Ulm`, `Her father ${'A'.repeat(200)} saw Zenda`]) {
    expect(verdictOn(answer), answer.slice(0, 60)).not.toMatchObject({ outcome: 'incorrect' });
  }
});
