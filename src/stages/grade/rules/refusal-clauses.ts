/**
 * An answer cut into clauses, in the form the refusal grammar reads: lower case, straight apostrophes, no
 * mark-up, and quoted speech taken out. Cut at contrasts ("…, but …"), because the two sides of a "but" do
 * different things: one declines, the other answers.
 */

export interface Clause {
  /** As written, without mark-up; for evidence and for finding names. */
  readonly raw: string;
  /** Lower case, contractions with a straight apostrophe; what patterns are tested on. */
  readonly text: string;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
  /** Whether it answers a preceding clause with "but", "however" and the like. */
  readonly contrast: boolean;
}

export interface ClauseOptions {
  /**
   * Only this many characters are read: what an answer does, it does at its beginning.
   * @default 4000
   */
  readonly maxCharacters?: number;
}

/** Stands in for a quotation, so that a clause around it stays a clause. */
const QUOTATION = '“…”';

/** The clauses of an answer in order; none for a blank answer. */
export function clausesOf(answer: string, options: ClauseOptions = {}): readonly Clause[] {
  const { maxCharacters = 4000 } = options;
  const clauses: Clause[] = [];
  let sentence = 0;
  for (const written of sentencesOf(withoutQuotations(plain(answer.slice(0, maxCharacters))))) {
    for (const { text, contrast } of contrastsOf(written)) {
      const raw = text.trim();
      if (/[\p{L}\p{N}]/u.test(raw)) clauses.push({ raw, text: raw.toLowerCase(), sentence, contrast });
    }
    sentence += 1;
  }
  return clauses;
}

/** Without Markdown emphasis, headings and control tokens; typographic apostrophes and spaces made plain. */
function plain(answer: string): string {
  return answer
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/<\/?s>|<\|[^|]*\|>/g, ' ')
    .replace(/\*\*|__|^#+ /gm, '')
    .replace(/[\u00a0\u202f\t]/g, ' ');
}

/** Someone else's words decide nothing, unless the answer is nothing but a quotation. */
function withoutQuotations(text: string): string {
  const opened = /^\s*["“„«](.*)["”“»]\s*$/s.exec(text);
  if (opened && !/["“”„«»]/.test(opened[1]!)) return opened[1]!;
  return text.replace(/"[^"\n]{1,300}"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»/g, QUOTATION);
}

/** Abbreviations whose full stop ends nothing. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|[Dd]r|[Mm]rs?|[Mm]s|[Ss]t|[Jj]r|[Ss]r|[Vv]s|[Nn]o|[Pp]rof|e\.g|i\.e|z\.B|[Ee]tc)$/;

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of text.matchAll(/[.!?…]+["')\]]*(?=\s|$)|[。！？；]|\n+|;(?=\s)/g)) {
    const stop = end.index + end[0].length;
    if (end[0] === '.' && ABBREVIATION.test(text.slice(start, end.index))) continue;
    sentences.push(text.slice(start, stop));
    start = stop;
  }
  sentences.push(text.slice(start));
  return sentences.filter((sentence) => sentence.trim() !== '');
}

/** A contrast inside a sentence, in the languages read; the word that makes it stays out of both sides. */
const CONTRAST =
  /[,;:–—]?\s+(?:but|yet|however|although|though|nevertheless|aber|jedoch|mais|cependant|pero|sin embargo|mas|porém|ma|però|tuttavia|maar|echter|ale|avšak)(?:,\s*|\s+)|，?(?:但是?|不过|然而)，?|(?:です|ます|せん)が、|[,;–—]\s*(?=(?:i (?:think|believe|guess|suspect|would say|would guess|do know|can)|i'd (?:say|guess)|perhaps|maybe|possibly|probably)\b)|\s+[–—-]\s+/giu;

/** A sentence that opens with the contrast: "However, …", or puts the concession first: "While …, …". */
const OPENING =
  /^\s*(?:but|however|that said|nevertheless|still|yet|aber|jedoch|mais|cependant|pero|sin embargo|mas|porém|no entanto|ma|però|tuttavia|maar|echter|ale|avšak|但是?|不过|然而|しかし|ただし)\b[,，]?\s*/iu;
const CONCESSION = /^\s*(?:while|although|though|even though|whilst)\s+([^,]+),\s*(.+)$/is;

function contrastsOf(sentence: string): { text: string; contrast: boolean }[] {
  const concession = CONCESSION.exec(sentence);
  if (concession) {
    return [{ text: concession[1]!, contrast: false }, ...sides(concession[2]!, true)];
  }
  const opening = OPENING.exec(sentence);
  return opening ? sides(sentence.slice(opening[0].length), true) : sides(sentence, false);
}

function sides(text: string, contrast: boolean): { text: string; contrast: boolean }[] {
  return text.split(CONTRAST).map((side, index) => ({ text: side, contrast: contrast || index > 0 }));
}
