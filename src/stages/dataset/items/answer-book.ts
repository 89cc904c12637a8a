/**
 * The answers of many respondents, question by question, reduced as they come: outcome, and which of the question's
 * distinct answers was given. Texts are read once and forgotten but for one a distinct answer, so that a million
 * replies are a few tens of megabytes. Answer 0 is the gold; a reply graded correct gave it, whatever its words.
 */
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import type { Question } from '../../../core/question.ts';
import { nearlySame } from '../../../values/edit-distance.ts';
import { foldText } from '../../../values/fold-text.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { canonicalPlace } from '../../../values/place-names.ts';
import { sameAnswer } from '../../../values/same-answer.ts';
import {
  type ShortAnswer,
  type ShortAnswerReader,
  shortAnswer,
  shortAnswerReader,
} from '../../../values/short-answer.ts';

/** A respondent as far as its answers are evidence. */
export interface BookRespondent {
  readonly id: string;
  /** Models of one family share training and so errors; a respondent of unknown family is one by itself. */
  readonly family: string;
}

/** One reply of the open pass. */
export interface BookReply {
  /** Index into questions. */
  readonly question: number;
  /** Index into respondents. */
  readonly respondent: number;
  /** Index of the run or file, in order of time. @default 0 */
  readonly run?: number;
  /** Null where there is no outcome (undecided, no grade). */
  readonly outcome: Outcome | null;
  /** Null where the words are not known. */
  readonly text: string | null;
}

/** One distinct answer to a question. */
export interface DistinctAnswer {
  /** As one respondent put it. */
  readonly text: string;
  /** Says what the gold says, by the values of both, although a grader found it incorrect. */
  readonly likeGold: boolean;
}

export interface AnswerBook {
  readonly questions: readonly Question[];
  readonly respondents: readonly BookRespondent[];
  /** Names of the runs or files, in order of time. */
  readonly runs: readonly string[];
  /** Number of replies; the arrays may be longer. */
  readonly replies: number;
  readonly question: Uint32Array;
  readonly respondent: Uint16Array;
  readonly run: Uint16Array;
  /** Index into OUTCOMES; {@link NO_OUTCOME} for none. */
  readonly outcome: Uint8Array;
  /** Index into the question's distinct answers; {@link NO_ANSWER} where none was given or read. */
  readonly answer: Uint16Array;
  /** Distinct answers a question; the first is the gold. */
  readonly answers: readonly (readonly DistinctAnswer[])[];
}

export const NO_OUTCOME = 255;
export const NO_ANSWER = 65_535;

export interface AnswerBookBuilder {
  /** Index of a question, added when its key is new. */
  question(key: string, make: () => Question): number;
  /** Index of a respondent, added when its id is new. */
  respondent(respondent: BookRespondent): number;
  add(reply: BookReply): void;
  build(runs: readonly string[]): AnswerBook;
}

/** An answer read once for all its comparisons. */
interface ReadAnswer extends ShortAnswer {
  readonly stems: readonly string[];
  readonly place: string;
}

interface Page {
  readonly gold: readonly ReadAnswer[];
  readonly answers: DistinctAnswer[];
  /** Beside the answers; null for the gold, which has many wordings. */
  readonly read: (ReadAnswer | null)[];
  readonly byKey: Map<string, number>;
}

/** Most distinct answers kept of a question; what comes after is no more evidence of agreement. */
const MOST_ANSWERS = 200;

/** An empty book to be filled in any order. */
export function answerBookBuilder(capacity = 1024): AnswerBookBuilder {
  const questions: Question[] = [];
  const questionAt = new Map<string, number>();
  const pages: Page[] = [];
  const read = shortAnswerReader();
  const respondents: BookRespondent[] = [];
  const respondentAt = new Map<string, number>();
  let size = Math.max(1, capacity);
  let columns = emptyColumns(size);
  let replies = 0;
  return {
    question(key, make) {
      const known = questionAt.get(key);
      if (known !== undefined) return known;
      questionAt.set(key, questions.length);
      const question = make();
      pages.push(newPage(question));
      return questions.push(question) - 1;
    },
    respondent(respondent) {
      const known = respondentAt.get(respondent.id);
      if (known !== undefined) return known;
      respondentAt.set(respondent.id, respondents.length);
      return respondents.push(respondent) - 1;
    },
    add({ question, respondent, run = 0, outcome, text }) {
      if (replies === size) {
        size *= 2;
        columns = grown(columns, size);
      }
      columns.question[replies] = question;
      columns.respondent[replies] = respondent;
      columns.run[replies] = run;
      columns.outcome[replies] = outcome === null ? NO_OUTCOME : OUTCOMES.indexOf(outcome);
      columns.answer[replies] = answerIndex(pages[question]!, questions[question]!, { outcome, text, read });
      replies += 1;
    },
    build: (runs) => ({
      questions,
      respondents,
      runs,
      replies,
      ...columns,
      answers: pages.map((page) => page.answers),
    }),
  };
}

function answerIndex(
  page: Page,
  question: Question,
  {
    outcome,
    text,
    read: readShort,
  }: Pick<BookReply, 'outcome' | 'text'> & { readonly read: ShortAnswerReader },
): number {
  if (outcome === 'correct') return 0;
  if (outcome === 'refused' || text === null || question.reference?.form === 'facts') return NO_ANSWER;
  const said = readShort(text, formOf(question));
  if (said === null) return NO_ANSWER;
  const key = `${said.kind} ${said.key}`;
  const known = page.byKey.get(key);
  if (known !== undefined) return known;
  const read = readAnswer(said);
  const found = sameAsKnown(page, read);
  const at = found ?? (page.answers.length > MOST_ANSWERS ? NO_ANSWER : page.answers.length);
  page.byKey.set(key, at);
  if (found !== null || at === NO_ANSWER) return at;
  page.answers.push({ text: said.text, likeGold: page.gold.some((gold) => isSame(gold, read)) });
  page.read.push(read);
  return at;
}

/** The first distinct answer that says the same; the gold is asked last, so that a grader's word is kept. */
function sameAsKnown(page: Page, said: ReadAnswer): number | null {
  for (let at = 1; at < page.read.length; at += 1) if (isSame(page.read[at]!, said)) return at;
  return null;
}

function readAnswer(said: ShortAnswer): ReadAnswer {
  return { ...said, stems: said.key.split(' '), place: canonicalPlace(foldText(said.text)) };
}

function isSame(one: ReadAnswer, other: ReadAnswer): boolean {
  if (one.kind === other.kind) {
    if (one.key === other.key) return true;
    // Keys of dates and of yes or no say all; numbers may differ in their unit alone.
    if (one.kind === 'date' || one.kind === 'yes-no') return false;
    if (one.kind === 'words' && !mayBeSame(one, other)) return false;
  }
  return sameAnswer(one.text, other.text);
}

/** Most answers to a question have nothing in common; the full comparison is for the others. */
function mayBeSame(one: ReadAnswer, other: ReadAnswer): boolean {
  if (one.place === other.place) return true;
  return one.stems.some((stem) => other.stems.some((word) => stem === word || nearlySame(stem, word)));
}

function newPage(question: Question): Page {
  const golds = goldTexts(question.reference);
  const { form } = formOf(question);
  const read = golds.flatMap((gold) => {
    const said = shortAnswer(gold, { form });
    return said === null ? [] : [readAnswer(said)];
  });
  return {
    gold: read,
    answers: [{ text: golds[0] ?? '', likeGold: true }],
    read: [null],
    byKey: new Map(),
  };
}

function formOf(question: Question) {
  return { question: question.text, form: question.reference?.form ?? ('text' as const) };
}

function emptyColumns(size: number) {
  return {
    question: new Uint32Array(size),
    respondent: new Uint16Array(size),
    run: new Uint16Array(size),
    outcome: new Uint8Array(size),
    answer: new Uint16Array(size),
  };
}

function grown(columns: ReturnType<typeof emptyColumns>, size: number) {
  const bigger = emptyColumns(size);
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) bigger[name].set(columns[name]);
  return bigger;
}
