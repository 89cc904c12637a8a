/** Which short answers count as one answer when a respondent is asked several times. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLikeness, sameAnswer } from '../../src/values/same-answer.ts';

describe('two short answers are the same', () => {
  it.each([
    ['Ulm', 'ulm.', 'words'],
    ['The United States', 'USA', 'words'],
    ['14 March 1879', '1879-03-14', 'date'],
    ['three hundred and forty-two', '342', 'number'],
    ['5 km', '5 kilometres', 'number'],
    ['Wilhelm Konrad Brandt', 'Wilhelm Brandt', 'person'],
    ['Brandt, Wilhelm', 'W. Brandt', 'person'],
    ['Ulm', 'Ulm, Germany', 'contained'],
    ['Yes', 'Yes, it is', 'words'],
    ['the Danube', 'Danube River', 'contained'],
    ['Morn Bridge', 'old Morn Bridge in Ulm', 'contained'],
    ['Middlemarch', 'Middlemarsh', 'words'],
    ['the', 'The', 'words'],
  ])('%s and %s by their %s', (left, right, likeness) => {
    expect(answerLikeness(left, right)).toBe(likeness);
    expect(sameAnswer(right, left)).toBe(true);
  });

  it.each([
    ['14 March 1879', '15 March 1879'],
    ['1879', '1880'],
    ['342', '343'],
    ['5 km', '5 kg'],
    ['Wilhelm Brandt', 'Otto Brandt'],
    ['Ulm', 'Munich'],
    ['Yes', 'No'],
    ['Episode 4', 'Episode 5'],
    ['', 'Ulm'],
    ['Apollo', 'Apollo 11'],
    ['11', 'Apollo 11'],
    ['Chapter 14', 'Chapter 15'],
    ['Morn Bridge', 'Morn Morn'],
    ['Morn, Ada', 'a town that Ada Morn once founded'],
    ['June 1879', '14 March 1879 and 3 June 1879'],
  ])('but not %s and %s', (left, right) => {
    expect(sameAnswer(left, right)).toBe(false);
    expect(sameAnswer(right, left)).toBe(false);
  });

  it('never depends on the order, and a text equals itself', () => {
    const text = fc
      .array(fc.constantFrom('Ulm', 'Brandt', '1879', 'March', '14', 'the', 'of', 'Otto', 'km', 'yes'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '));
    fc.assert(fc.property(text, text, (left, right) => sameAnswer(left, right) === sameAnswer(right, left)));
  });
});
