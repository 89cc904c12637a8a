/** Which question a row of a review sheet is about: by id and words, and still with the gold that the sheet was made for. */
import type { Question } from '../../../core/question.ts';
import { referenceText } from '../../../core/reference.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { sameAnswer } from '../../../values/same-answer.ts';
import { type ReviewRow, refuse } from './review-row.ts';

function textIndex(questions: readonly Question[]): ReadonlyMap<string, Question | null> {
  const index = new Map<string, Question | null>();
  for (const question of questions) {
    const text = plain(question.text);
    // Of two questions in the same words neither can be meant.
    index.set(text, index.has(text) ? null : question);
  }
  return index;
}

/**
 * Finds the question of a row.
 * @throws ClosedbookError `record-invalid` with the place, where there is none or its gold has changed.
 */
export function questionFinder(questions: readonly Question[]): (row: ReviewRow) => Question {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const byText = textIndex(questions);
  return (row) => {
    const named = byId.get(row.questionId);
    const worded = row.question === '' ? undefined : byText.get(plain(row.question));
    // Ids of answer files are often those of rows: the words decide where both are there and differ.
    const question =
      named !== undefined && (row.question === '' || plain(named.text) === plain(row.question))
        ? named
        : worded;
    if (question === undefined || question === null) {
      throw refuse(
        row,
        `the question set has no question "${row.questionId}" with these words`,
        'Review the sheet against the question set it was made from.',
      );
    }
    if (row.gold !== '' && !hasGold(question, row.gold)) {
      throw refuse(
        row,
        `the gold of "${question.id}" is ${question.reference === null ? 'missing' : `"${referenceText(question.reference)}"`}, the sheet was made for "${row.gold}"`,
        'The question was changed since: make a new sheet.',
      );
    }
    return question;
  };
}

function hasGold({ reference }: Question, gold: string): boolean {
  return goldTexts(reference).some((text) => text === gold || sameAnswer(text, gold));
}

/** Spaces differ between tools; a spreadsheet's apostrophe may stand before a formula, and a sheet spells hidden letters out. */
function plain(text: string): string {
  return text
    .replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
