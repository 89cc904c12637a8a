/**
 * Names that nobody bears, made of syllables: for invented people and places, and for wrong answers where a question
 * set offers no other. Deliberately unlike any one language, and in one style, so that a reader sees they are invented.
 */
import { integerAt, pickAt } from './keyed-random.ts';

const STARTS = [
  'Bra',
  'Ve',
  'Ol',
  'Mir',
  'Tas',
  'Quo',
  'Ze',
  'Lun',
  'Dor',
  'Fen',
  'Ia',
  'Kel',
  'Nav',
  'Pry',
  'Sul',
  'Wex',
];
const MIDDLES = ['la', 'ri', 'mo', 'ven', 'thi', 'do', 'sha', 'bel', 'que', 'ru', 'ni', 'zo'];
const GIVEN_ENDS = ['a', 'in', 'o', 'wen', 'is', 'ar', 'elle', 'ut'];
const FAMILY_ENDS = ['mund', 'vask', 'tholm', 'quist', 'dane', 'rovar', 'zell', 'brek', 'nimar', 'lode'];
const PLACE_ENDS = ['haven', 'stow', 'mere', 'gard', 'wick', 'fell', 'port', 'ister'];

/** A given and a family name: "Miriza Dorbelvask". */
export function inventedPerson(key: number): string {
  return `${inventedGivenName(key)} ${inventedFamilyName(key)}`;
}

/** A given name. */
function inventedGivenName(key: number): string {
  const middle = integerAt(0, 2, key, 200) === 0 ? '' : pickAt(MIDDLES, key, 201);
  return pickAt(STARTS, key, 202) + middle + pickAt(GIVEN_ENDS, key, 203);
}

/** A family name. */
export function inventedFamilyName(key: number): string {
  return pickAt(STARTS, key, 204) + pickAt(MIDDLES, key, 205) + pickAt(FAMILY_ENDS, key, 206);
}

/** A town or a country: "Lunrimere". */
export function inventedPlace(key: number): string {
  return pickAt(STARTS, key, 207) + pickAt(MIDDLES, key, 208) + pickAt(PLACE_ENDS, key, 209);
}
