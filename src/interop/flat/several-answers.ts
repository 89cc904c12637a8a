/**
 * A list in the column of answers: samples of one question, each an answer of its own, as harnesses that ask several times
 * write them. Graded as one text, a list would be right as soon as one of them is. A question for several names is answered
 * by a list; that stays one answer.
 */
import { referenceFromText } from '../../values/reference-from-text.ts';
import { type AnswerColumns, findAnswerColumns } from './find-answer-columns.ts';

type Row = Record<string, unknown>;

/** Takes rows apart, one after the other: null for a row that holds one answer as any other; `told` once of lists. */
export function severalAnswers(told: (note: string) => void): (row: Row) => readonly Row[] | null {
  let header: readonly string[] = [];
  let columns: AnswerColumns | null = null;
  let isTold = false;
  return (row) => {
    // Most rows hold no list at all.
    if (!Object.values(row).some(Array.isArray)) return null;
    const names = Object.keys(row);
    if (columns === null || names.length !== header.length || names.some((name, at) => name !== header[at])) {
      header = names;
      columns = findAnswerColumns(names);
    }
    const rows = answersOf(row, columns);
    if (rows !== null && rows.length > 1 && !isTold) {
      isTold = true;
      told('a list in the column of answers holds several: each is a trial of its own');
    }
    return rows;
  };
}

function answersOf(row: Row, columns: AnswerColumns): readonly Row[] | null {
  const { answer, trial } = columns;
  const said = answer === null ? null : row[answer];
  if (
    answer === null ||
    !Array.isArray(said) ||
    !said.every((one) => typeof one === 'string' || one === null)
  )
    return null;
  if (said.length === 0) return [{ ...row, [answer]: null }];
  if (said.length === 1) return [{ ...row, [answer]: said[0] }];
  if (asksForSeveral(row, columns)) return [{ ...row, [answer]: said.join(', ') }];
  const beside = Object.keys(row).filter(
    (name) =>
      name !== answer &&
      name !== columns.gold &&
      name !== columns.question &&
      isBeside(row[name], said.length),
  );
  return said.map((one, at) => ({
    ...row,
    [answer]: one,
    [trial ?? 'trial']: trial === null ? at : Number(row[trial] ?? 0) * said.length + at,
    ...Object.fromEntries(beside.map((name) => [name, (row[name] as unknown[])[at]])),
  }));
}

/** One value an answer: its verdict, its end, its confidence. */
function isBeside(cell: unknown, answers: number): boolean {
  return (
    Array.isArray(cell) &&
    cell.length === answers &&
    cell.every((value) => value === null || typeof value !== 'object')
  );
}

function asksForSeveral(row: Row, { question, gold }: AnswerColumns): boolean {
  const golds = gold === null ? [] : [row[gold]].flat().filter((one) => typeof one === 'string');
  const asked = question === null ? '' : row[question];
  if (golds.length === 0 || typeof asked !== 'string') return false;
  return [golds.join(', '), golds[0]!].some(
    (text) => referenceFromText([text], { question: asked })?.form === 'set',
  );
}
