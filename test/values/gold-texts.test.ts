import { expect, test } from 'vitest';
import { goldTexts } from '../../src/values/gold-texts.ts';
import { referenceFromText } from '../../src/values/reference-from-text.ts';

test.each([
  ['14 March 1879', ''],
  ['March 1879', ''],
  ['1879', 'In what year?'],
  ['44 BC', 'In what year?'],
  ['12 July 100 BC', 'When?'],
  ['the 1870s', 'When?'],
  ['19th century', 'In which century?'],
  ['24,693', 'How many?'],
  ['120k (acceptable range: anything between 118k and 122k)', 'How many?'],
  ['5.5 km', 'How long?'],
  ['yes', 'Is it?'],
  ['Ada Example', 'Who?'],
  ['France, Germany, and Belgium', 'Which three countries signed?'],
])('"%s" reads back as the same reference', (gold, question) => {
  const first = referenceFromText([gold], { question });
  expect(referenceFromText(goldTexts(first), { question })).toEqual(first);
});
