/** How the words of an answer stand to the person that is expected: a table that a change of one rule would break. */
import { describe, expect, it } from 'vitest';
import { findName } from '../../src/values/compare-names.ts';
import { readPersonName } from '../../src/values/person-name.ts';
import { readWords } from '../../src/values/words.ts';

const standing = (expected: string, said: string) => {
  const name = readPersonName(expected);
  if (name === null) throw new Error(`no name in "${expected}"`);
  return findName(name, readWords(said).words).agreement;
};

describe('a person is found', () => {
  it.each([
    ['Ada Quill', 'Ada Quill', 'full'],
    ['Ada Quill', 'It was Quill.', 'family'],
    ['Ada Quill', 'the painter Quill', 'family'],
    ['Ada Quill', 'Dr. Quill', 'family'],
    ['Ada Quill', 'Dr. Ada Quill', 'full'],
    ['Ada Quill', 'Quill, Ada', 'full'],
    ['Ada Quill', 'Quill, Bea', 'other'],
    ['Ada Quill', 'ada quill', 'full'],
    ['Ada Quill', 'bea quill', 'other'],
    ['Ada Quill', 'A. Quill', 'full'],
    ['Ada Quill', 'B. Quill', 'other'],
    ['Ada Quill', 'Bea Quill', 'other'],
    ['Ada Quill', 'Ada Brandt', 'absent'],
    ['Ada Quill', 'Bea Quill and Ada Quill', 'full'],
    ['Ada Quill', 'Bea Quill, in short Quill', 'family'],
    ['Ada Quill', 'The first was Bea.\n\nQuill', 'family'],
    ['Ada Quill', 'So Quill', 'family'],
    ['Quill', 'Quill', 'full'],
    ['Quill', 'Ada Quill', 'full'],
  ])('by family and given name: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['Joanna Kate Rowan', 'Joanna Rowan', 'full'],
    ['Joanna Kate Rowan', 'Kate Rowan', 'full'],
    ['Joanna Kate Rowan', 'J. Rowan', 'full'],
    ['Joanna Kate Rowan', 'J. K. Rowan', 'full'],
    ['Joanna Kate Rowan', 'JK Rowan', 'full'],
    ['Joanna Kate Rowan', 'JM Rowan', 'other'],
    ['Joanna Kate Rowan', 'Mary Rowan', 'other'],
    ['Joanna Kate Rowan', 'Mary Kate Rowan', 'other'],
    ['Joanna Rowan', 'Mary Joanna Rowan', 'full'],
    ['Joanna Rowan', 'Mary J. Rowan', 'other'],
    ['Paul James Rowan', 'James Peter Rowan', 'full'],
    ['James Peter Rowan', 'Paul James Rowan', 'full'],
    ['Paul James Rowan', 'Peter James Rowan', 'other'],
    ['P. James Rowan', 'James Rowan', 'full'],
    ['P. James Rowan', 'Peter James Rowan', 'full'],
    ['P. James Rowan', 'Peter Rowan', 'full'],
    ['P. James Rowan', 'Otto Rowan', 'other'],
    ['Otto F. Brandt', 'Emil F. Brandt', 'other'],
    ['George H. W. Brandt', 'George W. Brandt', 'other'],
    ['George H. W. Brandt', 'George H. Brandt', 'full'],
    ['George W. Brandt', 'George Brandt', 'full'],
    ['George W. Brandt', 'George Walter Brandt', 'full'],
    ['William Brandt', 'Bill Brandt', 'full'],
    ['Dwayne "The Rock" Halden', 'Rock Halden', 'full'],
    ['Christoph Halden', 'Chris Halden', 'full'],
    ['Chris Halden', 'Christoph Halden', 'full'],
  ])('by other given names: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['Otto Lind Jr.', 'Otto Lind', 'full'],
    ['Otto Lind', 'Otto Lind Jr.', 'full'],
    ['Otto Lind Jr.', 'Otto Lind Jr.', 'full'],
    ['Otto Lind Jr.', 'Otto Lind Sr.', 'other'],
    ['Otto Lind', 'Otto Lind Sr.', 'given'],
    ['Otto Lind III', 'Otto Lind', 'given'],
    ['Otto Lind III', 'Otto Lind III', 'full'],
    ['Otto Lind II', 'Otto II Lind', 'full'],
    ['Otto Lind II', 'Otto III Lind', 'other'],
    ['Rudolf II', 'Rudolf II', 'full'],
    ['Rudolf II', 'Rudolf the Second', 'full'],
    ['Rudolf II', 'Rudolf III', 'other'],
    ['Rudolf II', 'Rudolf', 'absent'],
    ['Rudolf II', 'Ottokar II', 'absent'],
  ])('by generation: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['Ludwig van Meer', 'Ludwig van Meer', 'full'],
    ['Ludwig van Meer', 'van Meer', 'family'],
    ['Ludwig van Meer', 'Karl van Meer', 'other'],
    ['Ivan Dutta', 'Ivan Dutt', 'full'],
    ['Ivan Dutt', 'Ivan Dutta', 'full'],
    ['Ivan Dutt', 'Ivan Dutts', 'absent'],
    ['Ivan Dutt', 'Ivan Duttonia', 'absent'],
    ['Kim Il San', 'Kim Ilsan', 'full'],
    ['Kim Il San', 'I think Kim Ilsan ruled.', 'full'],
    ['Kim Il San', 'kim ilsan', 'full'],
    ['Kim Il San', 'Kimilsan', 'full'],
    ['Kim Il San', 'Park Ilsan', 'absent'],
    ['Kim Il San', 'Kim Ilsandong ruled.', 'absent'],
    ['Piotr Sokolov', 'Pyotr Sokoloff', 'full'],
    ['Sergey Yashinov', 'Sergei Iashinow', 'full'],
    ['Otto Lind', 'Otto Lund', 'absent'],
    ['Weiliang Chen', 'Chen Weiliang', 'full'],
    ['Weiliang Chen', 'Chen Wei-liang', 'full'],
  ])('spelled otherwise: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it('at the words that name the person', () => {
    const name = readPersonName('Ada Quill')!;
    const at = (said: string) => {
      const { first, last } = findName(name, readWords(said).words);
      return [first, last];
    };
    expect(at('I think it was Ada Quill herself')).toEqual([4, 5]);
    expect(at('It was Quill, Ada')).toEqual([2, 3]);
    expect(at('It was Otto Lind')).toEqual([-1, -1]);
  });
});
