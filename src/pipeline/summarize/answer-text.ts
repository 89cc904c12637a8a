/**
 * The answer in a cell of an answer file: without the thought before it, and none where the cell holds a thought or a tool
 * call and nothing else. The same reading as of replies over the wire and of imports, so that one file has one grade.
 */
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { toolCallText } from '../../reading/tool-call-text.ts';

/** Null where there is no answer. */
export function answerText(cell: string | null): string | null {
  if (cell === null) return null;
  const { text, reasoning } = splitReasoning(cell);
  const said = toolCallText(text)?.rest ?? text;
  // A blank cell stays blank, for the grader to say so.
  return said.trim() === '' && (reasoning !== null || text.trim() !== '') ? null : said;
}
