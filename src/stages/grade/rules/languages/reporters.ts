/**
 * How languages report what some people hold without taking a side: "some say …, others …". Per language the words for
 * those people, and the verbs of saying, of folded letters; both must stand in a sentence. "Most say" takes a side.
 */
import { isAscii } from '../../../../values/fold-text.ts';
import { foldLetters, type Script } from './language.ts';
import { hasOne, neededLetters } from './needed-letters.ts';

interface Reporting {
  readonly script: Script;
  /** Who says it: "some", "others". */
  readonly people: string;
  /** Beginnings of verbs of saying and believing; up to three words stand between. Empty where the people alone tell. */
  readonly says: string;
  /** "According to", before the people. */
  readonly according?: string;
  /** The verb, or "according to", stands behind what is said. @default false */
  readonly verbLast?: boolean;
}

const REPORTING: readonly Reporting[] = [
  {
    script: 'latin',
    people: '(?:some|others|certain|a few|one|another|other)',
    says: '(?:(?:people|sources?|historians?|scholars?|experts?|accounts?|authors?|writers?|critics|researchers|texts?|versions?) (?:name|place|date|put|report|state|list|mention|hold|record)s?|says?|said|claim(?:s|ed)?|believed?|thinks?|maintain(?:s|ed)?|argue[sd]?|suggest(?:s|ed)?|attributed?|credits?|assert(?:s|ed)?|contend(?:s|ed)?|insist(?:s|ed)?|gives?|cites?|favou?rs?)(?!\\p{L})',
    according: '(?:according to|in the (?:view|opinion) of)',
  },
  {
    script: 'latin',
    people: '(?:manche[rnm]?|einige[rn]?|andere[rn]?|etliche[rn]?|mehrere[rn]?)',
    says: '(?:sag|behaupt|mein(?:en|t)|glaub|nenn|vermut|halten|schreib|geben|datier)',
    according: '(?:laut|zufolge|nach(?: angaben| meinung)?|gemaess|gemäß)',
  },
  {
    script: 'latin',
    people: "(?:certaine?s|(?:d'|les )autres|quelques-uns|plusieurs)",
    says: '(?:dis|pretend|affirm|pens|croi|attribu|situ|avanc|estim|donn|mention|soutienn|parl|cit)',
    according: "(?:selon|d'apres|pour)",
  },
  {
    script: 'latin',
    people: '(?:algun[oa]s|alguns|algumas|otr[oa]s|outr[oa]s|un[oa]s|hay quien(?:es)?|ha quem)',
    says: '(?:dic|diz|afirm|cre[eo]|acredit|sosti|sustent|piens|pens|asegur|atribu|senal|mencion|situa|aleg|dat)',
    according: '(?:segun|segundo|para)',
  },
  {
    script: 'latin',
    people: "(?:alcun[ie]|altr[ie]|cert[ie]|c'e chi)",
    says: '(?:dic|afferm|cred|sosten|pens|attribui|riten|parla|indic|dat)',
    according: '(?:secondo|per)',
  },
  {
    script: 'latin',
    people: '(?:sommigen?|anderen?|enkelen?)',
    says: '(?:zegg|bewer|gelov|denk|menen|noem|schrijv|stell|houd|dater)',
    according: 'volgens',
  },
  {
    script: 'latin',
    people: '(?:nekter\\p{L}+|jin[iyae]|jinych|nekdo|jedni|niektor\\p{L}+|in[iy]|inych|druzi)',
    says: '(?:rik|tvrd|mysl|ver[ij]|uvad|soud|pis[ií]|domniv|pripis|hovor|klad|dat)',
    according: '(?:podle|podla|dle)',
  },
  {
    script: 'latin',
    people: '(?:niektor\\p{L}+|inni|innych|jedni|drudzy|inne|ktos)',
    says: '(?:mow|twierdz|uwaz|podaj|sadz|wierz|przypis|pisz|wskaz|dat)',
    according: '(?:wedlug|zdaniem)',
  },
  {
    script: 'latin',
    people: '(?:nek[ie]|nekima|drug[ie]|drugima|pojedini)',
    says: '(?:kaz|tvrd|misl|vjeruj|veruj|smatra|navod|govor)',
    according: 'prema',
  },
  {
    script: 'latin',
    people: '(?:vissa|andra|nagra|somliga|nogle|andre|noen)',
    says: '(?:sag|sig|sier|pasta|tror|mener|menar|havda|haevd|hevd|anse|uppge|angi|skriv)',
    according: '(?:enligt|ifolge)',
  },
  {
    script: 'latin',
    people: '(?:jotkut|toiset|muut|joiden\\p{L}+|toisten|eraat|erai\\p{L}+|muiden)',
    says: '(?:sano|vaitta|usko|mukaan|arvel|mielesta)',
    verbLast: true,
  },
  {
    script: 'latin',
    people: '(?:egyesek|nehanyan|masok|nemelyek)',
    says: '(?:szerint|mond|allit|hisz|velik|gondol)',
    verbLast: true,
  },
  {
    script: 'latin',
    people: '(?:bazi(?:lari\\p{L}*)?|kimi(?:leri\\p{L}*)?|digerleri\\p{L}*|baskalari\\p{L}*)',
    says: '(?:der|diyor|soyl|iddia|inan|gore|dusun|savun|belirt)',
    verbLast: true,
  },
  {
    script: 'latin',
    people: '(?:unii|altii|unele|altele|alguns|altres)',
    says: '(?:spun|zic|sustin|cred|afirm|consider|diu|creu)',
    according: '(?:potrivit|conform|dupa|segons)',
  },
  {
    script: 'latin',
    people: '(?:mot so|nguoi khac|co nguoi|mot vai|so khac)',
    says: '(?:noi|cho rang|tin|khang dinh)',
    according: 'theo',
  },
  {
    script: 'latin',
    people: '(?:sebagian|beberapa|yang lain(?:nya)?|ada yang|lainnya)',
    says: '(?:mengata|berkata|menyebut|percaya|mengklaim|berpendapat|bilang|mengira)',
    according: 'menurut',
  },
  {
    script: 'cyrillic',
    people:
      '(?:некотор\\p{L}+|одни|одних|другие|другим|кто-то|иные|одним|деяк\\p{L}+|дехто|інші|інших|хтось|някои|други|неки)',
    says: '(?:говор|утвержда|счита|полага|дума|назыв|указыв|приписыв|веря?т|каж|казв|стверджу|вважа|назива|вказу|припису|твърд|смят|тврд|мисл|сматра)',
    according: '(?:по(?: мнению| данным| версии| утверждению)?|за (?:словами|даними)|на думку|според|према)',
  },
  {
    script: 'greek',
    people: '(?:καποι\\p{L}+|μερικ\\p{L}+|αλλοι|αλλες|αλλους|ορισμεν\\p{L}+)',
    says: '(?:λεν|λενε|ισχυριζ|πιστευ|θεωρ|υποστηριζ|αναφερ)',
    according: '(?:συμφωνα με|κατα)',
  },
  {
    script: 'arabic',
    people:
      '(?:و?البعض|و?بعض\\p{L}*|و?اخرون|و?الاخرون|و?هناك من|و?قيل|برخي\\p{L}*|بعضي\\p{L}*|ديگران|گروهي|عده اي|كچه|دوسرے)',
    says: '(?:و?يقول|و?يزعم|و?يعتقد|و?يري|و?تقول|و?يدعي|حسب|وفقا|قيل|مي ?گوي|مي ?گفت|معتقد|ادعا|مي ?دان|كہتے|مانتے)',
    verbLast: true,
  },
  {
    script: 'hebrew',
    people: '(?:יש ה?(?:אומרים|טוענים|סוברים|גורסים)|חלק|ו?אחרים|אחדים|יש מי ש\\p{L}*)',
    says: '(?:ש?אומר|ש?טוענ|מאמינ|סובר|גורס|לפי)',
    verbLast: true,
  },
  {
    script: 'devanagari',
    people: '(?:कुछ|अन्य|दूसरे)',
    says: '(?:कहते|मानते|दावा|अनुसार|बताते|कहना|मानना)',
    verbLast: true,
  },
  { script: 'bengali', people: '(?:কেউ|কিছু|অন্য)', says: '(?:বলে|মতে|দাবি)', verbLast: true },
  {
    script: 'thai',
    people: '(?:บางคน|บ้าง|คนอื่น|บางแหล่ง|บางท่าน)',
    says: '(?:ว่า|บอก|กล่าว|เชื่อ)',
    verbLast: true,
  },
  {
    script: 'hangul',
    people: '(?:어떤|일부|다른 (?:이|사람)|누군가|혹자)',
    says: '(?:라고|다고|주장|말하|말한|설)',
    verbLast: true,
  },
  {
    script: 'han',
    people: '(?:有人|有些人|一些人|部分人|另一些|有的|一说|一說|或说|或曰)',
    says: '(?:说|說|认为|認為|称|稱|主张|相信|曰)',
    verbLast: true,
  },
  {
    script: 'han',
    people: '(?:という説も|との説も|とする説も|一説に|という人も|と言う人も|とも言われ|諸説)',
    says: '',
    verbLast: true,
  },
];

const LETTERS: Readonly<Record<Script, RegExp>> = {
  latin: /[a-z]/,
  cyrillic: /[\u0400-\u052f]/,
  greek: /[\u0370-\u03ff]/,
  hebrew: /[\u0590-\u05ff]/,
  arabic: /[\u0600-\u06ff]/,
  devanagari: /[\u0900-\u097f]/,
  bengali: /[\u0980-\u09ff]/,
  thai: /[\u0e00-\u0e7f]/,
  hangul: /[\uac00-\ud7af]/,
  han: /[\u3040-\u30ff\u3400-\u9fff]/,
};
const UNSPACED: ReadonlySet<Script> = new Set(['han', 'hangul', 'thai', 'devanagari', 'bengali']);

interface Compiled {
  /** Letters of which those people need some; null where none are sure. */
  readonly needed: readonly string[] | null;
  readonly people: RegExp;
  /** Null where the people alone, anywhere in the sentence, tell. */
  readonly says: RegExp | null;
  /** Looked for in the whole sentence, not in what leads to the match. */
  readonly verbLast: boolean;
}
const compiled = new Map<Script, readonly Compiled[]>();

function reporting(script: Script): readonly Compiled[] {
  let known = compiled.get(script);
  if (known === undefined) {
    known = REPORTING.filter((one) => one.script === script).map(compile);
    compiled.set(script, known);
  }
  return known;
}

function compile({ script, people, says, according, verbLast = false }: Reporting): Compiled {
  const edge = UNSPACED.has(script) ? '' : '(?<![\\p{L}\\p{N}])';
  const end = UNSPACED.has(script) ? '' : '(?![\\p{L}\\p{N}])';
  const fold = (source: string) => (script === 'latin' ? source : foldLetters(source));
  const who = `${edge}${fold(people)}${end}`;
  const verb = `${edge}${fold(says)}`;
  const needed = neededLetters(fold(people));
  if (verbLast)
    return {
      needed,
      people: new RegExp(who, 'u'),
      says: says === '' ? null : new RegExp(verb, 'u'),
      verbLast,
    };
  const by =
    according === undefined ? '' : `|${edge}${fold(according)} (?:[\\p{L}'-]+ ){0,2}?${fold(people)}${end}`;
  return {
    needed,
    people: new RegExp(who, 'u'),
    says: new RegExp(`${who}(?: [\\p{L}'-]+){0,3}?,? ${verb}${by}`, 'u'),
    verbLast,
  };
}

let anyLatin: RegExp | null = null;

/** Whether text in plain letters has any of those who report in any language; most has none, and nothing need be tried. */
export function mayReport(plain: string): boolean {
  anyLatin ??= new RegExp(
    `\\b(?:${REPORTING.flatMap(({ script, people }) => (script === 'latin' ? [people.replaceAll('\\p{L}', '[a-z]')] : [])).join('|')})\\b`,
    'i',
  );
  return anyLatin.test(plain);
}

/**
 * Whether what stands behind `before` in its sentence is told as the word of some: `before` is the clause that leads to it,
 * `sentence` all of the sentence.
 */
export function reportsOthers(before: string, sentence: string): boolean {
  const led = foldLetters(before.toLowerCase());
  const plain = isAscii(sentence);
  const whole = foldLetters(sentence.toLowerCase());
  // Most of what leads to a match has nobody who reports.
  const latin = !isAscii(led) || led.includes('_') || mayReport(led);
  return SCRIPTS.some(
    (script) =>
      (script === 'latin' ? latin : !plain) &&
      LETTERS[script].test(whole) &&
      reporting(script).some(({ needed, people, says, verbLast }) => {
        // What is not tried is not compiled, and there are thirty languages.
        if (needed !== null && !hasOne(says === null ? whole : led, needed)) return false;
        // "1588年という説もあれば": the people behind what they say.
        if (says === null) return people.test(whole);
        return people.test(led) && says.test(verbLast ? whole : led);
      }),
  );
}
const SCRIPTS = Object.keys(LETTERS) as readonly Script[];
