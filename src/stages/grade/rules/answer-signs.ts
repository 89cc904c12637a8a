/**
 * Kinds of little words of which an answer needs one before a pattern of that kind can match in it: of denial, of relation, of
 * what came before. All are told at once, a look-up a word, because most right answers have none and need not be taken apart
 * by every rule that could overturn them. Each list lets through more than the patterns that ask it, never less: it has every
 * word that an alternative of theirs cannot do without. Only plain ASCII text is told so; any other has every sign. Where a
 * pattern is shown a piece of a text that may begin or end inside a word ("Ger|many"), it is not spared.
 */
import { isAscii } from '../../../values/fold-text.ts';
import { OR_WORDS } from '../../../values/or-words.ts';
import type { ReadText } from '../../../values/words.ts';

/** "Or" in many languages; "u" is Spanish for it before an o ("7 u 8"), between words it would be a letter. */
export const JOINING_WORDS: readonly string[] = [...OR_WORDS, 'u'];

const WORDS = {
  /** "It is a misconception that …", "…, though it is a myth". */
  denial:
    'misconception myth fallacy false untrue true wrong incorrect inaccurate mistaken mistake error irrtum irrglaube mythos falsch mythe faux mito falso falsa errado sbagliato misvatting onjuist omyl nepravda mit nieprawda myt missuppfattning falskt',
  /** "Although", "some say", "legend has it": a claim of others, or one granted. */
  concession:
    'although though while even despite legend tradition folklore rumor rumour some many most often people others sources commonly mistakenly popularly sometimes wrongly',
  /** "I first thought of", "I would have said", "my first guess was". */
  change: 'thought believed assumed guess guessed said wrote instinct answered picked chosen idea impression',
  /** "…, followed by", "…, his mother": what comes next is of the answer. */
  relation:
    'succeeded followed preceded replaced inspired influenced commissioned assisted taught raised advised defeated beaten joined accompanied his her their its law though although whereas succeeding following replacing preceding assisting advising defeating joining',
  /** What a clause behind the main one opens with. */
  clause:
    'after before when while because since although though whom who whose which that until unless starring featuring produced written composed narrated edited',
  /** "Used to be", "formerly", "until". */
  past: 'used formerly previously until till before',
  /** What joins two clauses. */
  joint: 'and but while whereas though although yet he she it they',
  /** Of somebody's kin. */
  kin: 'his her their',
  /** Another value is offered, or the one is doubted. */
  choice: `${JOINING_WORDS.join(' ')} maybe perhaps possibly vielleicht quiza quizas forse talvez`,
  /** Letters beyond ASCII. */
  foreign: '',
} as const;

export type Sign = keyof typeof WORDS;

const SIGNS = Object.keys(WORDS) as readonly Sign[];
const BITS = Object.fromEntries(SIGNS.map((sign, at) => [sign, 1 << at])) as Readonly<Record<Sign, number>>;
const ALL = (1 << SIGNS.length) - 1;

const BY_WORD = new Map<string, number>();
for (const sign of SIGNS)
  for (const word of WORDS[sign].split(' ')) BY_WORD.set(word, (BY_WORD.get(word) ?? 0) | BITS[sign]);

/** The signs of an answer, for `hasSign`. */
export function signsOf({ text, words }: ReadText): number {
  if (!isAscii(text)) return ALL;
  let signs = 0;
  for (const word of words) signs |= BY_WORD.get(word.text) ?? 0;
  // To a pattern an apostrophe ends a word.
  if (text.includes("'"))
    for (const part of text.toLowerCase().match(/[a-z]+(?=')|(?<=')[a-z]+/g) ?? [])
      signs |= BY_WORD.get(part) ?? 0;
  return signs;
}

export function hasSign(signs: number, sign: Sign): boolean {
  return (signs & BITS[sign]) !== 0;
}
