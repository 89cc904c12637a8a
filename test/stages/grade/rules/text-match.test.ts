/** How much of an expected text an answer has, by the kind of its words: what the score weighs. */
import { describe, expect, it } from 'vitest';
import { AnswerReading, stemsOf } from '../../../../src/stages/grade/rules/answer-reading.ts';
import { readExpected } from '../../../../src/stages/grade/rules/expected-text.ts';
import { findText } from '../../../../src/stages/grade/rules/text-match.ts';

const find = (expected: string, answer: string, question = '') =>
  findText(readExpected(expected), new AnswerReading(answer, stemsOf(question)));

describe('findText', () => {
  it.each([
    ['Hooded Crane', 'the hooded cranes', 1, 2],
    ['The Cellar', 'in thecellar', 1, 1],
    ['Federal Harbour Office', 'the FHO of Ulm', 1, 1],
    ['O.R.M.', 'the ORM', 1, 1],
    ['D.C.', 'in DC', 1, 1],
  ])('finds %s whole in "%s"', (expected, answer, first, last) => {
    expect(find(expected, answer)).toMatchObject({
      phrase: true,
      recall: 1,
      addedRecall: 1,
      lacking: 0,
      missingSpecific: 0,
      inexact: false,
      echo: false,
      first,
      last,
    });
  });

  it('tells a phrase that the question has, too', () => {
    expect(find('Ada Lind', 'Ada Lind', 'Who is Ada Lind?')).toMatchObject({ phrase: true, echo: true });
  });

  it('counts half of the words as half, and names what is missing', () => {
    expect(find('Hooded Crane', 'a hooded gull')).toMatchObject({
      phrase: false,
      recall: 0.5,
      addedRecall: 0.5,
      missingSpecific: 0.5,
      lacking: 1,
      echo: false,
      first: 1,
      last: 1,
    });
    // Common nouns are missing without being names.
    expect(find('red and green', 'green')).toMatchObject({ recall: 0.5, missingSpecific: 0, lacking: 1 });
  });

  it('weighs what the question says too as little', () => {
    const found = find('Hooded Crane', 'the hooded one', 'Which crane?');
    expect(found).toMatchObject({ addedRecall: 1, missingSpecific: 0, lacking: 0 });
    expect(found.recall).toBeCloseTo(1 / 1.3);
    expect(find('Lake Orm', 'Lake Harl', 'Which lake?')).toMatchObject({ addedRecall: 0, echo: true });
    expect(find('Lake Orm', 'the Harl', 'Is Lake Orm a lake?').addedRecall).toBeNull();
  });

  it('weighs a noun of kind and an initial less than a name', () => {
    expect(find('River Orm', 'the river Harl').recall).toBeCloseTo(0.4 / 1.4);
    expect(find('Otto B. Lind', 'Otto Lind').recall).toBeCloseTo(2 / 2.4);
    expect(find('Otto Brandt Lind', 'Otto Lind').recall).toBeCloseTo(2 / 3);
    expect(find('Episode 4', 'Episode 5')).toMatchObject({ lacking: 1, missingSpecific: 0.5 });
    // Alone it is the whole name.
    expect(find('River', 'the rivers').recall).toBe(1);
  });

  it('lets titles and kinds of water be left out of a name', () => {
    expect(find('Sir Otto Lind', 'Otto Lind')).toMatchObject({ lacking: 0, first: 0, last: 1 });
    expect(find('Otto B. Lind', 'Otto Lind')).toMatchObject({ lacking: 1 });
  });

  it('takes likeness for less than the same word, and tells it', () => {
    expect(find('Catherine Holt', 'Katherine Holt')).toMatchObject({ recall: 0.9, inexact: false });
    expect(find('Manet', 'it was Monet').recall).toBeLessThan(1);
  });

  it('takes the most alike word, wherever it stands', () => {
    expect(find('Holt Catherine', 'Katharine and Catherine near Holt')).toMatchObject({
      recall: 1,
      first: 2,
      last: 4,
    });
  });

  it('takes no small word for two letters', () => {
    expect(find('I.T.', 'it was so').phrase).toBe(false);
  });

  it('finds nothing in other words', () => {
    expect(find('Otto Lind', 'Karl Holt')).toMatchObject({
      recall: 0,
      addedRecall: 0,
      lacking: 2,
      missingSpecific: 1,
      echo: true,
      inexact: false,
      first: -1,
      last: -1,
    });
  });
});
