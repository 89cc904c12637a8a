/**
 * Small numbers in words of other languages than English: zero to twenty, the tens and a hundred. Hardly one of these words is
 * a word of its own language only ("once", "six", "elf", "to"), so that they count where a question of another language
 * asks how many, and not elsewhere. Larger ones are written in digits nearly always, and compounds stay unread.
 */
import { foldText } from './fold-text.ts';

/** From one to twenty in order; several forms of one number are parted by a stroke. */
const TO_TWENTY = [
  'eins|ein|eine|einen zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'uno|una|un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  'uno|una|un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  'een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  'jeden|jedna|jedno|jednoho dva|dvě|dvou tři|tří čtyři|čtyř pět|pěti šest|šesti sedm|sedmi osm|osmi devět|devíti deset|deseti jedenáct|jedenácti dvanáct|dvanácti třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet',
  'jeden|jedna|jedno dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia',
  'один|одна|одно|одного два|две|двух|двое три|трёх|трое четыре|четырёх|четверо пять|пяти|пятеро шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать',
  'один|одна|одне|одного два|дві|двох|двоє три|трьох|троє чотири|чотирьох п\u0027ять|пять шість сім вісім дев\u0027ять|девять десять одинадцять дванадцять тринадцять чотирнадцять п\u0027ятнадцять|пятнадцять шістнадцять сімнадцять вісімнадцять дев\u0027ятнадцять|девятнадцять двадцять',
  'en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo',
  'en|ett|én|et to tre fire fem seks syv|sju otte|åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve|tjue',
  'yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä',
  'egy kettő|két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő|tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz',
  'bir iki üç dört beş altı yedi sekiz dokuz on',
  'unu|una|un doi|două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece|douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci',
  'ένα|ένας|μία δύο|δυο τρία|τρεις τέσσερα|τέσσερις πέντε έξι επτά|εφτά οκτώ|οχτώ εννέα|εννιά δέκα έντεκα δώδεκα',
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
  'một hai ba bốn năm sáu bảy tám chín mười',
];
const MORE: readonly (readonly [value: number, words: string])[] = [
  [0, 'null zéro cero zero nul nula nolla nulla sıfır μηδέν нуль ноль nol'],
  [
    30,
    'dreißig trente treinta trinta trenta dertig třicet trzydzieści тридцать тридцять trettio tretti kolmekymmentä harminc otuz treizeci',
  ],
  [
    40,
    'vierzig quarante cuarenta quarenta quaranta veertig čtyřicet czterdzieści сорок fyrtio førti negyven kırk patruzeci',
  ],
  [
    50,
    'fünfzig cinquante cincuenta cinquenta cinquanta vijftig padesát pięćdziesiąt пятьдесят femtio femti ötven elli cincizeci',
  ],
  [
    60,
    'sechzig soixante sesenta sessenta sessanta zestig šedesát sześćdziesiąt шестьдесят sextio seksti hatvan altmış',
  ],
  [
    70,
    'siebzig septante setenta settanta zeventig sedmdesát siedemdziesiąt семьдесят sjuttio sytti hetven yetmiş',
  ],
  [
    80,
    'achtzig huitante ochenta oitenta ottanta tachtig osmdesát osiemdziesiąt восемьдесят åttio åtti nyolcvan seksen',
  ],
  [
    90,
    'neunzig nonante noventa novanta negentig devadesát dziewięćdziesiąt девяносто nittio nitti kilencven doksan',
  ],
  [
    100,
    'hundert einhundert cent cien ciento cem cento honderd sto сто hundra hundre hundrede sata száz yüz εκατό seratus',
  ],
];

/** A word that is one number in one language and another in the next has both. */
const VALUES = new Map<string, Set<number>>();
const add = (words: string, value: number): void => {
  for (const word of words.split('|')) {
    const folded = foldText(word);
    VALUES.set(folded, (VALUES.get(folded) ?? new Set()).add(value));
  }
};
for (const language of TO_TWENTY) for (const [at, words] of language.split(' ').entries()) add(words, at + 1);
for (const [value, words] of MORE) for (const word of words.split(' ')) add(word, value);

/** The number that a folded word is in some language; null where it is none, or another in another language. */
export function numberWord(word: string): number | null {
  const values = VALUES.get(word);
  return values?.size === 1 ? ([...values][0] as number) : null;
}
