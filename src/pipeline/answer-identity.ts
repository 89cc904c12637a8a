/**
 * Which answers of one or several files belong together. Ids of other tools are unique within one file at best, so a question is known by its
 * content: the same content in several files is one question (models are compared on it), the same id with other
 * content is another question. Two answers to one asking are two trials, never one lost answer.
 */
import { addToGroup } from '../core/group-by.ts';
import type { ImportedAnswer } from '../core/ports.ts';
import { type Question, questionHash } from '../core/question.ts';

export interface AnswerIdentity {
  /** Call before the answers of each file. */
  beginFile(): void;
  /** The question under the id it has in the run. */
  question(question: Question): Question;
  /** The first free trial from the answer's own on. */
  trial(answer: ImportedAnswer, questionId: string): number;
  /** Number, from 0, of the earlier file that holds this asking already; null where none does. */
  earlierFile(answer: ImportedAnswer, questionId: string): number | null;
  /** Answers whose trial was taken and moved on. */
  readonly movedTrials: number;
  readonly questions: number;
}

interface KnownQuestion {
  readonly id: string;
  readonly file: number;
}

/** @param options - With one file only, what is needed to find its questions again in others is not kept. */
export function answerIdentity(options: { readonly severalFiles: boolean }): AnswerIdentity {
  const contents = new Map<string, string>();
  const byContent = new Map<string, KnownQuestion[]>();
  const renamed = new Map<string, string>();
  const adopted = new Set<string>();
  const askings = new Map<string, Map<string, number>>();
  let file = 0;
  let movedTrials = 0;

  const newId = (wanted: string): string => {
    let id = wanted;
    for (let copy = 2; contents.has(id); copy += 1) id = `${wanted}~${copy}`;
    return id;
  };

  const idOf = (wanted: string, content: string): string => {
    if (contents.get(wanted) === content) return wanted;
    const key = `${wanted}\u0000${content}`;
    const earlier = renamed.get(key);
    if (earlier !== undefined) return earlier;
    const twin = byContent.get(content)?.find((known) => known.file < file && !adopted.has(known.id));
    const id = twin?.id ?? newId(wanted);
    if (id !== wanted) renamed.set(key, id);
    if (twin === undefined) {
      contents.set(id, content);
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
    question(question) {
      const id = idOf(question.id, questionHash(question).slice(0, 20));
      return id === question.id ? question : { ...question, id };
    },
    trial(answer, questionId) {
      const seen = askings.get(answer.respondent.id) ?? new Map<string, number>();
      askings.set(answer.respondent.id, seen);
      const pass = answer.pass ?? 'open';
      let trial = answer.trial;
      while (seen.has(`${questionId} ${pass} ${trial}`)) trial += 1;
      if (trial !== answer.trial) movedTrials += 1;
      seen.set(`${questionId} ${pass} ${trial}`, file);
      return trial;
    },
    earlierFile({ respondent, pass = 'open', trial }, questionId) {
      const met = askings.get(respondent.id)?.get(`${questionId} ${pass} ${trial}`) ?? file;
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
