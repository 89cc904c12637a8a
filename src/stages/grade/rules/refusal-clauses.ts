/**
 * An answer cut into clauses, in the form the refusal grammar reads: lower case, straight apostrophes, no
 * mark-up, and quoted speech blanked out. Cut at contrasts ("…, but …"), because the two sides of a "but" do
 * different things: one declines, the other answers.
 */

export interface Clause {
  /** As written, without mark-up; for evidence and for finding names. */
  readonly raw: string;
  /** Lower case, straight apostrophes, quotations blanked; what patterns are tested on. */
  readonly text: string;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
  /** Whether it answers a preceding clause with "but", "however" and the like. */
  readonly contrast: boolean;
}

/** Only so many characters are read: what an answer does, it does at its beginning. */
const MOST_CHARACTERS = 4000;

/** The clauses of an answer in order; none for a blank answer. */
export function clausesOf(answer: string): readonly Clause[] {
  const written = plain(answer.slice(0, MOST_CHARACTERS));
  const blanked = withoutTitles(withoutQuotations(written));
  const clauses: Clause[] = [];
  let sentence = 0;
  for (const range of sentencesOf(blanked)) {
    for (const { start, end, contrast } of contrastsOf(blanked, range)) {
      const text = blanked.slice(start, end).trim();
      if (!/[\p{L}\p{N}¤]/u.test(text)) continue;
      clauses.push({ raw: written.slice(start, end).trim(), text: lowerCase(text), sentence, contrast });
    }
    sentence += 1;
  }
  return clauses;
}

/** "İ" in lower case is an i with a point of its own. */
function lowerCase(text: string): string {
  return text.toLowerCase().replaceAll('\u0307', '');
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Without Markdown emphasis, headings and control tokens; typographic apostrophes and spaces made plain. */
function plain(answer: string): string {
  return answer
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/<\/?s>|<\|[^|]*\|>/g, ' ')
    .replace(/\*\*|__|^#+ /gm, '')
    .replace(/[\u00a0\u202f\t]/g, ' ')
    .replace(/^\s*["“„«]([^"“”„«»]*)["”“»]\s*$/, '$1');
}

/** Someone else's words decide nothing; blanked at equal length, so that places in the text stay the same. */
function withoutQuotations(text: string): string {
  return text.replace(
    /"[^"\n]{1,300}"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»/g,
    (quotation) => `"${'¤'.repeat(quotation.length - 2)}"`,
  );
}

/** A title in capitals ("her novel was I Don't Know Where I Am") is as little the speaker's as a quotation. */
function withoutTitles(text: string): string {
  return text.replace(
    /(?<=[a-z] )[A-Z][A-Za-z']*(?: (?:[A-Z][A-Za-z']*|of|the|and|an?|in|to|for)){2,}/g,
    (title) => (SPOKEN_WORD.test(title) ? '¤'.repeat(title.length) : title),
  );
}
const SPOKEN_WORD = /\b(?:Don't|Not|No|Cannot|Can't|Won't|Know|Never|Unknown|Nothing|Nobody|Sorry|Unable)\b/;

/** Abbreviations whose full stop ends nothing. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|[Dd]r|[Mm]rs?|[Mm]s|[Ss]t|[Jj]r|[Ss]r|[Vv]s|[Pp]rof|e\.g|i\.e|z\.B|[Ee]tc)$/;

const ORDINAL = /^(?:.*[\s(])?\d{1,2}\. (?:\p{Ll}|Jan|Feb|März|Apr|Mai|Ju[nl]|Aug|Sep|Okt|Nov|Dez|Jahr)/u;

function sentencesOf(text: string): Range[] {
  const sentences: Range[] = [];
  let start = 0;
  for (const stop of text.matchAll(/[.!?…]+["')\]]*(?=\s|$)|[。！？；।؟]|\n+|[;·\u0387](?=\s)/g)) {
    const end = stop.index + stop[0].length;
    if (stop[0] === '.' && ABBREVIATION.test(text.slice(Math.max(start, stop.index - 8), stop.index)))
      continue;
    // "14. století", "5. Juni": an ordinal.
    if (stop[0] === '.' && ORDINAL.test(text.slice(Math.max(start, stop.index - 4), end + 12))) continue;
    sentences.push({ start, end });
    start = end;
  }
  sentences.push({ start, end: text.length });
  return sentences;
}

/** A contrast inside a sentence, in the languages read; the word that makes it stays out of both sides. */
const CONTRAST =
  /,\s*(?=[^,.;]{0,30}(?<!\p{L})(?:však|ovšem|allerdings|jedoch|toutefois|jednak|zaś)(?!\p{L}))|[,;:،؛–—]?\s+(?:but(?! also\b| rather\b)|yet|however|although|though|nevertheless|except (?:that|for)|aber|jedoch|obwohl|mais|cependant|bien que|pero|aunque|sin embargo|mas|porém|embora|ma|però|tuttavia|anche se|maar|echter|hoewel|ale|avšak|nicméně|ačkoliv?|i když|přestože|jednak|chociaż|choć|mimo że|lecz|wenngleich|auch wenn|même si|si bien|sebbene|benché|ainda que|ook al|men|dock|mutta|azonban|viszont|ama|ancak|fakat|dar|însă|însa|tetapi|tapi|namun|nhưng|tuy nhiên|но|однако|хотя|але|однак|проте|αλλά|ωστόσο|όμως|و?لكن|غير أن|إلا أن|اما|ولی|אבל|אך|אולם|लेकिन|परंतु|किन्तु|हालांकि|하지만|그러나|다만)(?:,\s*|\s+)|，?(?:但是?|不过|然而)，?|[，、](?=(?:大概|可能|也许|或许|应该|估计|我认为|我觉得|我猜|我想|たぶん|おそらく|多分|恐らく))|(?:です|ます|せん)が、|(?<=지만),?\s+|[,;–—]\s*(?=(?:odhaduj|tipuj|myslím|domnív|hádal|ich (?:glaube|denke|vermute)|je (?:crois|pense)|creo|eu acho|acho|credo|penso|ik denk|jag tror|думаю|кажется|полагаю|myślę|sądzę|wydaje|sanırım|cred că)|(?:i (?:think|believe|guess|suspect|would say|would guess|do know|can)|i'd (?:say|guess)|perhaps|maybe|possibly|probably)\b)|,\s*(?=(?:whose|who|which)\b[^,.;]{0,40}(?:n't|\b(?:not|unknown|unclear|uncertain|never|unable))\b)|\s+[–—-]\s+|\s+(?=i(?:'m| am) not (?:sure|certain)\b|i (?:don't|do not) know\b)/giu;

/** Without one of these a sentence, in lower case, holds no contrast. */
const MAY_TURN =
  /\b(?:but|yet|however|th?ough|although|nevertheless|except|still|that said|while|whilst|aber|jedoch|obwohl|mais|cependant|bien que|pero|aunque|embargo|mas|no entanto|embora|ma|tuttavia|anche se|maar|echter|hoewel|ale|jednak|lecz|mimo|wenngleich|auch wenn|si bien|sebbene|ainda que|ook al|men|dock|mutta|azonban|viszont|ama|ancak|fakat|dar|tetapi|tapi|namun|i think|i believe|i guess|i suspect|i would|i do|i can|i'd|i'm|i am|i don't|perhaps|maybe|possibly|probably|allerdings|toutefois|odhaduj|tipuj|mysl|ich glaube|ich denke|ich vermute|je crois|je pense|creo|acho|credo|penso|ik denk|jag tror|san|cred|, who(?:se)?|, which)\b| [–—-] |[，、óòéšíčżư但不然がしだ\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\uac00-\ud7af]/;

/** A sentence that opens with the contrast: "However, …", or puts the concession first: "While …, …". */
const OPENING =
  /^\s*(?:but|however|that said|nevertheless|still|yet|aber|jedoch|mais|cependant|pero|sin embargo|mas|porém|no entanto|ma|però|tuttavia|maar|echter|ale|avšak|nicméně|jednak|men|dock|mutta|azonban|viszont|ama|ancak|fakat|dar|tetapi|tapi|namun|nhưng|tuy nhiên|но|однако|але|однак|проте|αλλά|ωστόσο|όμως|ومع ذلك|و?لكن|اما|ולם|אבל|אך|लेकिन|हालांकि|하지만|그러나|다만|但是?|不过|不過|然而|しかし|ただし)(?![\p{L}\p{N}])[,，、]?\s*/iu;
const CONCESSION = /^\s*(?:while|although|though|even though|whilst)\s+[^,]+,\s*/i;

function contrastsOf(text: string, { start, end }: Range): (Range & { contrast: boolean })[] {
  const sentence = text.slice(start, end);
  if (!MAY_TURN.test(sentence.toLowerCase())) return [{ start, end, contrast: false }];
  const concession = CONCESSION.exec(sentence)?.[0].length ?? 0;
  if (concession > 0) {
    const turn = start + concession;
    return [{ start, end: turn, contrast: false }, ...sides(text, { start: turn, end, contrast: true })];
  }
  const opening = OPENING.exec(sentence)?.[0].length ?? 0;
  return sides(text, { start: start + opening, end, contrast: opening > 0 });
}

function sides(text: string, whole: Range & { contrast: boolean }): (Range & { contrast: boolean })[] {
  const found: (Range & { contrast: boolean })[] = [];
  let { start, contrast } = whole;
  for (const turn of text.slice(whole.start, whole.end).matchAll(CONTRAST)) {
    const at = whole.start + turn.index;
    found.push({ start, end: at, contrast });
    start = at + turn[0].length;
    contrast = true;
  }
  found.push({ start, end: whole.end, contrast });
  return found;
}
