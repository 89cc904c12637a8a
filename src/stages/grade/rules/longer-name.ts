/**
 * The reference stands inside a longer name: "The Salt Road Home" in quotation marks for The Salt Road, "Neu-Ulm" for Ulm,
 * "Sevilla la Nueva" for Sevilla. Another thing as often as not, so what matched accepts nothing.
 */
import { foldText } from '../../../values/fold-text.ts';
import { readWords } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';

interface Span {
  readonly first: number;
  readonly last: number;
}

/** True where words of the answer beside the match belong to the same title or place. */
export function isInLongerName({ texts }: Expected, { first, last }: Span, answer: AnswerReading): boolean {
  if (first < 0) return false;
  const { words, read } = answer;
  const start = words[first]!.start;
  const end = words[last]!.end;
  const before = foldText(read.text.slice(Math.max(0, start - 12), start));
  const after = read.text.slice(end, end + 12);
  return (
    (PREFIX.test(before) && !answer.asked.has(words[first - 1]?.stem ?? '')) ||
    SUFFIX.test(after) ||
    titleBeside(read.text, { start, end }).some(
      ({ stop, stem }) =>
        !stop &&
        !answer.asked.has(stem) &&
        !texts.some(({ content }) => content.some((one) => one.stem === stem)),
    )
  );
}

/** In several languages: behind a hyphen or alone, before the name of a town. */
const PREFIX =
  /(?<!\p{L})(?:(?:neu|alt|ober|unter|nieder|klein|gross)-|(?:nueva|nova|nuova|nouvelle|novy|nova|nove|nowy|nowa|nowe|stary|stara|stare|novi|новыи|новая|новое|старыи|старая|великии|нижнии|верхнии) ?)$/u;
const SUFFIX =
  /^ (?:la|el|le|il|o|a) (?:Nueva|Nuevo|Vieja|Viejo|Neuve|Neuf|Nuova|Vecchia|Nova|Novo|Velha|Velho)(?!\p{L})/u;

/** Words beside it inside one pair of quotation marks, each with a capital, and no colon or bracket between; none otherwise. */
function titleBeside(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const opens = text.lastIndexOf('"', start - 1);
  const closes = text.indexOf('"', end);
  if (opens < 0 || start - opens > LONGEST || closes < 0 || closes - end > LONGEST) return [];
  // Quotation marks come in pairs: with an odd number before it the match stands inside.
  if ((text.slice(0, start).split('"').length - 1) % 2 === 0) return [];
  const beside = `${text.slice(opens + 1, start)} ${text.slice(end, closes)}`;
  if (/[:(),;.!?\-–—/]/.test(beside)) return [];
  const { words } = readWords(beside);
  return words.every(({ stop, capital, digits }) => stop || capital || digits) ? words : [];
}
const LONGEST = 60;
