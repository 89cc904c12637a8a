/** The public face of `closedbook/questions`: question sets read from rows of any of the field's forms. */
export { type Dataset, type DatasetCard, datasetVersion } from '../../core/dataset.ts';
export { type Question, questionHash, questionSchema } from '../../core/question.ts';
export { type Reference, referenceText } from '../../core/reference.ts';
export { readRows } from '../../rows/read-rows.ts';
export { referenceFromText } from '../../values/reference-from-text.ts';
export { readQuestions } from './read-questions.ts';
