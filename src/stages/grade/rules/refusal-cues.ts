/**
 * Words without which no refusal pattern matches. Most answers are short and hold none of them, so they need not
 * be taken apart: looking words up is many times faster than trying the patterns. The sets must let through more
 * than the patterns match, never less; a test holds them to it.
 */
import { isAscii } from '../../../values/fold-text.ts';
import { FirstLetters, someWord } from './first-letters.ts';
import { hasForeignLetter, isForeignCue } from './languages/foreign-move.ts';
import { foldLetters } from './languages/language.ts';

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
    'forget forgot forgotten drawing afraid right rights same request question statement should must fictional ' +
    'i im we me my us model ai assistant chatgpt claude gpt there leave live current recent real internet external future ' +
    'browsing clue clues idea info sources source mention zero record records fabricating merely purely want specify detail ' +
    'details specific found several various crucial crisis okay ok wise hi hello well hmm hmmm thank thanks course great ' +
    'interesting excellent tough checking consulting referring visiting contacting verifying looking searching asking ' +
    'keeping speak speaking seek seeking reach reaching research researching icannot icant'
  ).split(' '),
);

/** Beginnings of words, four letters, English. */
const STEMS = new Set(
  (
    'vary vari diff chan depe appr inap ethi unet acce unac lega ille unla immo mora wron harm dang reco just resp ' +
    'disr offe alon hotl help reac care good best bene crim safe unsa heal prod cond tole viol abus disc raci murd suic thef cond cond disa oppo reje obje ' +
    'cont agai prin apol unfo crit esse vita fals gues spec hmmm abst'
  ).split(' '),
);

const LETTERS = new FirstLetters({ whole: WORDS, beginnings: STEMS });

const NOT = /n['’‘ʼ`´]t/;
/** Scripts whose declines have no words between blanks to be looked up. */
const OTHER_SCRIPT =
  /[\u0370-\u052f\u0590-\u06ff\u0900-\u09ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Which patterns of refusals could match a text: none of them, only those of other languages, or English ones as well. */
export type DeclineSigns = 'none' | 'foreign' | 'any';

export function declineSigns(answer: string): DeclineSigns {
  const ascii = isAscii(answer);
  const text = unmarked(ascii ? answer : answer.normalize('NFC')).toLowerCase();
  if (text.includes('n/a') || NOT.test(text)) return 'any';
  const other = !ascii && hasForeignLetter(text);
  let isForeign = false;
  const isEnglish = someWord(text, (word, start, end) => {
    if (isEnglishCue(word, start, end)) return true;
    if (!other && !isForeign) isForeign = isForeignCue(word, start, end);
    return false;
  });
  if (isEnglish) return 'any';
  if (!other) return isForeign ? 'foreign' : 'none';
  const foreign =
    OTHER_SCRIPT.test(text) || someWord(text, isForeignCue) || someWord(foldLetters(text), isForeignCue);
  return foreign ? 'foreign' : 'none';
}

/** Whether some refusal pattern could match; false for most plain answers. */
export function mayDecline(answer: string): boolean {
  return declineSigns(answer) !== 'none';
}

/** Bold and underlined letters inside a word are part of it. */
function unmarked(text: string): string {
  return text.includes('**') || text.includes('__') ? text.replace(/\*\*|__/g, '') : text;
}

function isEnglishCue(text: string, start: number, end: number): boolean {
  if (end - start >= 3 && !LETTERS.may(text, start)) return false;
  const word = text.slice(start, end);
  return WORDS.has(word) || STEMS.has(word.slice(0, 4));
}
