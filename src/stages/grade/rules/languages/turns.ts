/**
 * How languages take something back or put it in the past: marks of a correction of oneself ("vlastně", "вернее"), and what was
 * thought at first or was so formerly, before a turn to what is so ("Antes era …, ahora es …"). Behind a turn stands the answer.
 */
import { isAscii } from '../../../../values/fold-text.ts';
import { LetterPattern } from '../../../../values/letter-pattern.ts';

/** Marks behind which another word takes the place of the one before, whatever is said of it. */
export const CORRECTIONS =
  "korrektur\\b|berichtigung\\b|moment mal\\b|nein, (?:das|falsch)|(?:das|dies) (?:ist|war) falsch\\b|rectification\\b|non, (?:c'est|en fait)|c'est (?:faux|inexact)\\b|corrección\\b|perdón[,:]|no, (?:espera|en realidad|es incorrecto)|correção\\b|na verdade não\\b|correzione\\b|anzi\\b|correctie\\b|oprava\\b|ne, (?:počkat|to je špatně|vlastně)|pardon, (?:oprava|vlastně)|poprawka\\b|исправление\\b|нет, (?:неверно|постойте|это)|düzeltme\\b|更正|订正|訂正|정정";
/** Parts of those, without one of which none is there. */
export const CORRECTION_PARTS =
  /korrektur|berichtig|moment mal|falsch|nein, das|rectif|non, |faux|inexact|perdon|no, e|na verdade|anzi|oprava|ne, |pardon|poprawka|duzeltme/i;
export const CORRECTION_PARTS_ELSEWHERE = /correç|perdón|исправ|нет, |düzeltme|更正|[订訂]正|정정/iu;

/** Between the match and another name: "Strelsau, vlastně Zenda", "Strelsau... non, Zenda", "Strelsau — вернее, Zenda". */
const INSTEAD = new LetterPattern(
  /^["')\]*]*(?:\s*(?:\.{2,}(?!\.)|[-,;?(]))+ ?(?:(?:no|nein|non|não|nee|ne|nie|нет|ні|nej|nei|ei|nem|hayır|nu|όχι)(?:,|\.| -)|(?:pardon|perdón|scusa|desculpe|desculpa|pardón|bocsánat|anteeksi|förlåt|unnskyld|извините|простите|вибачте|συγγνώμη|özür dilerim|maaf|xin lỗi)[,:.]?|(?:o |ou |of |eller |oder |czy |nebo |или )?(?:mejor dicho|más bien|vielmehr|besser gesagt|genauer gesagt|plutôt|melhor dizendo|aliás|cioè|meglio|liever|eigenlijk|vlastně|vlastne|(?:a )?właściwie|raczej|spíše|spíš|вернее|скорее|точнее|скоріше|точніше|snarare|rättare sagt|rettere sagt|pikemminkin|tai siis|inkább|vagyis|daha doğrusu|yani|mai degrabă|μάλλον|đúng hơn|maksud saya|lebih tepatnya)) ?[^\p{L}\p{N}]{0,3}(?:(?:es|is|ist|est|c'est|é|è|to|je|było|byl|była|byla|это|це|war|era|fue|foi|het|de|der|die|das|la|le|el|in|en|à|v|w|в|у|på|i) ){0,3}[\p{L}\p{N}]/iu,
);

/** What was thought at first, or was so formerly. */
const AT_FIRST = new LetterPattern(
  /(?<!\p{L})(?:früher\p{L}*|ehemals|einst|zunächst|zuerst|anfangs|ursprünglich|vorher|antes|antiguamente|anteriormente|al principio|primero|inicialmente|avant|autrefois|jadis|auparavant|d'abord|anciennement|prima|in passato|all'inizio|dapprima|un tempo|antigamente|no início|a princípio|primeiro|vroeger|eerst|aanvankelijk|voorheen|dříve|dřív|původně|nejdřív|nejprve|kdysi|predtým|pôvodne|najprv|dawniej|kiedyś|wcześniej|początkowo|najpierw|раньше|ранее|прежде|сначала|изначально|когда-то|раніше|колись|спочатку|спершу|tidigare|förr|först|ursprungligen|tidligere|før|først|aiemmin|ennen|ensin|aluksi|korábban|régen|először|eredetileg|eskiden|önceden|önce|ilk başta|înainte|inițial|mai întâi|παλιά|παλαιότερα|πρώτα|αρχικά|trước đây|ban đầu|lúc đầu|dulu|dahulu|sebelumnya|awalnya)(?!\p{L})[^.!?\n]{0,60}$/iu,
);
const THEN = new LetterPattern(
  /^[^.!?\n]{0,80}?(?<!\p{L})(?:heute|jetzt|nun|inzwischen|aber|doch|jedoch|ahora|hoy|actualmente|pero|maintenant|aujourd'hui|désormais|mais|adesso|ora|oggi|ma|però|agora|hoje|mas|nu|tegenwoordig|thans|maar|dnes|nyní|teď|ale|teraz|dziś|dzisiaj|obecnie|теперь|сейчас|сегодня|ныне|но|однако|тепер|зараз|сьогодні|але|numera|idag|men|nykyään|nyt|mutta|most|ma|jelenleg|de|şimdi|artık|bugün|ama|acum|astăzi|dar|τώρα|σήμερα|αλλά|bây giờ|hiện nay|nay|nhưng|sekarang|kini|tetapi|tapi)(?!\p{L})[^.!?\n]*?(?<=[\s'])(\p{Lu}[\p{L}.'-]+)/u,
);
/** The same in scripts without capitals, of the whole text. */
const AT_FIRST_ELSEWHERE: readonly (readonly [RegExp, RegExp])[] = [
  [
    /(?:以前|从前|從前|曾经|曾經|原来|原來|最初|起初|かつて|元々|もともと|当初|最初)[^。！？\n]{0,16}$/u,
    /(?:现在|現在|如今|目前|今は|今では|いまは|しかし|但|でも)/u,
  ],
  [/(?:예전|이전|과거|원래|처음)\p{L}* ?[^.!?\n]{0,16}$/u, /(?:지금|현재|하지만|이제)/u],
  [
    /(?:سابقا|في السابق|قديما|كانت?|في البداية|قبلا|پیشتر|در ابتدا)[^.!؟\n]{0,24}$/u,
    /(?:الآن|اليوم|حاليا|لكن|اکنون|حالا|اما)/u,
  ],
  [/(?:בעבר|לשעבר|קודם|בהתחלה|תחילה)[^.!?\n]{0,24}$/u, /(?:כיום|עכשיו|היום|אבל)/u],
  [/(?:पहले|शुरू में|पूर्व में)[^।!?\n]{0,24}$/u, /(?:अब|आज|लेकिन|वर्तमान)/u],
];

/** Whether what stands between the two texts is given up for another name behind it. */
export function turnsToAnother(before: string, after: string, asked: (name: string) => boolean): boolean {
  if (INSTEAD.test(after)) return true;
  const name = AT_FIRST.test(before) ? THEN.exec(after)?.[1] : undefined;
  if (name !== undefined && !asked(name)) return true;
  if (isAscii(before) && isAscii(after)) return false;
  return AT_FIRST_ELSEWHERE.some(([was, is]) => was.test(before) && is.test(after));
}
