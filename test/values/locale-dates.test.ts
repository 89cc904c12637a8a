import { expect, it } from 'vitest';
import { eraLines, monthLines } from '../../scripts/write-locale-dates.ts';
import { CLDR_VERSION, ERAS_AFTER, ERAS_BEFORE, MONTHS } from '../../src/values/locale-dates.ts';
import { monthAt } from '../../src/values/month-names.ts';
import { readWords } from '../../src/values/words.ts';

it('knows the last month of every language, as it stands alone', () => {
  for (const [locale, alone] of MONTHS) {
    const name = alone.split('|')[11]!;
    expect(monthAt(readWords(name).words, 0)?.month, `${locale} ${name}`).toBe(12);
  }
});

it.runIf(process.versions['cldr'] === CLDR_VERSION)('has what the locale data of Node has', () => {
  expect(MONTHS).toEqual(monthLines());
  expect({ before: ERAS_BEFORE, after: ERAS_AFTER }).toEqual(eraLines());
});
