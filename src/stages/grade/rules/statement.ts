/**
 * References that are whole sentences ("No, bees cannot see red"). One word turns a sentence round, so an answer
 * must agree in yes or no and in what it denies before its words count.
 */
import { readYesNo } from '../../../values/read-yes-no.ts';
import type { ReadText } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type ExpectedText, isNegative } from './expected-text.ts';
import type { AliasFinding, Findings } from './findings.ts';

/** A reference that says a whole sentence, half of it in the question's words. */
export function isStatement({ best, date, number }: Findings, answer: AnswerReading): boolean {
  if (!best || date?.only || number?.only) return false;
  return best.expected.sentence || repeatsQuestion(best.expected, answer);
}

/** "In Zenda they speak Ruritanian", asked what they speak in Zenda: a statement by the question's words, whatever its verb. */
export function repeatsQuestion(expected: ExpectedText, { asked }: AnswerReading): boolean {
  // A name made of the question's words states nothing.
  if (expected.properName || expected.read.words.length < 4) return false;
  let echoed = 0;
  for (const word of expected.content) if (asked.has(word.stem)) echoed += 1;
  return echoed >= 2 && echoed >= expected.content.length * 0.4;
}

/**
 * The first sentence is the statement, word by word, a yes or no before it and articles aside. Less is not enough: of
 * answers that have all its words and another one, a quarter says the opposite or says it as an error of others.
 */
export function saysStatement(expected: ExpectedText, answer: AnswerReading): boolean {
  const said = spoken(answer.read, answer.firstSentenceEnd);
  const wanted = spoken(expected.read, expected.read.words.length);
  if (said.length !== wanted.length || said.some((stem, at) => stem !== wanted[at])) return false;
  const [yesNo, wantedYesNo] = [readYesNo(answer.read), expected.yesNo];
  return yesNo === null || wantedYesNo === null || yesNo === wantedYesNo;
}

function spoken({ text: written, words }: ReadText, end: number): readonly string[] {
  // "No, bees cannot"; "No bees can" denies by its first word.
  const opens =
    /^(?:yes|no)$/.test(words[0]?.text ?? '') && /^\s*[,;:.!–—-]/.test(written.slice(words[0]?.end));
  const from = opens && words.length > 1 ? 1 : 0;
  const said: string[] = [];
  for (const { text, stem } of words.slice(from, end)) {
    if (text === 'a' || text === 'an' || text === 'the') continue;
    const parts = SHORT.get(text);
    if (parts === undefined) said.push(stem);
    else said.push(...parts);
  }
  return said;
}
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cannot: ['can', 'not'],
    cant: ['can', 'not'],
    dont: ['do', 'not'],
    doesnt: ['doe', 'not'],
    didnt: ['did', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    wasnt: ['was', 'not'],
    werent: ['were', 'not'],
    wont: ['will', 'not'],
    does: ['doe'],
  }),
);

/** True when one denies and the other does not, in the answer's first sentence. */
export function opposes({ expected }: AliasFinding, answer: AnswerReading): boolean {
  return isNegative(answer.words.slice(0, answer.firstSentenceEnd)) !== expected.negative;
}

/** The reference denies ("no children") and the answer affirms the same words; a title may begin with No. */
export function affirmsDenied({ expected }: AliasFinding, answer: AnswerReading): boolean {
  return (
    expected.negative && !expected.properName && !isNegative(answer.words.slice(0, answer.firstSentenceEnd))
  );
}

/** Both deny: what is denied may be the same in other words, so it is not called wrong. */
export function deniesAlike(best: AliasFinding | null, answer: AnswerReading): boolean {
  return (
    best !== null &&
    best.text.recall > 0 &&
    best.expected.negative &&
    !best.expected.properName &&
    !affirmsDenied(best, answer)
  );
}

/** Whether both open with the same yes or no; null when either opens with neither. */
export function sameYesNo({ expected }: AliasFinding, answer: AnswerReading): boolean | null {
  const said = readYesNo(answer.read);
  return said === null || expected.yesNo === null ? null : said === expected.yesNo;
}
