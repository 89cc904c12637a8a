/**
 * Multiple choice: a question with lettered options, whose answer is a letter, the text of an option, or both. The letter
 * and its text are one answer, whichever of them the reference and the reply say; two options said are left open.
 */

import { remembered } from '../../../core/remembered.ts';
import { foldText } from '../../../values/fold-text.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

/** Letter -> folded text of the option, letters and digits with single blanks. */
type Options = ReadonlyMap<string, string>;

/** How options are marked: "A)", "(b)", "C." and, at the beginning of lines, "1)"; each with the letter or digit of the first. */
const MARKS: readonly { readonly first: string; readonly mark: RegExp }[] = [
  { first: 'A', mark: /(?:^|[\s([*])[([*]{0,3}([A-J])(?:\)|\]|\.|:|\*{2})[*)\]]{0,2}\s+/g },
  { first: 'a', mark: /(?:^|\s)[([*]{0,3}([a-j])(?:\)|\])\*{0,2}\s+/g },
  { first: 'a', mark: /(?:^|\n)[ \t]*\*{0,2}([a-j])[.:]\*{0,2}\s+/g },
  { first: '1', mark: /(?:^|\n)[ \t]*[([*]{0,3}([1-9])(?:\)|\]|\.|:)\*{0,2}\s+/g },
];
const LONGEST_OPTION = 200;

const optionsOf = remembered((question): Options | null => {
  for (const { first, mark } of MARKS) {
    const options = optionsMarked(question, first, mark);
    if (options !== null) return options;
  }
  return null;
});

function optionsMarked(question: string, first: string, pattern: RegExp): Options | null {
  const marks = [...question.matchAll(pattern)];
  const run: RegExpMatchArray[] = [];
  for (const mark of marks.slice(
    Math.max(
      0,
      marks.findIndex(({ 1: label }) => label === first),
    ),
  )) {
    if (mark[1] !== String.fromCharCode(first.charCodeAt(0) + run.length)) break;
    run.push(mark);
  }
  if (run.length < 2) return null;
  const options = new Map<string, string>();
  for (const [at, mark] of run.entries()) {
    const start = (mark.index ?? 0) + mark[0].length;
    const until = run[at + 1]?.index ?? question.length;
    const text = plain(question.slice(start, until).split('\n', 1)[0] as string);
    if (text === '' || text.length > LONGEST_OPTION) return null;
    options.set((mark[1] as string).toUpperCase(), text);
  }
  return options;
}

function plain(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "C", "(C)", "C. Otter", "Option C", "The answer is **C**": the letter, and what stands behind it. */
const LETTER =
  /^[\s*_"'([]*(?:(?:the |my |final |correct |right |best )*(?:answer|option|choice|antwort|lösung|respuesta|opción|réponse|risposta|opzione|resposta|opção|antwoord|odpověď|možnost|odpoveď|odpowiedź|opcja|ответ|вариант|відповідь|варіант|cevap|seçenek|svar|vastaus|válasz|răspuns|απάντηση|đáp án|jawaban|pilihan|الإجابة|جواب|תשובה|उत्तर|答案|答え|回答|正解|정답|답)(?: is| was)?(?: therefore)?[\s:*_"'([]*)?(?:option |choice |letter )?[\s*_"'([]*([A-Ja-j1-9])(?![\p{L}\p{N}'’])[)\].:,*_"']*\s*/iu;
const ANSWERED = /\b(?:answer|option|choice)(?: is|:)?[\s*_"'([]*([A-J1-9])(?![\p{L}\p{N}'’])/gu;

/** The option that an answer gives: `null` where it gives none or more than one. */
function chosen(text: string, options: Options): string | null {
  const said = plain(text);
  const named = [...options].filter(([, option]) => ` ${said} `.includes(` ${option} `));
  // "nitrogen" inside "liquid nitrogen": the longer option is the one said.
  const whole = named.filter(
    ([letter, option]) =>
      !named.some(([other, longer]) => other !== letter && ` ${longer} `.includes(` ${option} `)),
  );
  const lead = LETTER.exec(text);
  const rest = lead === null ? '' : text.slice(lead[0].length);
  const alone =
    lead !== null &&
    (plain(rest) === '' || whole.length > 0 || /[).\]:,*]\s*$/.test(lead[0]) || lead[0].trim().length > 2);
  const letters = new Set(
    [
      ...(alone && !/^\s*(?:and|or|,|&|\/)\s*\(?[A-J]\b/i.test(rest) ? [lead[1] as string] : []),
      ...[...text.matchAll(ANSWERED)].map((match) => match[1] as string),
    ]
      .map((letter) => letter.toUpperCase())
      .filter((letter) => options.has(letter)),
  );
  const all = new Set([...letters, ...whole.map(([letter]) => letter)]);
  return all.size === 1 ? ([...all][0] as string) : null;
}

/** The option that is right: a letter with or without its text, or the text. */
function rightOption({ texts, rejects }: Expected, options: Options): string | null {
  if (rejects.length > 0) return null;
  const found = new Set<string>();
  for (const { raw } of texts) {
    const letter = /^[\s([*]*([A-Ja-j1-9])[)\].:*\s]*(?:$|(?<=[)\].:*]\s*)(?=\S))/
      .exec(raw)?.[1]
      ?.toUpperCase();
    const text = plain(letter === undefined ? raw : raw.replace(/^[\s([*]*[A-Ja-j1-9][)\].:*\s]*/, ''));
    const byText = [...options].find(([, option]) => option === text)?.[0];
    if (letter !== undefined && options.has(letter) && (text === '' || byText === letter)) found.add(letter);
    else if (byText !== undefined) found.add(byText);
    else return null;
  }
  return found.size === 1 ? ([...found][0] as string) : null;
}

export interface LetteredContext {
  readonly answer: AnswerReading;
  readonly question: string;
}

/** What a lettered choice settles: `asked` is false where the question offers none with the reference in it. */
export function letteredVerdict(
  expected: Expected,
  { answer, question }: LetteredContext,
): { readonly asked: boolean; readonly verdict: Verdict | null } {
  const options = optionsOf(question);
  const right = options === null ? null : rightOption(expected, options);
  if (options === null || right === null) return { asked: false, verdict: null };
  const said = chosen(answer.read.text, options);
  if (said === null) return { asked: true, verdict: null };
  const finding = said === right ? 'right' : 'wrong';
  return { asked: true, verdict: { finding, rule: 'choice', first: 0, last: answer.words.length - 1 } };
}
