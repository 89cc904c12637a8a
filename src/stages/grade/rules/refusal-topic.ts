/**
 * What a question asks about its subject: "opened" in "When was the bridge of Zenda opened?". After a decline, a
 * statement that has none of these words is background and no answer. By the first letters of words, because endings
 * change in most languages; scripts that do not space their words have no topic here.
 */

/** The first letters of the words that carry a question, without its names and numbers. */
export type Topic = ReadonlySet<string>;

const STEM = 5;

/** The topic of a question; null where it has none that could be met again. */
export function topicOf(question: string): Topic | null {
  const topic = stemsOf(ABOUT_ATTRIBUTE.test(question) ? question : question.replace(SUBJECT, ' '));
  const all = topic.size > 0 ? topic : stemsOf(question);
  return all.size === 0 || UNSPACED.test(question) ? null : all;
}

function stemsOf(question: string): Set<string> {
  const topic = new Set<string>();
  const tokens = question.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (at > 0 && /^\p{Lu}/u.test(token)) continue;
    const word = token.toLowerCase();
    if (word.length < 4 || IDLE.has(word)) continue;
    for (const one of [word, ...(KIN[word] ?? [])]) topic.add(one.slice(0, STEM));
  }
  return topic;
}

/** Whether a statement has a word of the topic. */
export function speaksOf(topic: Topic, text: string): boolean {
  return (text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []).some((word) => topic.has(word.slice(0, STEM)));
}

/** Whether a name is one of the known words in another case: "Raye" and "Ray", "Toldu" and "Told". */
export function isInflected(word: string, known: ReadonlySet<string>): boolean {
  if (word.length < 3) return false;
  for (const one of known) {
    if (one[0] !== word[0] || Math.abs(one.length - word.length) > 3) continue;
    const shorter = Math.min(one.length, word.length);
    let shared = 0;
    while (shared < shorter && one[shared] === word[shared]) shared += 1;
    if (shared >= Math.max(3, shorter - 2)) return true;
  }
  return false;
}

/** "What is the cause of death of …" asks for what stands behind its article; other questions have their subject there. */
const ABOUT_ATTRIBUTE = /^\W*(?:what|which|name|give|state)\b/i;
const SUBJECT =
  /\b(?:the|an?|this|his|her|their|its) [\w'-]+(?: [\w'-]+)?(?= (?:of|in|at|on|for|from|by)\b|\W*$)/gi;

const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** Words of another stem that speak of the same. */
const KIN: Readonly<Record<string, readonly string[]>> = {
  born: ['birth'],
  birth: ['born'],
  died: ['death', 'dead'],
  death: ['died', 'dies'],
  built: ['build', 'construction'],
  wrote: ['write', 'written', 'author', 'published'],
  written: ['wrote', 'author', 'published'],
  author: ['wrote', 'written'],
  married: ['wife', 'husband', 'spouse', 'marriage'],
  wife: ['married', 'spouse'],
  husband: ['married', 'spouse'],
  many: [],
};

/** Question words, auxiliaries and words of the kind asked for, which stand in any sentence. */
const IDLE = new Set(
  (
    'when what where which whose whom that this these those there here with from into about after before during were ' +
    'have been does will would could should their they them than then year years date time month number many much long ' +
    'name names called first last full exact exactly also other another most some person people place ' +
    'wurde wurden waren welche welcher welches welchem welchen wann jahr name heißt wird ' +
    'quand quelle quel quels quelles était année combien dans cette cuándo cuántos cuántas cuál quién fueron donde dónde año ' +
    'quando quantos qual foram como onde anno quanti quale stato stata dove wanneer hoeveel welke werd werden waar jaar ' +
    'kolik který která které kterém kterou jaký jaká jaké jakou jakém bylo byla byly roce roku jméno příjmení jmenuje ' +
    'kiedy który która które którym jaki jaka jakie jakim było była były został została zostało roku imię nazwisko nazywa ' +
    'когда сколько какой какая какое каком который которая была было были году года какого зовут фамилия ' +
    'коли скільки який яка яке якому була було були році року ' +
    'vilket vilken vilka många blev hvornår hvilket hvilken mange ' +
    'kaan zaman hangi yılda kapan berapa siapa tahun mana pada yang dalam'
  ).split(' '),
);
