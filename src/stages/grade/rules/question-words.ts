/**
 * What kind of answer the question words of some thirty languages ask for: a time, a number, a name. It is what a decline is held
 * against; what no question word opens is `open`, and any substance may answer it. `askedFor` is finer and reads English alone.
 */
import { remembered } from '../../../core/remembered.ts';
import { hasEnglishWord } from './question-form.ts';

/** The kind of answer a question asks for; `open` for explanations and everything not recognised. */
export type AskedKind = 'time' | 'number' | 'name' | 'place' | 'yes-no' | 'open';

/** What the question asks for, from its words; `open` without a question. */
export function askedKind(question: string | null): AskedKind {
  return question === null ? 'open' : kindOf(question);
}

const kindOf = remembered((question): AskedKind => {
  const text = question.toLowerCase();
  if (/^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b/.test(text))
    return 'yes-no';
  if (
    /\b(?:when|release date|air date|start date|(?:what|which) (?:year|date|day|month|time|century|decade)|how long (?:ago|has it been|since))\b/.test(
      text,
    )
  ) {
    return 'time';
  }
  if (
    /\b(?:how (?:many|much|long|old|far|tall|high|big|large|often|fast|deep|wide|heavy)|(?:what|the) (?:number|percentage|age|population|salary|cost|price|average|total|rate|ranking|rank|score)|page count|what is the value|population|number of|percentage of|salary|ranking)\b/.test(
      text,
    )
  ) {
    return 'number';
  }
  if (
    /\b(?:who|whom|whose|who's|which|names?|called|what (?:state|country|city|team|band|song|film|movie|book|company|channel))\b/.test(
      text,
    )
  ) {
    return 'name';
  }
  if (/\bwhere\b/.test(text)) return 'place';
  return FOREIGN_QUESTION.find(({ word }) => word.test(text))?.kind ?? 'open';
});

/** Question words of the other languages. */
const FOREIGN_QUESTION: readonly { readonly kind: AskedKind; readonly word: RegExp }[] = [
  {
    kind: 'time',
    word: /(?<!\p{L})(?:kdy|wann|quand|cuándo|cuando|quando|wanneer|jahr|année|año|ano|anno|jaar|ro[kc][ue]?|dat(?:um|a|e)|století|kiedy|когда|год[ау]?|коли|ро(?:ці|ку)|när|år|hvornår|når|milloin|mikor|év(?:ben)?|πότε|έτος|χρονιά|ne zaman|yıl[ıi]?(?:nda)?|când|an(?:ul)?|kada|kapan|tahun|khi nào|năm|متى|سنة|عام|چه سال|سال|מתי|שנה|कब|साल|वर्ष)(?![\p{L}\p{M}])|什么时候|什麼時候|哪一?年|何年|いつ|언제|몇 ?년|어느 해/u,
  },
  {
    kind: 'number',
    word: /(?<!\p{L})(?:kolik|kolika|kolikrát|wie viele?|combien|cuánt[oa]s?|quant[oaie]s?|hoeveel|ile|ilu|сколько|скільки|hur många|hur mycket|hvor m(?:ange|ye|eget)|kuinka (?:monta|paljon)|hány|mennyi|πόσ\p{L}+|kaç|cât[ei]?|koliko|berapa|bao nhiêu|mấy|كم|چند|چقدر|כמה|कितन\p{L}\p{M}?)(?![\p{L}\p{M}])|多少|几个|幾個|いくつ|何人|몇|얼마/u,
  },
  {
    kind: 'name',
    word: /(?<!\p{L})(?:kdo|koho|komu|kým|jak se jmen\p{L}+|jméno|příjmení|wer|wen|wem|qui|quel|quelle|quién|quem|qual|chi|quale|wie|welke?|který|která|které|kterou|kterém|welche[rsn]?|kto|kogo|który|która|które|którym|któr\p{L}+|nazywa|imię|nazwisko|кто|кого|кому|кем|какой|какая|какое|каком|какую|котор\p{L}+|зовут|назыв\p{L}+|хто|який|яка|яке|якій|якому|vem|vilken|vilket|vilka|heter|hvem|hvilke[nt]?|kuka|mikä|ki|melyik|ποι\p{L}+|kim|kimdir|hangi\p{L}*|cine|care|tko|ko|siapa|apa nama|ai|ما اسم|من|מי|किस\p{M}*(?:ने|को|का|की|के)?|कौन)(?![\p{L}\p{M}])|谁|誰|哪个|哪位|名前|누구|무슨|어느|이름/u,
  },
  {
    kind: 'place',
    word: /(?<!\p{L})(?:kde|wo|où|dónde|onde|dove|waar|gdzie|где|де|var|hvor|missä|hol|πού|nerede|unde|gdje|di mana|ở đâu|أين|کجا|איפה|היכן|कहाँ|कहां)(?![\p{L}\p{M}])|哪里|哪裡|どこ|어디/u,
  },
];

/** Whether a question asks how many in another language than English. */
export const countsElsewhere = remembered(
  (question) =>
    !hasEnglishWord(question) &&
    FOREIGN_QUESTION.some(({ kind, word }) => kind === 'number' && word.test(question.toLowerCase())),
);
