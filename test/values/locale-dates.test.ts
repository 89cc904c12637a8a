import { expect, it } from 'vitest';
import { eraLines, monthLines } from '../../scripts/write-locale-dates.ts';
import { CLDR_VERSION, ERAS_AFTER, ERAS_BEFORE, MONTHS } from '../../src/values/locale-dates.ts';

it('has twelve months of every language', () => {
  for (const [locale, ...forms] of MONTHS)
    for (const names of forms)
      expect(
        names.split('|').filter((name) => name !== ''),
        locale,
      ).toHaveLength(12);
});

it.runIf(process.versions['cldr'] === CLDR_VERSION)('has what the locale data of Node has', () => {
  expect(MONTHS).toEqual(monthLines());
  expect({ before: ERAS_BEFORE, after: ERAS_AFTER }).toEqual(eraLines());
});
