/**
 * Which answers of one or several files belong together. Ids of other tools are unique within one file at best, so a question is known by its
 * content: the same content in several files is one question (models are compared on it), the same id with other
 * content is another question. Two answers to one asking are two trials, never one lost answer.
 */
import { addToGroup } from '../core/group-by.ts';
import { keptWhileOfUse } from '../core/kept-while-of-use.ts';
import type { ImportedAnswer } from '../core/ports.ts';
import type { Question } from '../core/question.ts';
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
  /** Number, from 0, of the earlier file that holds this asking already; null where none does. */
  earlierFile(answer: ImportedAnswer, questionId: string): number | null;
  /** Answers whose trial was taken and moved on. */
  readonly movedTrials: number;
  readonly questions: number;
}

interface MetQuestion {
  readonly id: string;
  readonly file: number;
}

/** Questions whose first record is kept, so that what is worked out of one is worked out once. */
const KEPT_QUESTIONS = 10_000;
/** Graders keep some forty bytes a letter of text and golds: SimpleQA fits whole, and a thousand questions with a dozen golds each. */
const KEPT_CHARACTERS = 1_000_000;
/** Trials beyond this are counted one by one. */
const PLANES = 64;

/** @param options - With one file only, what is needed to find its questions again in others is not kept. */
export function answerIdentity(options: { readonly severalFiles: boolean }): AnswerIdentity {
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

  const newId = (wanted: string): string => {
    let id = wanted;
    for (let copy = 2; contents.has(id); copy += 1) id = `${wanted}~${copy}`;
    return id;
  };

  const idOf = (wanted: string, content: string): string => {
    if (contents.isOf(wanted, content)) return wanted;
    const key = `${wanted}\u0000${content}`;
    const earlier = renamed.get(key);
    if (earlier !== undefined) return earlier;
    const twin = byContent.get(content)?.find((known) => known.file < file && !adopted.has(known.id));
    const id = twin?.id ?? newId(wanted);
    if (id !== wanted) renamed.set(key, id);
    if (twin === undefined) {
      contents.add(id, content);
      if (options.severalFiles) addToGroup(byContent, content, { id, file });
    } else adopted.add(id);
    return id;
  };

  return {
    beginFile() {
      file += 1;
      renamed.clear();
      adopted.clear();
    },
    question(given) {
      const { content, letters } = knownQuestion(given);
      const same = recent.get(given.id);
      if (same?.content === content) return same.question;
      const id = idOf(given.id, content);
      const kept = recent.get(id);
      if (kept?.content === content) return kept.question;
      const question = id === given.id ? given : { ...given, id };
      recent.set(id, { content, question }, letters);
      return question;
    },
    numberOf: contents.numberOf,
    trial({ respondent, pass = 'open', trial: wanted }, questionId) {
      const asked = { to: `${pass} ${respondent.id}`, question: contents.numberOf(questionId) };
      let trial = wanted;
      while (askings.file(asked, trial) !== 0) trial += 1;
      if (trial !== wanted) movedTrials += 1;
      askings.take(asked, { trial, file });
      return trial;
    },
    earlierFile({ respondent, pass = 'open', trial }, questionId) {
      const asked = { to: `${pass} ${respondent.id}`, question: contents.numberOf(questionId) };
      const met = askings.file(asked, trial) || file;
      return met < file ? met - 1 : null;
    },
    get movedTrials() {
      return movedTrials;
    },
    get questions() {
      return contents.size;
    },
  };
}

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
  /** Respondent and pass. */
  readonly to: string;
  /** Its number in the order of appearance. */
  readonly question: number;
}

/** The file, from 1, that brought each trial; a number a question, for a study has millions of them. */
function takenTrials() {
  const planes = new Map<string, Uint32Array[]>();
  const beyond = new Map<string, number>();
  const far = ({ to, question }: Asked, trial: number) => `${question} ${trial} ${to}`;

  return {
    /** 0 where the trial is free. */
    file(asked: Asked, trial: number): number {
      if (trial >= PLANES) return beyond.get(far(asked, trial)) ?? 0;
      return planes.get(asked.to)?.[trial]?.[asked.question] ?? 0;
    },
    take(asked: Asked, { trial, file }: { readonly trial: number; readonly file: number }): void {
      if (trial >= PLANES) {
        beyond.set(far(asked, trial), file);
        return;
      }
      const own = planes.get(asked.to) ?? [];
      planes.set(asked.to, own);
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
