import { expect, it } from 'vitest';
import { countriesOfNode, packed } from '../../scripts/write-country-names.ts';
import { countryNames } from '../../src/values/country-names.ts';
import { CLDR_VERSION, COUNTRY_NAMES, COUNTRY_STEMS } from '../../src/values/country-table.ts';

it('is read as it was made', () => {
  const { byName, stems, longest } = countryNames();
  expect(packed({ byName, stems, longest })).toEqual({ names: COUNTRY_NAMES, stems: COUNTRY_STEMS });
  expect([...byName.get('deutschland')!.codes]).toEqual(['DE']);
  expect(byName.get('usa')).toMatchObject({ capitals: true });
});

it.runIf(process.versions['cldr'] === CLDR_VERSION)('has what the locale data of Node has', () => {
  const made = countriesOfNode();
  expect(packed(made)).toEqual({ names: COUNTRY_NAMES, stems: COUNTRY_STEMS });
  expect(countryNames()).toEqual(made);
});
