/**
 * Units of measure with what one of them is in the base unit of its dimension, so that "5 km" can meet
 * "3.1 miles". Only everyday units; an unknown word after a number is kept as the thing that is counted.
 */

export interface Unit {
  readonly dimension: string;
  /** One of this unit in base units (metre, kilogram, second, ...). */
  readonly factor: number;
  /** Other amounts that go by the same name: a ton is short, long or metric. */
  readonly otherFactors?: readonly number[];
}

const TABLE: readonly (readonly [dimension: string, factor: number, names: string])[] = [
  ['length', 1e-3, 'mm millimeter millimetre'],
  ['length', 1e-2, 'cm centimeter centimetre'],
  ['length', 1, 'm meter metre'],
  ['length', 1e3, 'km kilometer kilometre kms'],
  ['length', 0.0254, 'in inch inches'],
  ['length', 0.3048, 'ft foot feet'],
  ['length', 0.9144, 'yd yard'],
  ['length', 1609.344, 'mi mile'],
  ['mass', 1e-6, 'mg milligram'],
  ['mass', 1e-3, 'g gram gramme'],
  ['mass', 1, 'kg kilogram kilo kgs'],
  ['mass', 1000, 'tonne metric-ton'],
  ['mass', 907.185, 'short-ton us-ton'],
  ['mass', 1016.047, 'long-ton imperial-ton'],
  ['mass', 0.45359237, 'lb lbs pound'],
  ['mass', 0.0283495, 'oz ounce'],
  ['time', 1e-3, 'ms millisecond'],
  ['time', 1, 'sec second'],
  ['time', 60, 'min minute mins'],
  ['time', 3600, 'hour hr hrs'],
  ['time', 86400, 'day'],
  ['time', 604800, 'week'],
  ['time', 2629746, 'month'],
  ['time', 31556952, 'year yr yrs'],
  ['area', 1, 'square-meter square-metre square-m sq-m sq-meter sq-metre sqm'],
  ['area', 1e6, 'square-kilometer square-kilometre square-km sq-km sqkm'],
  ['area', 0.09290304, 'square-foot square-ft square-feet sq-ft sq-foot sq-feet sqft'],
  ['area', 2589988, 'square-mile square-mi sq-mi sq-mile'],
  ['area', 1e4, 'hectare ha'],
  ['area', 4046.856, 'acre'],
  ['volume', 1e-3, 'ml millilitre milliliter'],
  ['volume', 1, 'litre liter'],
  ['volume', 1e3, 'cubic-meter cubic-metre cubic-m'],
  ['volume', 28.316847, 'cubic-foot cubic-feet cubic-ft cu-ft'],
  ['volume', 3.785411784, 'us-gallon'],
  ['volume', 4.54609, 'imperial-gallon'],
  ['speed', 1, 'kmh kph'],
  ['speed', 1.609344, 'mph'],
  ['celsius', 1, 'celsius centigrade'],
  ['fahrenheit', 1, 'fahrenheit'],
  [
    'percent',
    1,
    '% percent percentage prozent procent procenta procentu procento prosent prosenttia prosentti szazalek процент процента процентов відсоток відсотка відсотків ποσοστο パーセント 퍼센트',
  ],
  ['power', 1, 'w watt'],
  ['power', 1e3, 'kw kilowatt'],
  ['power', 1e6, 'mw megawatt'],
];

/** Signs and names of money, each of its own dimension: no rate is known. Words that are verbs too are left out ("won", "rub"). */
const MONEY: readonly (readonly [dimension: string, names: string])[] = [
  ['dollar', '$ dollar usd 美元 ドル 달러'],
  ['other dollar', 'a$ c$ ca$ au$ nz$ hk$ s$ sg$ nt$ mx$ aud cad hkd nzd sgd'],
  ['pound sterling', '£ gbp 英镑 ポンド'],
  ['euro', '€ euro eur 欧元 ユーロ 유로'],
  ['yen', '¥ yen jpy 円 日元 엔'],
  ['yuan', 'yuan rmb renminbi cny 元 人民币 위안'],
  ['rupee', '₹ rupee inr rs'],
  ['won', '₩ krw 원'],
  ['ruble', '₽ ruble rouble рубль рубля рублей'],
  ['lira', '₺ lira'],
  ['shekel', '₪ shekel'],
  ['dong', '₫ dong vnd'],
  ['hryvnia', '₴ hryvnia гривень'],
  ['peso', '₱ peso'],
  ['baht', '฿ baht'],
  ['franc', 'franc chf franken'],
  ['krona', 'krona kronor krone kroner sek nok dkk'],
  ['zloty', 'zloty zlotych pln'],
  ['koruna', 'koruna koruny korun czk'],
  ['forint', 'forint huf'],
  ['brazilian real', 'r$ brl'],
];
const MONEYS: ReadonlySet<string> = new Set(MONEY.map(([dimension]) => dimension));
/** One sign for two of them: "¥", and "$" for dollars of several countries and for pesos. */
const SHARED_SIGNS: readonly (readonly string[])[] = [
  ['yen', 'yuan'],
  ['dollar', 'other dollar', 'peso'],
];

/** True where a dimension is money. */
export function isMoney(dimension: string): boolean {
  return MONEYS.has(dimension);
}

/** True where one sign may stand for both. */
export function shareSign(one: string, other: string): boolean {
  return SHARED_SIGNS.some((all) => all.includes(one) && all.includes(other));
}

const UNITS = new Map<string, Unit>();
for (const [dimension, names] of MONEY) {
  for (const name of names.split(' ')) UNITS.set(name, { dimension, factor: 1 });
}
for (const [dimension, factor, names] of TABLE) {
  for (const name of names.split(' ')) UNITS.set(name, { dimension, factor });
}

/** Names of several units, the one meant most first. */
const AMBIGUOUS: readonly (readonly [dimension: string, factors: readonly number[], names: string])[] = [
  ['mass', [907.185, 1000, 1016.047], 'ton'],
  ['mass', [45.359237, 50.80235, 50], 'hundredweight cwt'],
  ['volume', [3.785411784, 4.54609], 'gallon gal'],
  ['volume', [0.473176, 0.568261], 'pint'],
  ['volume', [0.946353, 1.136523], 'quart'],
];
for (const [dimension, [factor, ...otherFactors], names] of AMBIGUOUS) {
  for (const name of names.split(' ')) UNITS.set(name, { dimension, factor: factor!, otherFactors });
}

/** Words in front of a unit that say which of its kind. */
export const UNIT_KINDS: ReadonlySet<string> = new Set(
  'metric short long imperial us square sq cubic cu'.split(' '),
);

/** The unit that a folded singular word or sign names, or null. */
export function unitOf(word: string): Unit | null {
  return UNITS.get(word) ?? null;
}
