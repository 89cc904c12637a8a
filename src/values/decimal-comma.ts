/**
 * Whether a question is asked in a language that writes decimals with a comma, so that "380.000" beside it can only be three
 * hundred and eighty thousand. Told by words that no English question begins or goes on with; anything else says nothing.
 */

const WORDS = new Set(
  (
    'wie wieviel wieviele viele welche welcher welches welchem welchen wann wer wo ' +
    'cuánto cuánta cuántos cuántas cuanto cuanta cuantos cuantas cuál cuáles qué dónde cuándo quién ' +
    'quanto quanta quanti quante quantos quantas qual quale quali quem onde quando ' +
    'combien quel quelle quels quelles hoeveel welke wanneer hoe ' +
    'kolik kolika který která které jak jaká jaké jaký kdy kde kdo ile ilu który jaka jakie jaki kiedy gdzie kto ' +
    'koliko koji koja koje kada hur många mycket vilken vilket hvor mange meget hvilken hvilket når hvornår ' +
    'kuinka moni monta montako mikä milloin hány mennyi melyik mikor câți câte cât ' +
    'kaç hangi nerede berapa quants quantes'
  ).split(' '),
);
const ENGLISH = /\b(?:what|which|whose|where|when|why|does|did|the|of|how)\b/i;
/** Cyrillic and Greek. */
const LETTERS = /[\u0370-\u03ff\u0400-\u04ff]/;

export function asksWithDecimalComma(question: string): boolean {
  if (LETTERS.test(question)) return true;
  if (ENGLISH.test(question)) return false;
  const words =
    question
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  return words.some((word) => WORDS.has(word)) || /bao nhiêu/i.test(question);
}
