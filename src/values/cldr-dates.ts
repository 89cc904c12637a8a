/**
 * Names of months and eras as people write them in their languages, from the locale data of the Unicode CLDR: alone
 * ("červenec"), beside a day ("července") and short. Unpacked once, when a word that may be one is first met.
 */
import { foldText } from './fold-text.ts';
import { ERAS_AFTER, ERAS_BEFORE, MONTHS } from './locale-dates.ts';

/** A month, 1 to 12, as a language writes it; folded. */
export interface MonthName {
  readonly locale: string;
  readonly month: number;
  /** Alone and beside a day; `short` may be the same. */
  readonly alone: string;
  readonly besideDay: string;
  readonly short: string;
}

/** Every month in every language. */
export function monthNames(): readonly MonthName[] {
  return MONTHS.flatMap(([locale, ...forms]) => {
    const [alone, besideDay, short] = forms.map((names) => names.split('|'));
    return alone!.map((name, at) => ({
      locale,
      month: at + 1,
      alone: name,
      besideDay: besideDay![at]!,
      short: short![at]!,
    }));
  });
}

/** The letters of eras, without points and blanks ("vchr", "avjc"): before Christ or the common era, and after. */
export function eraNames(): { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } {
  const before = new Set([...EXTRA_BEFORE.map(compactEra), ...ERAS_BEFORE.split('|')]);
  const after = new Set([...EXTRA_AFTER.map(compactEra), ...ERAS_AFTER.split('|')]);
  for (const empty of ['', 'm', 'م']) after.delete(empty);
  return { before, after };
}

/** Folded letters alone. */
export function compactEra(text: string): string {
  return foldText(text).replace(/[^\p{L}]/gu, '');
}

/** What people write and the locale data has not. */
const EXTRA_BEFORE = [
  ...[
    'bc',
    'bce',
    'vuz',
    'vchr',
    'vorchristus',
    'vorunsererzeitrechnung',
    'avjc',
    'avantjc',
    'avantnotreere',
    'aec',
    'ac',
    'adc',
  ],
  ...[
    'antesdecristo',
    'antesdaeracomum',
    'antesdelaeracomun',
    'avantilerovolgare',
    'aev',
    'voorchristus',
    'voordegewonejaartelling',
    'vgj',
  ],
  ...[
    'fkr',
    'fvt',
    'forekristus',
    'forvartid',
    'forvortidsregning',
    'ekr',
    'eaa',
    'pne',
    'przedchr',
    'przednchr',
    'przedchrystusem',
    'prnl',
    'prkr',
    'predkr',
    'prednl',
  ],
  ...[
    'донэ',
    'донашейэры',
    'дорх',
    'дорождествахристова',
    'доне',
    'донашоіери',
    'доннэ',
    'прне',
    'прхр',
    'prne',
    'prijekrista',
    'prijenoveere',
  ],
  ...[
    'πχ',
    'προχριστου',
    'ikre',
    'ie',
    'kre',
    'krisztuselott',
    'mo',
    'milattanonce',
    'ihr',
    'ien',
    'inaintedehristos',
    'tcn',
    'sm',
  ],
  ...['قم', 'قبلالميلاد', 'لפנהס', 'לפנהס', 'לפניהספירה', 'قبلازميلاد', 'پيشازميلاد', 'پم'],
  ...['公元前', '纪元前', '紀元前', '西元前', '前', '기원전', 'ईसापूर्व', 'ईसापूरव'],
];
const EXTRA_AFTER = [
  ...[
    'ad',
    'ce',
    'nchr',
    'nachchristus',
    'unz',
    'apjc',
    'apresjc',
    'dc',
    'ec',
    'dec',
    'nkr',
    'ekr',
    'evt',
    'jkr',
    'ne',
    'nl',
    'pochr',
    'pokr',
  ],
  ...['нэ', 'нашейэры', 'не', 'μχ', 'isz', 'krszt', 'scn', 'dhr', '公元', '西元', '西暦', '서기'],
].filter((key) => key !== 'ekr');
