/** The public face of `closedbook/questions`: question sets read from rows of any of the field's forms. */
export { type Dataset, type DatasetCard, datasetVersion } from '../../core/dataset.ts';
export { type Question, questionHash, questionSchema } from '../../core/question.ts';
export { type Reference, referenceText } from '../../core/reference.ts';
export type { PlacedRow } from '../../rows/place.ts';
export { type ReadRowsOptions, readRows } from '../../rows/read-rows.ts';
export { type ReferenceHints, referenceFromText } from '../../values/reference-from-text.ts';
export type { ReadQuestionsOptions } from './question-reader.ts';
export { readQuestions } from './read-questions.ts';
