/**
 * Names of months and eras as people write them in their languages, from the locale data that Node carries: alone
 * ("červenec"), beside a day ("července") and short. Made once, when a word that may be one is first met.
 */
import { foldText } from './fold-text.ts';

const LOCALES = (
  'en de fr es pt it nl sv da nb fi is et lv lt pl cs sk sl hr sr-Latn sr uk ru be bg mk ro hu el tr az sq ca gl eu ' +
  'id ms sw fil af he ar ar-SY fa ur hi bn th ka hy kk'
).split(' ');

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
  return LOCALES.flatMap((locale) => {
    const alone = monthFormat(locale, { month: 'long' });
    const besideDay = monthFormat(locale, { day: 'numeric', month: 'long' });
    const short = monthFormat(locale, { day: 'numeric', month: 'short' });
    return Array.from({ length: 12 }, (_, at) => {
      const day = new Date(Date.UTC(2001, at, 14));
      return { locale, month: at + 1, alone: alone(day), besideDay: besideDay(day), short: short(day) };
    });
  });
}

function monthFormat(locale: string, options: Intl.DateTimeFormatOptions): (day: Date) => string {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
  return (day) =>
    foldText(partOf(format, day, 'month'))
      .replace(/^(?:de |d')/, '')
      .replace(/^ב(?=\p{L}{3})/u, '')
      .replace(/[^\p{L} ]/gu, '')
      .trim();
}

function partOf(format: Intl.DateTimeFormat, day: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format
    .formatToParts(day)
    .filter((part) => part.type === type)
    .map((part) => part.value)
    .join('');
}

/** The letters of eras, without points and blanks ("vchr", "avjc"): before Christ or the common era, and after. */
export function eraNames(): { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } {
  const before = new Set<string>(EXTRA_BEFORE.map(compactEra));
  const after = new Set<string>(EXTRA_AFTER.map(compactEra));
  for (const locale of [...LOCALES, 'vi', 'ko', 'zh', 'zh-Hant', 'ja']) {
    for (const era of ['short', 'long'] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
        year: 'numeric',
        era,
        timeZone: 'UTC',
      });
      before.add(compactEra(partOf(format, new Date(Date.UTC(-43, 6, 1)), 'era')));
      after.add(compactEra(partOf(format, new Date(Date.UTC(1944, 6, 1)), 'era')));
    }
  }
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
