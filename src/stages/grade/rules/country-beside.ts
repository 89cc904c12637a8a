/**
 * What stands beside the one country that an answer says: a former state, somebody else's origin, where somebody went, a
 * denial, or a word of the expected country in a case that no list of names has. Short lists of beginnings in five languages
 * suffice, because any other capital beside the country leaves the answer open as well.
 */
import { countryNames } from '../../../values/country-names.ts';
import { foldText } from '../../../values/fold-text.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Span } from './span.ts';

/** States that were, parts of states and empires, in the languages at hand. */
const FORMER =
  /(?<!\p{L})(?:preus|prus|pruis|preuß|sowjet|soviet|sovet|sovjet|yugosl|jugosl|yougosl|iugosl|tschechosl|czechosl|tchecosl|checosl|ceskosl|cecosl|holland|holand|oland|osman|ottom|otom|habsb|rakousko-uh|austro|empire|imperi|reich|rise|kaiser|konig|kongreich|kingdom|royaume|reino|regno|kralovstvi|england|inglaterra|angleterre|anglie|inghilterra|engeland|schottland|scotland|escocia|ecosse|skotsk|wales|galles|gales|bohem|bohm|boehm|moravi|mahren|morava|ddr|udssr|ussr|urss|sssr|kolon|colon|guvern|britisch|british|britanni|britsk)/u;
/** "Today Poland" beside a name of the past says both. */
const TODAY =
  /(?<!\p{L})(?:heut\p{L}*|jetzt|now|today|present|aujourd'hui|actuel\p{L}*|hoy|actual\p{L}*|ahora|dnes\p{L}*|nyni|oggi|odierna|hoje|nu|tegenwoordig|dzis\p{L}*|former\p{L}*|ehemal\p{L}*|damal\p{L}*|ancien\p{L}*|antigu\p{L}*|byval\p{L}*)(?!\p{L})/gu;
/** What an answer tells of other people, or of where somebody went. */
const BESIDE =
  /(?<!\p{L})(?:(?:vater|mutter|eltern|parent|rodic|matk|emigr|immigr|auswander|ausgewander|lebt|gelebt|wohn|gestorben|aufgewachsen|fallec|murio|zemrel|prestehov|citoyen|ciudadan|hranic|pobliz|ausser|nordlich|sudlich|ostlich|westlich|severne|jizne|vychodne|zapadne|unlike|nevi|netus|nejsem|nezna|desconoc|desconoz|ignor|unbekannt|inconnu|unknown|unsicher)\p{L}*|pere|mere|padre|madre|otec|father|mother|zog|gezogen|starb|vivi[ot]?|vivait|vecu|mort|decedee?|zil|odesel|moved|lived|grew|raised|died|citizen|burger|obcan|near|nahe|pres de|cerca|blizko|border|grenze|frontier|frontiere|frontera|oder|or|ou|nebo|versus|but|aber|sondern|mais|pero|sino|ale|nicht|keine?|pas|non|not|never|nie|nunca|jamais|nikdy|no|nebyla?|neni|nikoliv?|weder|ni|ani|neben|unweit|zwischen|entre|between|mezi|mimo|vedle|hors|fuera|except|outside|au (?:sud|nord)|al (?:sur|norte|este|oeste)|before|after|vor|nach|avant|apres|antes|despues|pred|po)(?!\p{L})/u;

/** Not folded, because French "né" is no denial. */
const CZECH_NO = /(?<!\p{L})[Nn]e(?!\p{L})/u;

/** True where something beside the country may answer, deny it, or tell of another thing. */
export function saysMore(
  { words, read, asked }: AnswerReading,
  { first, last }: Span,
  about: {
    /** The country that is said, and the expected one. */
    readonly code: string;
    readonly wanted: string;
    /** The question asks which country. */
    readonly asked: boolean;
    readonly question: string;
  },
): boolean {
  const folded = foldText(read.text);
  const start = words[first]!.start;
  const rest = foldText(`${read.text.slice(0, start)}\u0020|\u0020${read.text.slice(words[last]!.end)}`);
  if (FORMER.test(rest) || BESIDE.test(rest) || CZECH_NO.test(read.text)) return true;
  const question = foldText(about.question);
  for (const [today] of folded.matchAll(TODAY)) if (!question.includes(today.slice(0, 4))) return true;
  const own = [...(countryNames().stems.get(about.wanted) ?? [])];
  let others = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (at >= first && at <= last) continue;
    if (own.some((stem) => word.text.startsWith(stem))) return true;
    if (word.stop || word.digits || asked.has(word.stem)) continue;
    // "Vereinigte Staaten von Amerika".
    if (about.code === 'US' && at > last && /^d?ameri[ck]|^dameriqu|^ameriqu/.test(word.text)) continue;
    const capital = /\p{Lu}/u.test(read.text.slice(word.start, word.end));
    if (capital && at > 0 && !isPlaceBefore(read.text, { word, first: start, at: first - at })) return true;
    // A capital right before or behind belongs to a longer name.
    if (
      capital &&
      at === first - 1 &&
      (at > 0 || !opensSentence(read.text.slice(word.start, word.end))) &&
      /^[\s-]*$/.test(read.text.slice(word.end, start))
    )
      return true;
    others += 1;
  }
  return others > (about.asked ? 7 : 2);
}

/** "Lyon, Frankreich": the town before, and a comma. */
function isPlaceBefore(
  text: string,
  {
    word,
    first,
    at,
  }: { readonly word: { readonly end: number }; readonly first: number; readonly at: number },
): boolean {
  return at >= 1 && at <= 2 && /^(?:[\s-]\p{L}+)?\s?[,(]\s?$/u.test(text.slice(word.end, first));
}

/** "In", "La", "C'est": a short word that has its capital from standing first, and makes no other name ("New Guinea"). */
function opensSentence(written: string): boolean {
  return written.includes("'") || (written.length <= 3 && !/^(?:new|neu|süd|sud|ost|est)$/i.test(written));
}
