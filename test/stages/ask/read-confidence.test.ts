import { describe, expect, test } from 'vitest';
import { readConfidence } from '../../../src/stages/ask/read-confidence.ts';

describe('the stated confidence', () => {
  test.each([
    ['Paris.\nConfidence: 85', 'Paris.', 0.85],
    ['Paris.\n\nConfidence: 0\n', 'Paris.', 0],
    ['Paris.\nconfidence: 100', 'Paris.', 1],
    ['Paris.\n**Confidence: 85**', 'Paris.', 0.85],
    ['Paris.\n**Confidence:** 85%', 'Paris.', 0.85],
    ['Paris.\r\nConfidence: 85 %', 'Paris.', 0.85],
  ])('is read from %j', (answer, text, confidence) => {
    expect(readConfidence(answer)).toEqual({ text, confidence });
  });

  test.each([
    ['Paris.\nConfidence: 101'],
    ['Paris.\nConfidence: 0.85'],
    ['Paris.\nConfidence: high'],
    ['Paris.\nConfidence: 80-90'],
    ['Paris.\nConfidence: -5'],
    ['Paris.\nConfidence:'],
    ['Paris.\nConfidence: 85 out of 100'],
  ])('is missing in %j, and the line reaches no grader', (answer) => {
    expect(readConfidence(answer)).toEqual({ text: 'Paris.', confidence: null });
  });

  test.each([
    ['Paris. I am 85 % sure.'],
    ['Confidence: 85\nParis.'],
    ['Paris. Confidence: 85'],
    ['I have full confidence: Paris'],
    [''],
  ])('is not guessed from %j', (answer) => {
    expect(readConfidence(answer)).toEqual({ text: answer, confidence: null });
  });

  test('is found in a moment although the model was stuck in a loop', () => {
    for (const stuck of ['*', ' ', '_', '* _']) {
      const answer = `Ulm\nConfidence: 8${stuck.repeat(300_000)}x`;
      expect(readConfidence(answer)).toEqual({ text: 'Ulm', confidence: null });
    }
  });
});

describe('a confidence in words', () => {
  test.each([
    ['Paris.\nConfidence: almost certain', 0.93],
    ['Paris.\n**Confidence:** "Probably not."', 0.3],
    ['Paris.\nConfidence: ABOUT EVEN', 0.5],
    ['Paris.\nConfidence: quite sure', null],
    ['Paris.\nConfidence: 85', null],
    ['Paris.\nConfidence: constructor', null],
  ])('is read from %j', (answer, confidence) => {
    expect(readConfidence(answer, 'words')).toEqual({ text: 'Paris.', confidence });
  });
});

describe('a best guess below what was declined', () => {
  test.each([
    [
      'I do not know.\nBest guess: Paris\nConfidence: 20',
      { text: 'I do not know.', confidence: 0.2, guess: 'Paris' },
    ],
    [
      'I do not know.\n\n**Best guess:** Paris\n**Confidence: 20**',
      { text: 'I do not know.', confidence: 0.2, guess: 'Paris' },
    ],
    ['I do not know.\nBest guess: Paris', { text: 'I do not know.', confidence: null, guess: 'Paris' }],
    ['Paris.\nConfidence: 90', { text: 'Paris.', confidence: 0.9 }],
    ['I do not know.\nBest guess:\nConfidence: 20', { text: 'I do not know.\nBest guess:', confidence: 0.2 }],
  ])('is read from %j', (answer, read) => {
    expect(readConfidence(answer, 'guess')).toEqual(read);
  });

  test('with nothing above it is the answer itself, and where none was asked for it stays where it stands', () => {
    expect(readConfidence('Best guess: Paris\nConfidence: 20', 'guess')).toEqual({
      text: 'Best guess: Paris',
      confidence: 0.2,
    });
    expect(readConfidence('I do not know.\nBest guess: Paris\nConfidence: 20').text).toContain('Best guess');
  });
});
