/**
 * Rows of an outcome table in the order of its questions and not in that in which replies came: sums of fractions hang
 * on their order in the last digit, and a summary should not tell which reply was the faster. Counted into place column
 * by column, a million rows in a twentieth of a second.
 */
import type { OutcomeTable } from '../core/outcome-table.ts';

/** By question, then respondent, pass and trial; rows that are alike in these stay in their order. */
export function inAskingOrder(table: OutcomeTable): OutcomeTable {
  const { rows, question, respondent, pass, trial } = table;
  if (isOrdered(table)) return table;
  let order = Uint32Array.from({ length: rows }, (_, row) => row);
  // From the least to the most important.
  for (const column of [trial, pass, respondent, question]) order = sortedBy(column, order);
  const columns = Object.entries(table).map(([name, column]) => [
    name,
    ArrayBuffer.isView(column) ? inOrder(column as Column, order) : column,
  ]);
  return Object.fromEntries(columns) as OutcomeTable;
}

type Column = OutcomeTable['question' | 'trial' | 'pass' | 'confidence' | 'answerCluster'];

function isOrdered({ rows, question, respondent, pass, trial }: OutcomeTable): boolean {
  for (let row = 1; row < rows; row += 1) {
    const difference =
      question[row]! - question[row - 1]! ||
      respondent[row]! - respondent[row - 1]! ||
      pass[row]! - pass[row - 1]! ||
      trial[row]! - trial[row - 1]!;
    if (difference < 0) return false;
  }
  return true;
}

/** Stable; the column holds small whole numbers. */
function sortedBy(column: Column, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  let largest = 0;
  for (const row of order) largest = Math.max(largest, column[row]!);
  if (largest === 0) return order;
  const places = new Uint32Array(largest + 2);
  for (const row of order) places[column[row]! + 1]! += 1;
  for (let at = 1; at < places.length; at += 1) places[at]! += places[at - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const row of order) {
    const value = column[row]!;
    sorted[places[value]!] = row;
    places[value]! += 1;
  }
  return sorted;
}

function inOrder(column: Column, order: Uint32Array): Column {
  const moved = column.slice(0, order.length);
  for (let at = 0; at < order.length; at += 1) moved[at] = column[order[at]!]!;
  return moved;
}
