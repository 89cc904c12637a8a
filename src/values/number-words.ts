/**
 * Numbers in words of other languages than English, up to a hundred: "vingt-deux", "einundzwanzig", "treinta y tres". Hardly
 * one of these words is a word of its own language only ("once", "six", "elf", "to"), so that they count where a question
 * of another language asks how many, and not elsewhere. Larger ones are written in digits nearly always.
 */
import { COMPOUND_NUMBER_WORDS, GREATER_NUMBER_WORDS } from './compound-number-words.ts';
import { scaleOf } from './number-scales.ts';
import { readWords, type Word } from './words.ts';

/** From one to twenty in order; several forms of one number are parted by a stroke. */
const TO_TWENTY: Readonly<Record<string, string>> = {
  de: 'eins|ein|eine|einen zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  fr: 'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  es: 'uno|una|un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  pt: 'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  it: 'uno|una|un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  nl: 'een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  cs: 'jeden|jedna|jedno|jednoho dva|dvě|dvou tři|tří čtyři|čtyř pět|pěti šest|šesti sedm|sedmi osm|osmi devět|devíti deset|deseti jedenáct|jedenácti dvanáct|dvanácti třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet',
  pl: 'jeden|jedna|jedno dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia',
  ru: 'один|одна|одно|одного два|две|двух|двое три|трёх|трое четыре|четырёх|четверо пять|пяти|пятеро шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать',
  uk: 'один|одна|одне|одного два|дві|двох|двоє три|трьох|троє чотири|чотирьох п\u0027ять|пять шість сім вісім дев\u0027ять|девять десять одинадцять дванадцять тринадцять чотирнадцять п\u0027ятнадцять|пятнадцять шістнадцять сімнадцять вісімнадцять дев\u0027ятнадцять|девятнадцять двадцять',
  sv: 'en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo',
  no: 'en|ett|én|et to tre fire fem seks syv|sju otte|åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve|tjue',
  fi: 'yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä',
  hu: 'egy kettő|két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő|tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz',
  tr: 'bir iki üç dört beş altı yedi sekiz dokuz on',
  ro: 'unu|una|un doi|două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece|douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci',
  el: 'ένα|ένας|μία δύο|δυο τρία|τρεις τέσσερα|τέσσερις πέντε έξι επτά|εφτά οκτώ|οχτώ εννέα|εννιά δέκα έντεκα δώδεκα',
  id: 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
  vi: 'một hai ba bốn năm sáu bảy tám chín mười',
};
/** Forms that the library does not write, in whatever language. */
const MORE: readonly (readonly [value: number, words: string])[] = [
  [0, 'null zéro cero zero nul nula nolla nulla sıfır μηδέν нуль ноль nol'],
  [80, 'huitante'],
  [
    100,
    'hundert einhundert cent cien ciento cem cento honderd sto сто hundra hundre hundrede sata száz yüz εκατό seratus',
  ],
];
const ANY = '*';
/** One thing that a phrase says: a number, in a language. */
export interface NumberReading {
  readonly value: number;
  /** Of {@link TO_TWENTY}; `*` for a form that is not told apart. */
  readonly language: string;
}

export interface NumberPhrase {
  readonly readings: readonly NumberReading[];
  /** Places of its first and its last word. */
  readonly first: number;
  readonly last: number;
}

/** By the words of a phrase, folded and parted by a space. */
const READINGS = new Map<string, NumberReading[]>();
let longest = 0;

function add(phrase: string, reading: NumberReading): void {
  const words = readWords(phrase).words.map(({ text }) => text);
  const known = READINGS.get(words.join(' '));
  if (known === undefined) READINGS.set(words.join(' '), [reading]);
  else known.push(reading);
  longest = Math.max(longest, words.length);
}

/** Filled on first need: most texts are in English. */
function readings(): ReadonlyMap<string, readonly NumberReading[]> {
  if (READINGS.size > 0) return READINGS;
  for (const [language, words] of Object.entries(TO_TWENTY))
    for (const [at, forms] of words.split(' ').entries())
      for (const form of forms.split('|')) add(form, { value: at + 1, language });
  for (const [value, words] of MORE) for (const word of words.split(' ')) add(word, { value, language: ANY });
  for (const [language, words] of COMPOUND_NUMBER_WORDS)
    for (const [at, phrase] of words.split('|').entries()) add(phrase, { value: at + 21, language });
  return READINGS;
}

/** The longest number that begins at a word; null where none does. */
export function numberPhrase(words: readonly Word[], first: number): NumberPhrase | null {
  const known = readings();
  for (let length = Math.min(longest, words.length - first); length > 0; length -= 1) {
    const part = words.slice(first, first + length);
    if (part.some(({ digits }) => digits)) continue;
    const found = known.get(part.map(({ text }) => text).join(' '));
    if (found !== undefined) return { readings: found, first, last: first + length - 1 };
  }
  return null;
}

/**
 * The numbers of one language among phrases of a text: that in which most of their letters are numbers ("il y en a trois"
 * has a French three and no Danish one). Phrases of other languages are no numbers there.
 */
export function inOneLanguage(
  phrases: readonly NumberPhrase[],
  words: readonly Word[],
): { value: number; first: number; last: number }[] {
  const letters = new Map<string, number>();
  for (const { readings, first, last } of phrases)
    for (const language of new Set(readings.map((reading) => reading.language)))
      letters.set(language, (letters.get(language) ?? 0) + words[last]!.end - words[first]!.start);
  const any = letters.get(ANY) ?? 0;
  letters.delete(ANY);
  const most = Math.max(0, ...letters.values());
  const spoken = new Set([...letters].filter(([, count]) => count === most).map(([language]) => language));
  // A word in any language alone outweighs a shorter one that only some have.
  const isOpen = any > most;
  return phrases.flatMap(({ readings, first, last }) => {
    const values = new Set(
      readings
        .filter(({ language }) => language === ANY || isOpen || spoken.has(language))
        .map(({ value }) => value),
    );
    return values.size === 1 ? [{ value: [...values][0]!, first, last }] : [];
  });
}

let greater: ReadonlySet<string> | undefined;

/** Whether a word belongs to hundreds and more ("mille", "zweihundert", "douzaines"): what it touches is no number by itself. */
export function isOfGreaterNumber({ text }: Word): boolean {
  if (scaleOf(text) !== undefined) return true;
  greater ??= new Set(
    GREATER_NUMBER_WORDS.split(' ').flatMap((word) => {
      const [only, ...more] = readWords(word).words;
      return only === undefined || more.length > 0 || readings().has(only.text) ? [] : [only.text];
    }),
  );
  return greater.has(text);
}
