/**
 * Answers of several files, each given its place among all: which question it is to, and which trial it is. A second file that
 * answers what a respondent has answered already is refused: pooled, two models under one name would have the rates of neither.
 */
import type { ImportedAnswer } from '../core/imported-answer.ts';
import type { Question } from '../core/question.ts';
import { namedFiles } from '../rows/file-names.ts';
import type { AnswerIdentity } from './answer-identity.ts';
import { apartByFile, type PoolingOptions, pooledAnswers } from './pooled-answers.ts';

/** An answer and its place among those of all files. */
export interface PlacedAnswer {
  /** As the file tells it; where files are kept apart, under a respondent of the file's own. */
  readonly answer: ImportedAnswer;
  readonly path: string;
  readonly question: Question;
  readonly trial: number;
}

/**
 * @param paths - Of all files, in the order in which they are read.
 * @returns what places the next answer of a file. @throws ClosedbookError `respondent-pooled`.
 */
export function answerPlaces(
  paths: readonly string[],
  identity: AnswerIdentity,
  { apart = false, pool = false }: PoolingOptions,
): (read: ImportedAnswer, path: string) => PlacedAnswer {
  const names = namedFiles(paths);
  const firstPath = new Map<string, string>();
  return (read, path) => {
    const first = firstPath.get(read.respondent.id) ?? path;
    firstPath.set(read.respondent.id, first);
    const answer = apart && first !== path ? apartByFile(read, names.get(path)?.name ?? path) : read;
    const { question, earlier } = pool
      ? { question: identity.question(answer.question), earlier: null }
      : identity.asked(answer);
    if (earlier !== null && !apart) throw pooledAnswers(answer, { first: paths[earlier], path });
    return { answer, path, question, trial: identity.trial(answer, question.id) };
  };
}
