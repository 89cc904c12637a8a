/** Columns that nothing is read from, told so that nobody believes they counted. */
import { namesContext } from '../given-context.ts';
import { ENDING_NAMES } from '../told-ending.ts';
import { CHAT_COLUMNS } from './chat-row.ts';
import { ROW_WORD_COLUMNS } from './row-words.ts';

/** Columns that the reader of a row looks at under their own names. */
const KNOWN =
  /^(pass|mode|condition|question_kind|question_status|closed_book|status|failure|failure_text|input_tokens|prompt_tokens|output_tokens|completion_tokens|reasoning_tokens|cost_usd|latency_ms|duration_ms|is_answerable|answerable|is_unanswerable|unanswerable|is_impossible|impossible|should_abstain|settings|reasoning|served_model)$/i;

function isKnown(column: string): boolean {
  return (
    KNOWN.test(column) ||
    CHAT_COLUMNS.includes(column) ||
    ENDING_NAMES.has(column) ||
    ROW_WORD_COLUMNS.has(column) ||
    namesContext(column)
  );
}

const MOST_UNUSED = 12;

/** A note that names them; none where all are used. */
export function unusedColumns(header: readonly string[], used: readonly string[]): string[] {
  const rest = header.filter((column) => !used.includes(column) && !isKnown(column));
  if (rest.length === 0) return [];
  const shown = rest.slice(0, MOST_UNUSED).map((column) => column.slice(0, 40));
  const more = rest.length - shown.length;
  return [`columns not used: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}
