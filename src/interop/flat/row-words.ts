/**
 * What a row of any table says of itself in closedbook's words: which pass, how the reply ended, whether it was looked up,
 * whether the question has an answer and is in order. An export whose columns somebody thinned out still means what it
 * says; a word that is none of ours (a `status` of "FAIL") means nothing here.
 */
import { isRecord } from '../../core/argument.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { type Question, questionKindSchema, questionStatusSchema } from '../../core/question.ts';
import { errorIn, isTold, messageOf } from '../../reading/error-body.ts';
import { errorText } from '../../reading/error-text.ts';

type Row = Readonly<Record<string, unknown>>;

export interface RowWords {
  readonly pass?: 'open' | 'forced';
  /** Set where the row says that the reply is none that answers. */
  readonly reply?: ImportedAnswer['reply'];
  readonly violated: boolean;
  readonly kind?: Question['kind'];
  readonly status?: Question['status'];
}

const NONE = { success: false } as const;

const PASS_COLUMNS = ['pass', 'mode', 'condition'];

/** @param answer - The text of the row, kept beside a failure. */
export function rowWords(row: Row, answer: string | null): RowWords {
  const pass = passOf(row);
  // A failed look costs as much as the rest of the row, and few files have these columns.
  const kind = row.question_kind == null ? NONE : questionKindSchema.safeParse(word(row.question_kind));
  const status =
    row.question_status == null ? NONE : questionStatusSchema.safeParse(word(row.question_status));
  const reply = replyOf(row, answer);
  return {
    ...(pass === undefined ? {} : { pass }),
    ...(reply === null ? {} : { reply }),
    violated: word(row.closed_book) === 'violated',
    ...(kind.success ? { kind: kind.data } : {}),
    ...(status.success ? { status: status.data } : {}),
  };
}

function passOf(row: Row): RowWords['pass'] {
  for (const column of PASS_COLUMNS) {
    const said = word(row[column]);
    if (said === 'forced' || said === 'open') return said;
  }
  return undefined;
}

function replyOf(row: Row, text: string | null): ImportedAnswer['reply'] | null {
  const said = word(row.status);
  const why = word(row.failure);
  const own = typeof row.failure_text === 'string' && row.failure_text !== '' ? row.failure_text : null;
  if (said === 'blocked') {
    return { status: 'blocked', by: why === 'model' ? 'model' : 'filter', category: own, text };
  }
  // A row that says itself that it failed tells why in whatever words its column of errors has.
  const detail = own ?? wordsBeside(row);
  if (said !== null && CUTS.test(said)) {
    return { status: 'failed', kind: 'truncated', message: detail ?? `${said}, as the row says`, text };
  }
  if (said !== null && FAULTS.test(said)) {
    return { status: 'failed', kind: 'error', message: `${detail ?? said}, as the row says`, text };
  }
  const fault = faultBeside(row);
  if (fault !== null) return { status: 'failed', kind: 'error', message: fault, text };
  if (said !== 'failed') return null;
  const kind = why === 'empty' || why === 'truncated' ? why : 'error';
  return { status: 'failed', kind, message: detail ?? 'failed, as the row says', text };
}

/** Ends of a request; a test's "fail" is none. */
const FAULTS =
  /^(error|errored|timeout|timed[ _-]?out|exception|api[ _-]?error|rate[ _-]?limited|cancell?ed|aborted)$/;
/** "HTTP 429: rate limit exceeded", in a column of errors. */
const STATUS_LINE = /^\W*(?:HTTP|status|error)\b(?:[ _-]?(?:code|status|error))?\W{0,3}[45]\d\d\b/i;
const FAULT_COLUMNS = ['error', 'error_message', 'error_msg', 'exception', 'api_error'];

/** The row's word for an answer that broke off at a limit. */
const CUTS = /^(?:truncated|cut[ _-]?off|incomplete|max[ _-]?tokens|length)$/;

function wordsBeside(row: Row): string | null {
  for (const column of FAULT_COLUMNS) {
    const said = row[column];
    if (typeof said === 'string' && said.trim() !== '') return said.trim().slice(0, 200);
  }
  return null;
}

/** A program's message beside what came back; a reviewer's remark on an error ("wrong year") is none. */
function faultBeside(row: Row): string | null {
  for (const column of FAULT_COLUMNS) {
    const said = row[column];
    if (typeof said === 'string' && said.length > 3 && (errorText(said) !== null || STATUS_LINE.test(said)))
      return said.slice(0, 200);
    if (isRecord(said)) {
      const message = errorIn({ error: said });
      if (message !== null) return messageOf(message)?.slice(0, 200) ?? 'an error, as the row says';
    }
  }
  return null;
}

const CALL_COLUMNS = [
  'tool_calls',
  'tool_call',
  'function_call',
  'function_calls',
  'web_search',
  'web_search_results',
  'search_queries',
  'grounding_metadata',
];

/** The member that says that something was called or searched; empty ones say that nothing was. */
export function callBeside(row: Row): string | null {
  return (
    CALL_COLUMNS.find((column) => {
      const cell = row[column];
      if (typeof cell === 'string') return /^\s*[[{]\s*["{[]/.test(cell);
      return typeof cell === 'object' && cell !== null && isTold(cell);
    }) ?? null
  );
}

/** Columns that are looked at here under their own names. */
export const ROW_WORD_COLUMNS: ReadonlySet<string> = new Set([...FAULT_COLUMNS, ...CALL_COLUMNS]);

function word(value: unknown): string | null {
  return typeof value === 'string' ? value.trim().toLowerCase() : null;
}
