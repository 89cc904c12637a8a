/**
 * Which answers of one or several files belong together. Ids of other tools are unique within one file at best, so a question is known by its
 * content: the same content in several files is one question (models are compared on it), the same id with other
 * content is another question. Two answers to one asking are two trials, never one lost answer.
 */
import { counted } from '../core/counted.ts';
import { addToGroup } from '../core/group-by.ts';
import type { ImportedAnswer } from '../core/imported-answer.ts';
import { keptWhileOfUse } from '../core/kept-while-of-use.ts';
import type { Question } from '../core/question.ts';
import type { Pass } from '../core/reply.ts';
import { idRegister } from '../rows/id-register.ts';
import { knownQuestion } from './known-question.ts';

export interface AnswerIdentity {
  /** Call before the answers of each file. */
  beginFile(): void;
  /** The question under the id it has in the run; where it came before, the record it had then. */
  question(question: Question): Question;
  /** The number, from 0 in the order of appearance, of a question that was met under this id. */
  numberOf(questionId: string): number;
  /** The first free trial from the answer's own on. */
  trial(answer: ImportedAnswer, questionId: string): number;
  /**
   * The question that an answer is to, and the number, from 0, of the earlier file that holds this asking already; null where none
   * does. The same words in two tasks of one respondent (two prompts, two settings of a benchmark) are two questions.
   */
  asked(answer: ImportedAnswer): { readonly question: Question; readonly earlier: number | null };
  /** Answers whose trial was taken and moved on. */
  readonly movedTrials: number;
  /** Questions that stand in several tasks. */
  readonly ofSeveralTasks: number;
  readonly questions: number;
}

interface MetQuestion {
  readonly id: string;
  readonly file: number;
  /** Task or question set; undefined where the file names none. */
  readonly task: string | undefined;
}

/** Questions whose first record is kept, so that what is worked out of one is worked out once. */
const KEPT_QUESTIONS = 10_000;
/** Graders keep some forty bytes a letter of text and golds: SimpleQA fits whole, and a thousand questions with a dozen golds each. */
const KEPT_CHARACTERS = 1_000_000;
/** Trials beyond this are counted one by one. */
const PLANES = 64;

export interface AnswerIdentityOptions {
  /** With one file only, what is needed to find its questions again in others is not kept. */
  readonly severalFiles: boolean;
  /**
   * True makes the same words in two tasks two questions from the first answer on. False throws {@link TasksMet} where that turns out to be
   * needed, and the caller reads again; undefined goes on with what was joined.
   */
  readonly byTask?: boolean | undefined;
}

/**
 * One respondent was asked the same words in two tasks, and another's answer in one of them was joined with an answer in the other before that
 * was known: which files come first would decide who is compared with whom.
 */
export class TasksMet extends Error {}

/** Reads, and once more with a question a task where tasks meet. What the first reading made must be of no more use. */
export async function readByTask<T>(read: (byTask: boolean) => Promise<T>): Promise<T> {
  try {
    return await read(false);
  } catch (error) {
    if (!(error instanceof TasksMet)) throw error;
    return await read(true);
  }
}

export function answerIdentity(options: AnswerIdentityOptions): AnswerIdentity {
  const contents = questionContents();
  const byContent = new Map<string, MetQuestion[]>();
  const renamed = new Map<string, string>();
  const adopted = new Set<string>();
  const recent = keptWhileOfUse<{ readonly content: string; readonly question: Question }>(KEPT_QUESTIONS, {
    mostCharacters: KEPT_CHARACTERS,
  });
  const askings = takenTrials();
  let file = 0;
  let movedTrials = 0;
  let ofSeveralTasks = 0;
  const byTask = options.byTask === true;
  /** An answer was joined with those of another task. */
  let joinedTasks = false;

  // Asked several times a row, and rows of one question often stand together.
  let last: { readonly id: string | null; readonly number: number } = { id: null, number: -1 };
  const numberOf = (id: string): number => {
    if (last.id !== id) last = { id, number: contents.numberOf(id) };
    return last.number;
  };

  const newId = (wanted: string): string => {
    let id = wanted;
    for (let copy = 2; contents.has(id); copy += 1) id = `${wanted}~${copy}`;
    return id;
  };

  const idOf = (
    wanted: string,
    { content, task }: { readonly content: string; readonly task: string | undefined },
  ) => {
    const known =
      ofSeveralTasks === 0 && !byTask ? undefined : byContent.get(content)?.find((one) => one.task === task);
    if (known !== undefined) return known.id;
    if (byTask && task !== undefined && isOfOthers(content)) return ownId(wanted, { content, task });
    if (contents.isOf(wanted, content)) return wanted;
    const key = `${wanted}\u0000${content}`;
    const earlier = renamed.get(key);
    if (earlier !== undefined) return earlier;
    const twin = byContent.get(content)?.find((known) => known.file < file && !adopted.has(known.id));
    const id = twin?.id ?? newId(wanted);
    if (id !== wanted) renamed.set(key, id);
    if (twin === undefined) {
      contents.add(id, content);
      if (options.severalFiles) addToGroup(byContent, content, { id, file, task });
    } else adopted.add(id);
    return id;
  };

  const isOfOthers = (content: string): boolean =>
    byContent.get(content)?.every((one) => one.task !== undefined) ?? false;

  const ownId = (
    wanted: string,
    { content, task }: { readonly content: string; readonly task: string },
  ): string => {
    const id = newId(wanted);
    contents.add(id, content);
    addToGroup(byContent, content, { id, file, task });
    ofSeveralTasks += 1;
    return id;
  };

  /** The asking's own question, where what is known under the id is of another task. */
  const ownTask = (given: Question, takenId: string): Question | null => {
    const { content, letters } = knownQuestion(given);
    const task = taskOf(given);
    const met = byContent.get(content) ?? [];
    const taken = met.find(({ id }) => id === takenId);
    if (task === undefined || taken?.task === undefined) return null;
    const known = met.find((one) => one.task === task && one.id !== takenId)?.id;
    if (joinedTasks && options.byTask === false && known === undefined) throw new TasksMet();
    if (taken.task === task) return null;
    const own = known ?? ownId(given.id, { content, task });
    renamed.set(`${given.id}\u0000${content}`, own);
    const question = own === given.id ? given : { ...given, id: own };
    recent.set(own, { content, question }, letters);
    return question;
  };

  const earlierFile = ({ respondent, pass = 'open', trial }: ImportedAnswer, questionId: string) => {
    if (file < 2) return null;
    const asked = { to: respondent.id, pass, question: numberOf(questionId) };
    const met = askings.file(asked, trial) || file;
    return met < file ? met - 1 : null;
  };

  const question = (given: Question): Question => {
    const { content, letters } = knownQuestion(given);
    const task = taskOf(given);
    const same = recent.get(given.id);
    if (same?.content === content) {
      const first = taskOf(same.question);
      if (first === task || (ofSeveralTasks === 0 && !byTask)) {
        joinedTasks ||= first !== task;
        return same.question;
      }
    }
    const id = idOf(given.id, { content, task });
    joinedTasks ||= byContent.get(content)?.some((one) => one.id === id && one.task !== task) ?? false;
    const kept = recent.get(id);
    if (kept?.content === content) return kept.question;
    const made = id === given.id ? given : { ...given, id };
    recent.set(id, { content, question: made }, letters);
    return made;
  };

  return {
    beginFile() {
      file += 1;
      renamed.clear();
      adopted.clear();
    },
    question,
    numberOf,
    trial({ respondent, pass = 'open', trial: wanted }, questionId) {
      const asked = { to: respondent.id, pass, question: numberOf(questionId) };
      let trial = wanted;
      while (askings.file(asked, trial) !== 0) trial += 1;
      if (trial !== wanted) movedTrials += 1;
      askings.take(asked, { trial, file });
      return trial;
    },
    asked(answer) {
      const found = question(answer.question);
      const earlier = earlierFile(answer, found.id);
      const own = earlier === null ? null : ownTask(answer.question, found.id);
      return own === null
        ? { question: found, earlier }
        : { question: own, earlier: earlierFile(answer, own.id) };
    },
    get ofSeveralTasks() {
      return ofSeveralTasks;
    },
    get movedTrials() {
      return movedTrials;
    },
    get questions() {
      return contents.size;
    },
  };
}

export function movedTrialsNote({ movedTrials }: AnswerIdentity): string[] {
  if (movedTrials === 0) return [];
  return [
    `${counted(movedTrials, 'answer repeats', 'answers repeat')} an asking of the same respondent: further trials`,
  ];
}

/** What is told of questions that stand in several tasks. */
export function severalTasksNote({ ofSeveralTasks }: AnswerIdentity): string[] {
  if (ofSeveralTasks === 0) return [];
  return [
    `${counted(ofSeveralTasks, 'question stands', 'questions stand')} in several tasks that one respondent was asked: kept apart, a question a task (--pool takes them for one, --by dataset shows each)`,
  ];
}

const taskOf = ({ source }: Question): string | undefined => source[0]?.name;

/**
 * The content of every question by its id, for a study has millions of them: a fingerprint of the id and 80 bits of the
 * content, 30 to 50 bytes each. An id that shares another's fingerprint is taken for one that is in use, and gets another name.
 */
function questionContents() {
  const ids = idRegister();
  let words = new Uint32Array(3 * 1024);
  let size = 0;
  const wordsOf = (content: string) => [0, 8, 16].map((at) => Number.parseInt(content.slice(at, at + 8), 16));

  return {
    get size() {
      return size;
    },
    has: (id: string): boolean => ids.lineOf(id) !== null,
    numberOf: (id: string): number => ids.lineOf(id)! - 1,
    isOf(id: string, content: string): boolean {
      const line = ids.lineOf(id);
      return line !== null && wordsOf(content).every((word, at) => words[3 * (line - 1) + at] === word);
    },
    add(id: string, content: string): void {
      if (3 * size === words.length) {
        const longer = new Uint32Array(2 * words.length);
        longer.set(words);
        words = longer;
      }
      words.set(wordsOf(content), 3 * size);
      size += 1;
      ids.firstLine(id, size);
    },
  };
}

interface Asked {
  /** Id of the respondent. */
  readonly to: string;
  readonly pass: Pass;
  /** Its number in the order of appearance. */
  readonly question: number;
}

/** The file, from 1, that brought each trial; a number a question, for a study has millions of them. */
function takenTrials() {
  const planes = { open: new Map<string, Uint32Array[]>(), forced: new Map<string, Uint32Array[]>() };
  const beyond = new Map<string, number>();
  const far = ({ to, pass, question }: Asked, trial: number) => `${question} ${trial} ${pass} ${to}`;

  return {
    /** 0 where the trial is free. */
    file(asked: Asked, trial: number): number {
      if (trial >= PLANES) return beyond.get(far(asked, trial)) ?? 0;
      return planes[asked.pass].get(asked.to)?.[trial]?.[asked.question] ?? 0;
    },
    take(asked: Asked, { trial, file }: { readonly trial: number; readonly file: number }): void {
      if (trial >= PLANES) {
        beyond.set(far(asked, trial), file);
        return;
      }
      const own = planes[asked.pass].get(asked.to) ?? [];
      if (own.length === 0) planes[asked.pass].set(asked.to, own);
      let plane = own[trial] ?? new Uint32Array(256);
      if (plane.length <= asked.question) {
        const longer = new Uint32Array(Math.max(plane.length * 2, asked.question + 1));
        longer.set(plane);
        plane = longer;
      }
      own[trial] = plane;
      plane[asked.question] = file;
    },
  };
}
