/**
 * "Not X but Y" in other languages than English: what stands right behind the negation, with nothing but little words of place,
 * time and being between, is denied. "Not before X" and "not until X" are no denials of X, and have other words between.
 */

import { LetterPattern } from '../../../../values/letter-pattern.ts';
import { hasEnglishWord } from '../question-form.ts';

const NEGATION =
  'nicht|kein|keine|pas|non|niet|geen|não|nie|nikoli|nikoliv|ne|není|nebyl[aoiy]?|inte|ej|ikke|ei|eikä|nem|bukan|không phải|не|ні|όχι|δεν|و?ليست?|ו?לא|نه|nu|no (?:fue|era|es|en|son|fueron)';
const BETWEEN =
  'da|dal|dalla|von|por|par|przez|od|fue|era|este|estaba|é|είναι|zijn|sein|es|en|el|la|los|foi|em|no|o|a|è|era|stato|stata|nel|in|im|ist|war|jahr|jahre|der|die|das|den|van|het|de|du|à|le|les|w|roku|v|roce|г|в|году|у|році|på|år|i|är|var|to|byl[aoiy]?|był[aoy]?|это|був|була|был[аои]?|là|năm|pada|tahun|jahren|on|oli|ήταν|το|عام|ב';
const BEFORE = new LetterPattern({
  source: `(?<![\\p{L}\\p{N}])(?:${NEGATION})(?: (?:${BETWEEN})(?![\\p{L}\\p{N}])){0,3} (?:l')?["'“„«]?$`,
  flags: 'iu',
});
/** Behind "no" alone only where the turn follows: "No. 5" is a number, and "No, it was Brandt" affirms. */
const BARE_NO = new LetterPattern(/(?<![\p{L}\p{N}])(?:no|nu) ["'“„«]?$/iu);
const BARE_TURN = new LetterPattern(/^[^.;!?]{0,60}?,? (?:sino|sinó|ci)(?!\p{L})/iu);
/** "X hat es nicht gebaut, sondern Y". */
const VERB_DENIED = new LetterPattern(
  /^[^.,;!?]{0,40}(?<!\p{L})(?:nicht|inte|ikke|niet|pas|nem|не)(?!\p{L})[^.;!?]{0,40}(?<!\p{L})(?:sondern|utan|maar|mais|hanem|а)(?!\p{L})/iu,
);
const BEHIND = new LetterPattern(
  /^["'”“»]?(?: ?(?:'\p{L}{1,4} )?değil(?!\p{L})| नहीं|(?:이|가)? ?아니(?:라|고|며|었)|년?이? ?아니라)/iu,
);
/** Czech and Slovak join the negation to the verb: "Ada Lind to nepostavila", asked who "postavil" it. */
const JOINED = new LetterPattern(/^ (?:(?:to|ho|ji|jej|je|se|si) )?ne(\p{Ll}{4})\p{Ll}*(?!\p{L})/u);
/** The same before it: "Nenarodil se v Oslo". */
const JOINED_BEFORE = new LetterPattern(/(?<!\p{L})ne(\p{Ll}{4})\p{Ll}*(?!\p{L})[^.,;!?]{0,40}$/iu);
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Whether what stands between these two texts of one sentence is denied. */
export function isDeniedElsewhere(before: string, after: string, question: string): boolean {
  if (BEFORE.test(before) || BEHIND.test(after) || VERB_DENIED.test(after)) return true;
  if (BARE_NO.test(before) && BARE_TURN.test(after)) return true;
  if (!hasEnglishWord(question) && isDeniedByVerb(before, after, question)) return true;
  const asked = question.toLowerCase();
  const verbs = [JOINED.exec(after)?.[1], JOINED_BEFORE.exec(before)?.[1]?.toLowerCase()];
  return (
    verbs.some((verb) => verb !== undefined && asked.includes(verb) && !asked.includes(`ne${verb}`)) &&
    !hasEnglishWord(question)
  );
}

/** Words of denial in other languages, for texts that nobody reads further. */
const ANY_DENIAL = new LetterPattern(
  /(?<!\p{L})(?:nicht|kein\p{L}*|niemand|niemals|nie|pas|jamais|personne|aucune?|n'a|n'est|nadie|nunca|ning[uú]n\p{L}*|nessun\p{L}*|mai|ningu[ée]m|nenhum\p{L}*|niet|niemand|geen|nooit|nikdo|nikdy|ne\p{Ll}{3,}|není|žádn\p{L}*|nikt|nigdy|żad\p{L}*|nie|никто|никогда|не|нет|ніхто|ніколи|немає|inte|ingen|aldrig|ikke|ingen|kukaan|ei|koskaan|senki|soha|nem|nincs\p{L}*|değil|hiç|kimse|yok|nimeni|niciodată|κανείς|ποτέ|δεν|không|chưa|tidak|bukan|belum)(?!\p{L})/iu,
);
const ANY_DENIAL_ELSEWHERE =
  /没有|沒有|不存在|从未|從未|并无|不是|ない|ません|なかった|없|아니|않|لم |ليس|لا |לא |אין |नहीं|ไม่/;

/** Whether a text in another language denies something. */
export function mayDenyElsewhere(text: string): boolean {
  return ANY_DENIAL.test(text) || ANY_DENIAL_ELSEWHERE.test(text);
}

/** True of a word that denies by itself, English among them; folded. */
export function isDenyingWord(word: string): boolean {
  return DENYING.has(word);
}
const DENYING = new Set('not no never nicht kein keine pas non nao nie ne niet inte ikke ei nem'.split(' '));

const NO =
  '[Nn]icht|[Kk]eine?n?|pas|[Nn]on?|[Nn]ão|[Nn]iet|[Gg]een|[Nn]ie|inte|ikke|ej|[Nn]em|[Нн]е|[Нн]і|[Δδ]εν';
const NOT_DENYING =
  'nur|allein|vor|bis|erst|mehr|seulement|avant|uniquement|solo|sólo|solamente|antes|hasta|más|apenas|somente|só|soltanto|solamente|prima|più|alleen|voor|meer|bara|före|kun|før|tylko|przed|только|раньше|лише|до';
/** "wurde nicht von X", "no fue diseñado por X", "nie zaprojektowała X": a denial, small words, and the match. */
const DENIED_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NO}) (?!(?:${NOT_DENYING})(?!\\p{L}))((?:[\\p{Ll}'’-]+ ){1,6})(?:l['’]|d['’])?["'“„«]?$`,
  'u',
);
/** "X hat es nicht entworfen", "X n'a pas conçu": the denial behind the match, and in its clause a verb that is asked about. */
const DENIED_BEHIND = new RegExp(
  `^[^.,;:!?]{0,60}?(?<![\\p{L}\\p{N}])(?:${NO})(?: (?!(?:${NOT_DENYING})(?!\\p{L}))([^.,;:!?]{0,60})|(?=[.!]?\\s*$))`,
  'u',
);
const TURNS =
  /(?<!\p{L})(?:aber|sondern|mais|bien|pero|sino|mas|sim|ma|bensì|maar|men|utan|ale|lecz|но|а|але)(?!\p{L})/u;

/** Denied by its verb, in another language than English. */
function isDeniedByVerb(before: string, after: string, question: string): boolean {
  const between = DENIED_BEFORE.exec(before)?.[1];
  if (between !== undefined && !TURNS.test(between)) return true;
  const behind = DENIED_BEHIND.exec(after);
  if (behind === null) return false;
  const rest = behind[1];
  if (rest === undefined) return true;
  if (TURNS.test(rest)) return false;
  const asked = question.toLowerCase();
  return (
    /^\p{Ll}+(?:t|en)[.!]?$/u.test(rest) ||
    (rest.match(/\p{L}{4,}/gu) ?? [])
      .slice(0, 4)
      .some(
        (word) =>
          asked.includes(word.slice(0, 5).toLowerCase()) || asked.includes(word.slice(0, 4).toLowerCase()),
      )
  );
}

/** The same of texts that are not spaced, where what is expected stands inside a longer run. */
export function isDeniedInRun(text: string, expected: readonly { readonly raw: string }[]): boolean {
  if (!HAN.test(text)) return false;
  return expected.some(({ raw: one }) => {
    const at = text.indexOf(one);
    if (at < 0 || text.indexOf(one, at + 1) >= 0) return false;
    const rest = text.slice(at + one.length);
    return (
      /(?:不是|并非|並非|绝非|絕非|而非|不在|比)(?:在|于|於)?$/.test(text.slice(0, at)) ||
      /^年?(?:では|じゃ)(?:なく|ない|ありません)|^년?(?:이|가|은|는)? ?아니(?:라|고|며|었)/.test(rest)
    );
  });
}
