/**
 * Two files that answer one question for one respondent: two models under one name, or one model asked twice. Pooled, the
 * first would have the rates of neither, so a person says which it is.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { ImportedAnswer } from '../core/imported-answer.ts';

export interface PoolingOptions {
  /** A model name that occurs in a second file is another respondent there, named with the file. @default false */
  readonly apart?: boolean;
  /** Answers of one respondent in several files to one question are its repeated trials. @default false */
  readonly pool?: boolean;
}

/** The answer under a respondent of its file's own. */
export function apartByFile(answer: ImportedAnswer, fileName: string): ImportedAnswer {
  return { ...answer, respondent: { ...answer.respondent, id: `${answer.respondent.id} (${fileName})` } };
}

/** The refusal to pool. */
export function pooledAnswers(
  { respondent, question, source }: ImportedAnswer,
  { first, path }: { readonly first: string | undefined; readonly path: string },
): ClosedbookError {
  return new ClosedbookError(
    'respondent-pooled',
    `${path}, ${source.place}: "${respondent.id}" answers the question "${question.id}" there and in ${first} as well`,
    {
      hint: '--apart makes each file a respondent of its own; --pool takes them for repeated trials of one respondent.',
    },
  );
}
