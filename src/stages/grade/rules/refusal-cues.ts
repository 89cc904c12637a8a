/**
 * Words without which no refusal pattern matches. Most answers are short and hold none of them, so they need not
 * be taken apart: looking words up is many times faster than trying the patterns. The sets must let through more
 * than the patterns match, never less; a test holds them to it.
 */
import { FirstLetters, someWord } from './first-letters.ts';
import { hasForeignLetter, isForeignCue } from './languages/foreign-move.ts';

/** Whole words, English. */
const WORDS = new Set(
  (
    'no not nor never neither nobody none cannot cant dont idk dunno na unknown unable unsure unclear uncertain unaware ' +
    'unfamiliar unavailable undisclosed undetermined unspecified unconfirmed indeterminate without lack lacks lacking ' +
    'insufficient limited little decline refuse refrain abstain pass skip beats knows loss blank stumped hesitant ' +
    'reluctant prefer rather impossible difficult hard tough challenging tricky beyond outside exceeds incapable ' +
    'please kindly you need needs require requires required needed context clarification clarify specifics ambiguous ' +
    'incomplete vague mean recommend suggest advise best advisable better advised helpful necessary important sure ' +
    'always try consider check checking consult refer visit contact verify look search ask keep stay see review follow ' +
    'monitor anything something help assist free happy glad like hope luck offer emphasize emphasise encourage instead ' +
    'think believe guess suspect suppose assume vaguely perhaps maybe possibly probably likely may might could ' +
    'recall remember knowledge far entirely cutoff update training information data date latest last sorry everyone ' +
    'memory escapes eludes guess guessing speculating speculation nothing torn candidates settle commit unidentified ' +
    'beat puzzled puzzles stumps mind tongue blanking give confidence only making inventing choose chose abstained refused declined unanswerable havent isnt ' +
    'right rights same request question statement should must fictional'
  ).split(' '),
);

/** Beginnings of words, four letters, English. */
const STEMS = new Set(
  (
    'vary vari diff chan depe appr inap ethi unet acce unac lega ille unla immo mora wron harm dang reco just resp ' +
    'disr offe alon hotl help reac care good best bene crim safe unsa heal prod cond tole viol abus disc raci murd suic thef cond cond disa oppo reje obje ' +
    'cont agai prin apol unfo crit esse vita fals'
  ).split(' '),
);

const LETTERS = new FirstLetters({ whole: WORDS, beginnings: STEMS });

/** Whether some refusal pattern could match; false for most plain answers. */
export function mayDecline(answer: string): boolean {
  if (hasForeignLetter(answer) || answer.includes("'") || answer.includes('’')) return true;
  const text = answer.toLowerCase();
  return text.includes('n/a') || someWord(text, isCue);
}

function isCue(text: string, start: number, end: number): boolean {
  if (end - start < 3 || LETTERS.may(text, start)) {
    const word = text.slice(start, end);
    if (WORDS.has(word) || STEMS.has(word.slice(0, 4))) return true;
  }
  return isForeignCue(text, start, end);
}
