/**
 * Decades and centuries as other languages write them beside a number: "1930-talet", "1930er", "années 1930", "1930年代",
 * "XVIII wiek", "thế kỷ 18", "il Settecento". Scandinavians and Finns count from the hundred: "1700-talet" is the eighteenth.
 */
import { foldText } from './fold-text.ts';
import type { ReadText } from './words.ts';

/** Behind a year that ends in nought, on a hyphen, an apostrophe or glued to it; what begins as a stem may end otherwise. */
const DECADE_ENDINGS =
  /^(?:er|ers|erne|ern|tal|talet|talets|tallet|tallets|luku|luvu\p{L}*|lu[vk]\p{L}*|е|х|ые|ых|ті|тих|те|те|as|es|os|ben|lar|ler|lari|larin\p{L}*|larda|lerde|an|ai|uju|年代|ies)$/u;
const KOREAN_DECADE = foldText('년대');
/** Before it. "Jahre", "año" and "tahun" stand before a single year too. */
const DECADE_WORDS = new Set(
  'annees anos anni jaren lata latach leta leta letech roky rokoch anii anilor decada decadas dekada decennio decade δεκαετια δεκαετιας ทศวรรษ عقد שנות годы'
    .split(' ')
    .map(foldText),
);
const BEHIND_YEAR = new Set(
  'leta letech let lata latach годы годов годах годами роки років'.split(' ').map(foldText),
);
/** Before it, in two words, the second of which is met: "thập niên 1930", "những năm 1930". */
const DECADE_PAIRS = new Set(
  ['thap nien', 'nhung nam', 'decada de', 'dekada de', 'decennio del', 'δεκαετια του', 'anos de'].map(
    foldText,
  ),
);

/** Whether a round year at a word is told to be a decade or, where hundreds are counted, a century; and the last word of it. */
export function roundYearSpan(
  { text, words }: ReadText,
  at: number,
): { readonly precision: 'decade' | 'century'; readonly last: number } | null {
  const year = words[at]!;
  const next = words[at + 1];
  if (
    next !== undefined &&
    !next.digits &&
    /^(?:[-'’.]|)$/.test(text.slice(year.end, next.start)) &&
    (DECADE_ENDINGS.test(next.text) || next.text === KOREAN_DECADE)
  ) {
    const hundreds = year.text.endsWith('00') && /^(?:tal|lu[vk])/.test(next.text);
    return { precision: hundreds ? 'century' : 'decade', last: at + 1 };
  }
  // "1930. léta", "1930 годы".
  if (next !== undefined && /^\.? $/.test(text.slice(year.end, next.start)) && BEHIND_YEAR.has(next.text))
    return { precision: 'decade', last: at + 1 };
  const before = words[at - 1];
  if (before === undefined || before.digits || year.text.endsWith('00')) return null;
  if (!/^\s?['’]?$/.test(text.slice(before.end, year.start))) return null;
  const pair = `${words[at - 2]?.text ?? ''} ${before.text}`;
  if (DECADE_WORDS.has(before.text) || DECADE_PAIRS.has(pair)) return { precision: 'decade', last: at };
  return null;
}

/** Behind the number of a century. */
export const CENTURY_BEHIND: ReadonlySet<string> = new Set(
  (
    'jahrhundert jahrhunderts jahrhunderte jahrhunderten jh jhd siecle siecles eeuw stoleti stoletim stol storocie storocia ' +
    'wiek wieku wiekiem vek veka veku vekom век века веке веком столетие столетия столетии століття столітті вік віку ' +
    'yuzyil yuzyilda yuzyilin yuzyili asir sajand sajandil szazad szazadban secolo arhundrade arhundradet arhundrede ' +
    'arhundredet arhundret vuosisata vuosisadalla vuosisadan αιωνας αιωνα αιωνος 世纪 世紀 세기 सदी शताब्दी শতক শতাব্দী قرن stoljece ' +
    'stoljeca vijek vijeka'
  )
    .split(' ')
    .map(foldText),
);
/** The same shortened, with a point: behind a Roman numeral alone. */
export const CENTURY_SHORT: ReadonlySet<string> = new Set('w s v sz ст в αι'.split(' ').map(foldText));
/** Before the number of a century. */
export const CENTURY_BEFORE: ReadonlySet<string> = new Set(
  'siglo secolo seculo secolul ky abad kurun القرن המאה המאה ศตวรรษที่ ศตวรรษ sec s'.split(' ').map(foldText),
);
/** Between that word and the number: "secolul al XVIII-lea", "abad ke-18", "המאה ה-18". */
export const CENTURY_LINKS: ReadonlySet<string> = new Set('al ke ה ที่'.split(' ').map(foldText));

/** Italian centuries by their hundreds; with a capital, for in small letters they are numbers. */
export const ITALIAN_CENTURIES: ReadonlyMap<string, number> = new Map([
  ['duecento', 13],
  ['trecento', 14],
  ['quattrocento', 15],
  ['cinquecento', 16],
  ['seicento', 17],
  ['settecento', 18],
  ['ottocento', 19],
  ['novecento', 20],
]);

/** What a text needs for one of these where it has no digit. */
export const MAY_NAME_CENTURY =
  /[XVI]{2}|[XVI]e?r?\b|[DTQCSON][a-z]+cento\b|Jahrhundert|القرن|המאה|ศตวรรษ|[一二三四五六七八九十]世[纪紀]/;
