/** A member read out of a text is the one that JSON.parse gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberOfText } from '../../src/rows/member-of-text.ts';

test('of any object it is the member that parsing gives, however deep the same name stands elsewhere', () => {
  const value = fc.anything({ key: fc.constantFrom('filter', 'a', 'fil"ter', ''), maxDepth: 4 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('filter', 'a', 'b\\', ','), value), (record) => {
      const text = JSON.stringify(record);
      expect(memberOfText(text, 'filter')).toEqual(JSON.parse(text).filter);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a name that is escaped is the name, the last of two counts, and what is no object has none', () => {
  expect(memberOfText('{"\\u0066ilter": "x"}', 'filter')).toBe('x');
  expect(
    memberOfText(' {"filter": {"filter": 1}, "filter" : ["a,}", 2] , "z": "\\"filter\\": 3"}', 'filter'),
  ).toEqual(['a,}', 2]);
  for (const text of ['["filter", 1]', '"filter"', '{"a": 1}', '{"filter": tru', '']) {
    expect(memberOfText(text, 'filter')).toBe(undefined);
  }
});
