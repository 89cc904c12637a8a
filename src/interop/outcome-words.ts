/**
 * Words by which people and tools say what became of an answer, in the languages tables are kept in. "Yes", "true" and
 * "right" mean other things in other columns (an answer to a yes-or-no question, the right one of two, the political
 * right), so they are plain words here, believed only where the column's other words are verdicts too.
 */
import type { Outcome } from '../core/outcome.ts';
import { foldedText } from '../rows/folded-text.ts';
import { numberCell } from '../rows/number-cell.ts';
import { remembered } from '../values/remembered.ts';

const SURE: Readonly<Record<Outcome, readonly string[]>> = {
  correct: [
    ...[
      'correct',
      'korrekt',
      'richtig',
      'correcte',
      'correcto',
      'correcta',
      'corretto',
      'corretta',
      'correto',
    ],
    ...['correta', 'juist', 'goed', 'верно', 'правильно', 'верный', 'правильный', 'spravne', 'poprawna'],
    ...[
      'poprawnie',
      'poprawny',
      'ratt',
      'riktigt',
      'korrekt svar',
      'dogru',
      'oikein',
      'helyes',
      '正确',
      '正確',
      '正しい',
    ],
    ...['正解', '정답', '맞음', 'صحيح', 'fully correct', 'right answer', 'answered correctly', 'accurate'],
    ...[
      '✓',
      '✔',
      '✅',
      '☑',
      'vrai',
      'exacte',
      'acertado',
      'acierto',
      'giusto',
      'giusta',
      'esatto',
      'esatta',
      'acerto',
      'dobrze',
      'dobre',
      'zutreffend',
      'rigtigt',
      'rigtig',
      'riktig',
      'вірно',
      'σωστο',
      'σωστη',
      'सही',
      'benar',
      'đúng',
      'corect',
      'вярно',
      'נכון',
      'درست',
      'ถูก',
      'ถูกต้อง',
      '👍',
    ],
  ],
  incorrect: [
    ...['incorrect', 'inkorrekt', 'falsch', 'wrong', 'incorrecte', 'incorrecto', 'incorrecta', 'incorreto'],
    ...[
      'incorreta',
      'errato',
      'errata',
      'sbagliato',
      'sbagliata',
      'scorretto',
      'errado',
      'errada',
      'onjuist',
      'fout',
    ],
    ...[
      'неверно',
      'неправильно',
      'неверный',
      'неправильный',
      'nespravne',
      'bledna',
      'blednie',
      'niepoprawna',
    ],
    ...[
      'spatne',
      'chybne',
      'zle',
      'bledne',
      'forkert',
      'feil',
      'vale',
      'felaktigt',
      'yanlis',
      'vaarin',
      'helytelen',
      '错误',
      '錯誤',
      '不正确',
      '誤り',
      '不正解',
      '間違い',
      '오답',
      '틀림',
    ],
    ...['خطأ', 'wrong answer', 'answered incorrectly', 'inaccurate', 'hallucinated', 'hallucination'],
    ...[
      '✗',
      '✘',
      '❌',
      '✖',
      '👎',
      'невірно',
      'λαθος',
      'गलत',
      'salah',
      'sai',
      'gresit',
      'грешно',
      'לא נכון',
      'שגוי',
      'نادرست',
      'غلط',
    ],
    ...['ผิด', 'faux', 'fausse', 'equivocado', 'equivocada', 'erroneo', 'erronea'],
  ],
  refused: [
    ...[
      'refused',
      'refusal',
      'refuse',
      'abstained',
      'abstention',
      'abstain',
      'abstains',
      'declined',
      'decline',
    ],
    ...[
      'not attempted',
      'unattempted',
      'not answered',
      'no answer',
      'noanswer',
      'no answer given',
      'no response',
    ],
    ...['did not answer', 'didn t answer', 'didnt answer', 'does not know', 'doesn t know'],
    ...[
      'doesnt know',
      'did not know',
      'didn t know',
      'didnt know',
      'refused to answer',
      'declined to answer',
    ],
    ...[
      'unanswered',
      'no attempt',
      'idk',
      'i don t know',
      'i do not know',
      'don t know',
      'do not know',
      'dont know',
    ],
    ...[
      'i dont know',
      'skipped',
      'keine antwort',
      'keine angabe',
      'k a',
      'nicht beantwortet',
      'unbeantwortet',
    ],
    ...[
      'verweigert',
      'verweigerung',
      'enthaltung',
      'abgelehnt',
      'weiss nicht',
      'weiß nicht',
      'pas de reponse',
    ],
    ...[
      'sans reponse',
      'aucune reponse',
      'refus',
      'ne sait pas',
      'sin respuesta',
      'no contesta',
      'no responde',
    ],
    ...['no sabe', 'abstencion', 'rechazado', 'nessuna risposta', 'senza risposta', 'non risponde', 'non so'],
    ...[
      'rifiutato',
      'rifiuto',
      'astensione',
      'astenuto',
      'sem resposta',
      'nao respondeu',
      'nao sabe',
      'recusou',
    ],
    ...['recusado', 'abstencao', 'geen antwoord', 'niet beantwoord', 'geweigerd', 'weet niet', 'нет ответа'],
    ...[
      'без ответа',
      'отказ',
      'не знает',
      'отказался',
      'bez odpovedi',
      'neodpovedel',
      'brak odpowiedzi',
      'odmowa',
    ],
    ...[
      'inget svar',
      'intet svar',
      'ikke svar',
      'ei vastausta',
      'cevap yok',
      'yanit yok',
      '未回答',
      '无回答',
      '無回答',
    ],
    ...['没有回答', '未作答', '拒绝回答', '拒绝', '拒答', '弃权', '回答拒否', '무응답', '응답 거부', '모름'],
    ...[
      'لا إجابة',
      'لا يوجد جواب',
      'no contestada',
      'no contestado',
      'no respondida',
      'no respondido',
      'ns nc',
    ],
    ...['en blanco', 'weiss er nicht', 'unbekannt', 'offen gelassen', 'non repondu', 'sans avis', 'nsp'],
    ...['non risposto', 'non ha risposto', 'nao respondida', 'em branco', 'nie odpowiedzial', 'nie wie'],
    ...[
      'odmitl',
      'odmitnuto',
      'nevi',
      'nevim',
      'vet ej',
      'besvarades ej',
      'не ответил',
      'не отвечено',
      '不知道',
      '不明',
    ],
    ...[
      'punt',
      'punted',
      'no comment',
      'pas',
      'passe',
      'passt',
      'vet inte',
      'vet ikke',
      'ved ikke',
      'ikke besvart',
      'ei tiedä',
    ],
    ...[
      'en tiedä',
      'nem valaszolt',
      'nem tudja',
      'nincs valasz',
      'немає відповіді',
      'без відповіді',
      'не знає',
      'δεν απαντησε',
    ],
    ...[
      'χωρις απαντηση',
      'δεν γνωριζει',
      'उत्तर नहीं',
      'कोई उत्तर नहीं',
      'tidak menjawab',
      'tidak tahu',
      'tidak dijawab',
    ],
    ...[
      'không trả lời',
      'không biết',
      'fara raspuns',
      'nu stie',
      'без отговор',
      'ללא תשובה',
      'לא ענה',
      'بدون پاسخ',
      'ไม่ตอบ',
    ],
    ...['わからない', '답변 없음', '답변 거부', '미응답'],
  ],
};

/** Words of two values that say no more than yes and no. */
const PLAIN: Readonly<Record<'correct' | 'incorrect', readonly string[]>> = {
  correct: [
    ...[
      't',
      'prawda',
      'истина',
      'sant',
      'sand',
      'sann',
      'tosi',
      'igaz',
      'pravda',
      '真',
      '참',
      'αληθης',
      'adevarat',
    ],
    ...['true', 'yes', 'y', 'right', 'ja', 'wahr', 'j', 'oui', 'juste', 'si', 'cierto', 'verdadero', 'vero'],
    ...[
      'certo',
      'sim',
      'verdadeiro',
      'waar',
      'да',
      'ano',
      'tak',
      'evet',
      '对',
      '對',
      '是',
      'はい',
      '예',
      'نعم',
    ],
  ],
  incorrect: [
    ...[
      'f',
      'falskt',
      'falsk',
      'usann',
      'epatosi',
      'hamis',
      'onwaar',
      'falsz',
      'ложь',
      'хибність',
      'nepravda',
      '偽',
      '假',
      '거짓',
    ],
    ...[
      'ψευδης',
      'fals',
      'false',
      'no',
      'n',
      'nein',
      'unwahr',
      'non',
      'falso',
      'nao',
      'nee',
      'нет',
      'ne',
      'nie',
      'hayir',
    ],
    ...['错', '錯', '否', 'いいえ', '아니오', 'لا'],
  ],
};

/** Marks between right and wrong, and words for no verdict: they say that the column judges, and nothing of their row. */
const NEITHER =
  /^(part(ial(ly)?|ly|iell|iel|ielle|ial|ialmente)?( (correct|right|richtig|incorrect))?|teilweise( richtig| korrekt)?|half|mixed|unclear|unsure|unknown|undecided|ungraded|ambiguous|invalid|error|pending|todo|skip|none|null|nan|na|n a|n\/a|-|\?|)$/;

/** A word without case, accents, marks at its ends and the separators between its parts. */
export const plainWord: (text: string) => string = remembered((text) =>
  foldedText(text)
    .replace(/[\s_'’/-]+/g, ' ')
    .replace(/^[\s"'.:;!([]+|[\s"'.:;!)\]]+$/g, '')
    .trim(),
);

const OUTCOME_OF = new Map<string, Outcome>();
for (const list of [SURE, PLAIN] as const) {
  for (const [outcome, words] of Object.entries(list)) {
    for (const word of words) OUTCOME_OF.set(plainWord(word), outcome as Outcome);
  }
}
const SURE_WORDS = new Set(Object.values(SURE).flat().map(plainWord));

/** A cell of a verdict as it is compared: a number as one number however it is written, a word plain. */
export function verdictKey(value: unknown): string {
  const number = typeof value === 'boolean' ? null : numberCell(value);
  return number === null ? plainWord(String(value)) : String(number.value);
}

/** The outcome that a word means; null when it means none. */
export function outcomeOfWord(text: string): Outcome | null {
  const word = withoutLetter(plainWord(text));
  return OUTCOME_OF.get(word) ?? (isNotRight(word) ? 'incorrect' : null);
}

/** `A: CORRECT`, as the choices of a judge's prompt are written. */
function withoutLetter(word: string): string {
  return word.replace(/^[abc] ?[:.)] ?(?=(?:correct|incorrect|not attempted)$)/, '');
}

/** "Not correct", in the languages that put a word before it. */
const NOT = /^(?:not|nicht|pas|no|non|nao|не|inte|ikke|niet|nie|ne|ei|nem)\s+(?=\S)/;

function isNotRight(word: string): boolean {
  const rest = word.replace(NOT, '');
  return rest !== word && SURE_WORDS.has(rest) && OUTCOME_OF.get(rest) === 'correct';
}

/** Whether a word is one of a verdict and of nothing else. */
export function isSureWord(text: string): boolean {
  const word = withoutLetter(plainWord(text));
  return SURE_WORDS.has(word) || isNotRight(word);
}

/** Whether a word stands beside verdicts and gives no outcome: a partial mark, or none. */
export function isNeitherWord(text: string): boolean {
  return NEITHER.test(plainWord(text));
}
