/**
 * Parts of a year, a decade or a month: seasons, halves, quarters, "early", "the end of". Two parts that do not meet are
 * two answers, so they are no filler around a date.
 */
import { foldText } from './fold-text.ts';
import type { Word } from './words.ts';

/** A season, or the share of the unit from one end to another (0 to 1). */
export type PartOfTime =
  | { readonly season: 'spring' | 'summer' | 'autumn' | 'winter' }
  | { readonly from: number; readonly to: number };

/** `open`: the parts overlap, or a season meets a month: people may see it either way. */
export type PartAgreement = 'same' | 'open' | 'different';

const SEASONS = {
  spring:
    'spring springtime fruhling fruhjahr printemps primavera lente voorjaar jaro jare jaru wiosna wiosne весна весной весны весне навесні весною var varen forar foraret kevat kevaalla tavasz tavasszal ανοιξη bahar ilkbahar baharda baharinda primavara',
  summer:
    'summer summertime sommer sommers ete verano verao estate zomer leto lete lato latem лето летом лета літо влітку літку sommar sommaren sommeren kesa kesalla nyar nyaron καλοκαιρι yaz yazin yazinda vara',
  autumn:
    'autumn fall herbst herbstes automne otono outono autunno herfst podzim jesien jesienia осень осенью осени осінь восени host hosten efterar efteraret syksy syksylla osz osszel φθινοπωρο sonbahar guz toamna',
  winter:
    'winter wintertime hiver invierno inverno zima zime zimou zima zimie зима зимой зимы зимою взимку vinter vinteren vintern talvi talvella tel telen χειμωνας χειμωνα kis kisin iarna',
} as const;

const EARLY = [0, 0.4] as const;
const MIDDLE = [0.3, 0.7] as const;
const LATE = [0.6, 1] as const;
const SHARES: readonly (readonly [share: readonly [number, number], words: string])[] = [
  [
    EARLY,
    'early earliest beginning start anfang beginn fruhe fruhen debut principios comienzos inicios inicio inizio inizi comeco inicios begin vroege zacatek zacatkem zacatku pocatkem pocatku poczatek poczatku poczatkiem начало начале початок початку borjan begyndelsen begynnelsen alussa elejen αρχες αρχη basi basinda baslari baslarinda inceputul',
  ],
  [
    MIDDLE,
    'mid middle mitte mi milieu mediados meados meta midden polovina polovine polovinou polowa polowie polowy середина середине середині mitten midten puolivalissa kozepen μεσα ortasi ortalari ortalarinda mijlocul',
  ],
  [
    LATE,
    'late latter end ending close ende fin finales final finais fim fine eind einde late konec konci koncem koniec konca koncu koncem конец конце кінець кінці наприкінці slutet slutningen slutten lopussa vegen τελη τελος sonu sonlari sonlarinda sfarsitul spate spaten',
  ],
];
const HALVES =
  'half halfte moitie mitad metade meta helft polovine polovina polowa polowie половина половине половині halva halvleg';
const QUARTERS = 'quarter quartal trimestre kwartaal ctvrtleti kwartal квартал';
const FIRST =
  'first 1 ersten erste premiere premier primera primer primeira primeiro prima primo eerste prvni pierwsza pierwszej pierwszym первая первой перша першій forsta forste';
const SECOND =
  'second 2 latter other zweiten zweite seconde deuxieme segunda segundo seconda secondo tweede druhe druha drugiej druga вторая второй друга другій andra anden andre';

const WORDS = new Map<string, PartOfTime>();
for (const [season, words] of Object.entries(SEASONS) as [keyof typeof SEASONS, string][])
  for (const word of words.split(' ')) WORDS.set(foldText(word), { season });
for (const [[from, to], words] of SHARES)
  for (const word of words.split(' ')) WORDS.set(foldText(word), { from, to });
const HALF = new Set(HALVES.split(' ').map(foldText));
const QUARTER = new Set(QUARTERS.split(' ').map(foldText));
const ORDER = new Map<string, number>([
  ...FIRST.split(' ').map((word) => [foldText(word), 1] as const),
  ...SECOND.split(' ').map((word) => [foldText(word), 2] as const),
  ['third', 3],
  ['3', 3],
  ['fourth', 4],
  ['last', 4],
  ['4', 4],
]);
/** Between a part and its date. */
const LINKS = new Set(
  'of the in de del du des der da do della dell van het le la les l el lo os as to part years days months roku года року year von dem den ar år aret tale och z y'.split(
    ' ',
  ),
);

/** A part and the word where its date begins. */
export interface PartFound {
  readonly part: PartOfTime;
  readonly next: number;
}

/** Words that the part of a time can begin with. */
export const PART_WORDS: readonly string[] = ['q', ...WORDS.keys(), ...ORDER.keys()];

/** The part of a time that is named at a word, if a number or a name may follow; null where none is. */
export function partAt(words: readonly Word[], at: number): PartFound | null {
  const word = words[at];
  if (word === undefined) return null;
  const order = ORDER.get(word.text) ?? ORDER.get(word.stem);
  const second = words[at + 1]?.text ?? '';
  if (order !== undefined && (HALF.has(second) || QUARTER.has(second))) {
    const count = HALF.has(second) ? 2 : 4;
    const number = count === 2 && order > 2 ? 2 : order;
    return { part: { from: (number - 1) / count, to: number / count }, next: afterLinks(words, at + 2) };
  }
  const quarter = word.text === 'q' && /^[1-4]$/.test(second) ? Number(second) : null;
  if (quarter !== null)
    return { part: { from: (quarter - 1) / 4, to: quarter / 4 }, next: afterLinks(words, at + 2) };
  const part = word.digits ? undefined : WORDS.get(word.text);
  return part === undefined ? null : { part, next: afterLinks(words, at + 1) };
}

function afterLinks(words: readonly Word[], from: number): number {
  let at = from;
  while (at < from + 3 && LINKS.has(words[at]?.text ?? '')) at += 1;
  return at;
}

/** How two parts of one time stand to each other. */
export function compareParts(expected: PartOfTime, said: PartOfTime): PartAgreement {
  if ('season' in expected && 'season' in said) return expected.season === said.season ? 'same' : 'different';
  if ('season' in expected || 'season' in said) return 'open';
  const shared = Math.min(expected.to, said.to) - Math.max(expected.from, said.from);
  if (shared <= 0.101) return 'different';
  const shorter = Math.min(expected.to - expected.from, said.to - said.from);
  return shared / shorter >= 0.75 ? 'same' : 'open';
}

/** How a finer time, as a place from 0 to 1 in the whole unit, stands to a part of it; a month of a season may be another hemisphere's. */
export function comparePlace(expected: PartOfTime, place: number): PartAgreement {
  if ('season' in expected) {
    const month = Math.floor(place * 12);
    const season = (['winter', 'spring', 'summer', 'autumn'] as const)[Math.floor(((month + 1) % 12) / 3)];
    return season === expected.season ? 'same' : 'open';
  }
  if (place >= expected.from - 0.02 && place <= expected.to + 0.02) return 'same';
  return place >= expected.from - 0.1 && place <= expected.to + 0.1 ? 'open' : 'different';
}
