/**
 * Words that multiply the number before them, in the languages of the answers: "Millionen", "miliardy", "mil millones",
 * "lakh". Folded, with their endings; what one language uses for another amount than the next is read both ways or not at all.
 */
import { foldText } from './fold-text.ts';

const TABLE: readonly (readonly [value: number, words: string])[] = [
  [100, 'hundred hundreds'],
  [
    12,
    'dozen dozens douzaine douzaines dutzend dutzende docena docenas duzia duzias dozzina dozzine tucet tucty tuctu tuzin tuziny tuzinow dozijn dozijnen dussin dusin дюжина дюжины дюжин',
  ],
  [
    1e3,
    'thousand thousands tausend tsd mila mille milhares tisic tisice tisicu tisicich tysiac tysiace tysiecy tys тысяча тысячи тысяч тыс тисяча тисячі тисяч тис хиляди хилиади хиљада хиљаде tisuca tisuce tusen tusind duizend tuhat tuhatta ezer bin χιλιαδες mii ribu nghin ngan الف الاف هزار אלף אלפים हजार হাজার พัน elfu',
  ],
  [1e4, 'หมื่น'],
  [1e5, 'lakh lakhs lac lacs लाख লক্ষ লাখ لاكه แสน'],
  [
    1e6,
    'million millions millionen mio mln millon millones milhao milhoes milione milioni miljoen miljoenen milion miliony miliona milionu milionow milionov миллион миллиона миллионов миллионы млн мільйон мільйона мільйонів мільйони милион милиона милиони милиона милијун милиона milijun milijuna miljon miljoner millioner miljoona miljoonaa millio milyon εκατομμυριο εκατομμυρια milioane juta trieu مليون ملايين مليونا ميليون میلیون מיליון מליון מיליוני मिलियन মিলিয়ন ล้าน milioni',
  ],
  [1e7, 'crore crores करोड করোড কোটি'],
  [
    1e9,
    'billion billions milliard milliards milliarde milliarden mrd mld miliarda miliarda miliarde miliardi miljard miljarden miliard miliardy miliardu miliardow miliardov миллиард миллиарда миллиардов миллиарды млрд мільярд мільярда мільярдів мільярди милиард милиарда милиарди milijarda milijarde milijardi milijardu miljard miljarder milliarder miljardi miljardia milliard milyar δισεκατομμυριο δισεκατομμυρια bilhao bilhoes miliar ty مليار مليارات میلیارد ميليارد מיליארד अरब',
  ],
  [
    1e12,
    'trillion trillions billonen billon billones billionen bilion biliony bilionu bilionow biljoen biljoner biljon bilioni bilioes триллион триллиона триллионов трлн трильйон трильйонів trilhao trilhoes trilyon triliun تريليون خرب',
  ],
];

/** What stands for a multiplier only straight behind digits: "5k", "3 bn", "2 Mrd.". */
const SHORT: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['tn', 1e12],
]);

const SCALES = new Map<string, number>();
for (const [value, words] of TABLE) {
  for (const word of words.split(' ').map(foldText)) if (!SCALES.has(word)) SCALES.set(word, value);
}

/** The multiplier that a folded word is, or undefined. */
export function scaleOf(word: string): number | undefined {
  return SCALES.get(word);
}

/** The multiplier of a word that is one only behind digits. */
export function shortScaleOf(word: string): number | undefined {
  return SHORT.get(word);
}

/** Spanish and Portuguese "mil" is a thousand; in English it is loosely a million. */
export const MIL = { word: 'mil', value: 1e3, loosely: 1e6 } as const;
