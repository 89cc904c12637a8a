/**
 * What a question asks about its subject: "opened" in "When was the bridge of Zenda opened?". After a decline, a
 * statement that has none of these words is background and no answer. By the first letters of words, because endings
 * change in most languages; in scripts that do not space their words, by their signs.
 */

/** The first letters of the words that carry a question, without its names and numbers. */
export type Topic = ReadonlySet<string>;

const STEM = 5;

/** The topic of a question; null where it has none that could be met again. */
export function topicOf(question: string): Topic | null {
  const topic = stemsOf(ABOUT_ATTRIBUTE.test(question) ? question : question.replace(SUBJECT, ' '));
  const all = UNSPACED.test(question) ? signsOf(question) : topic.size > 0 ? topic : stemsOf(question);
  return all.size === 0 ? null : all;
}

function stemsOf(question: string): Set<string> {
  const topic = new Set<string>();
  const tokens = question.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (at > 0 && /^\p{Lu}/u.test(token)) continue;
    const word = token.toLowerCase();
    if (word.length < 3 || IDLE.has(word)) continue;
    for (const one of [word, ...(KIN[word] ?? [])]) topic.add(one.slice(0, STEM));
  }
  return topic;
}

/** In scripts that do not space their words the signs stand for them, but for those that stand in any question. */
function signsOf(question: string): Set<string> {
  return new Set((question.match(/\p{sc=Han}/gu) ?? []).filter((sign) => !IDLE_SIGNS.has(sign)));
}
const IDLE_SIGNS = new Set(
  '年月日何誰谁哪什么麼幾几多少是的在有了人一個个名前字叫和與与于於中大国國年代時时間间場场所地',
);

/** Whether a statement has a word of the topic. */
export function speaksOf(topic: Topic, text: string): boolean {
  if (OTHERS.test(text)) return false;
  if (UNSPACED.test(text)) return [...text].some((sign) => topic.has(sign));
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const that = words.slice(0, 7).findLastIndex((word) => THAT.has(word));
  const said = words.slice(that + 1);
  return said
    .slice(subjectLength(said))
    .some((word) => topic.has(word.length <= STEM ? word : word.slice(0, STEM)));
}

/** How many words at its beginning are only what a statement is about: "The observatory was built …". */
function subjectLength(words: readonly string[]): number {
  if (!ARTICLES.has(words[0] ?? '')) return 1;
  const verb = words.slice(1, 6).findIndex((word) => BE.has(word));
  return verb < 0 ? 2 : verb + 1;
}
const ARTICLES = new Set(
  'the this that his her its their der die das ein eine le la les l un une el los las il lo gli i o os as um uma de het een az a en ett'.split(
    ' ',
  ),
);
/** "I can only say that the band …". */
const THAT = new Set('that že dass que che dat att at że что що'.split(' '));
const BE = new Set('was is are were has had did'.split(' '));
/** Names others of the kind, and so not the one asked. */
const OTHERS =
  /\b(?:past|previous|former|other|notable) \w+ (?:include|are|were)\b|\b(?:such as|for example|for instance|including)\b/i;

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
  won: ['win', 'winner'],
};

/** Question words, auxiliaries and words of the kind asked for, which stand in any sentence. */
const IDLE = new Set(
  (
    'who whom when what where which whose whom that this these those there here with from into about after before during were ' +
    'have been does will would could should their they them than then year years date time month number many much long ' +
    'name names called first last full exact exactly also other another most some person people place the and was are did has had for his her its not can may out any all how why day got get ' +
    'wer wie war hat der die das den dem und von für wurde wurden waren welche welcher welches welchem welchen wann jahr name heißt wird ' +
    'qui que est les des une pour par sur quand quelle quel quels quelles était année combien dans cette cuándo cuántos cuántas cuál quién fueron donde dónde año las los del por con fue una que ' +
    'foi por com dos das chi che del nel era per con della quando quantos qual foram como onde anno quanti quale stato stata dove wie was het een van voor wanneer hoeveel welke werd werden waar jaar ' +
    'kdo kdy kde kým byl jak pod nad při kterou který která které kterém kterou jaký jaká jaké jakou jakém bylo byla byly roce roku jméno příjmení jmenuje ' +
    'się sobie kto jak był czy gdzie kiedy który która które którym jaki jaka jakie jakim było była były został została zostało roku imię nazwisko nazywa ' +
    'кто где был как что при когда сколько какой какая какое каком который которая была было были году года какого зовут фамилия ' +
    'хто де був як коли скільки який яка яке якому була було були році року ' +
    'vilket vilken vilka många blev hvornår hvilket hvilken mange ' +
    'kaan zaman hangi yılda kapan berapa siapa tahun mana pada yang dalam'
  ).split(' '),
);
