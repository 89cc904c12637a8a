/**
 * The refusal of a file that no codec claims: what it looks like and what to do with it. "Unknown format" leaves a
 * person where they were; most refused files are tables with other names of columns, question sets, or damaged.
 */

import type { FileGlance } from '../core/codec.ts';
import { ClosedbookError } from '../core/errors.ts';
import { sheetNames } from '../rows/read-sheet.ts';
import { batchRequest } from './batches/batch-request.ts';
import { CODECS } from './codecs.ts';
import { describeGlance, names } from './describe-glance.ts';
import { CHAT_COLUMNS } from './flat/chat-row.ts';
import { findAnswerColumns } from './flat/find-answer-columns.ts';
import { preferenceHint, preferenceSides } from './flat/paired-answers.ts';
import { rowsSeen } from './rows-seen.ts';
import { openSqliteCopy, tableNames } from './sqlite-copy.ts';
import { isQuestionSet, tableColumns } from './table-columns.ts';

interface Finding {
  readonly found: string;
  readonly hint: string;
}

/** The error to throw; a file of a known kind that is damaged gives the error of reading it. */
export async function refusedFile(glance: FileGlance): Promise<ClosedbookError> {
  try {
    const seen = glance.kind === 'json' ? await rowsSeen(glance.path) : null;
    const known = await findingOf(glance);
    const found = known?.found ?? describeGlance(glance);
    const message = `${glance.path}: expected a log of answers, found ${found}`;
    if (seen === null) return new ClosedbookError('format-unknown', message, { hint: known?.hint ?? KNOWN });
    return new ClosedbookError('format-unknown', `${message}; lists of objects were seen at ${seen.found}`, {
      hint: known === null ? seen.hint : `${known.hint} ${seen.hint}`,
    });
  } catch (error) {
    if (error instanceof ClosedbookError) return error;
    throw error;
  }
}

const KNOWN = `closedbook imports ${CODECS.map(({ title }) => title).join(', ')}; name the format with --from when it is one of them.`;

async function findingOf(glance: FileGlance): Promise<Finding | null> {
  if (batchRequest(Array.isArray(glance.value) ? glance.value[0] : glance.value) !== null) return REQUESTS;
  if (glance.kind === 'sqlite') return database(glance.path);
  if (glance.members.includes('xl/workbook.xml')) return workbook(glance.path);
  const listed = glance.kind === 'json' && Array.isArray(glance.value) && typeof glance.value[0] === 'object';
  if (glance.kind === 'parquet') return table(await tableColumns(glance.path));
  if (glance.kind !== 'text' && glance.kind !== 'jsonl' && !listed) return null;
  // What cannot be read as a table is described as the text that it is.
  return table(await tableColumns(glance.path).catch(() => null));
}

const REQUESTS: Finding = {
  found: 'the requests of a batch, which hold what was asked and no replies',
  hint: 'Import the file of results that the provider gave for it; this one beside it, or --questions with its name, gives the questions.',
};

async function workbook(path: string): Promise<Finding> {
  const [first, ...others] = await sheetNames(path);
  if (first === undefined) return { found: 'a workbook without any filled cell', hint: KNOWN };
  const told = table(await tableColumns(path).catch(() => null));
  const sheets = [first, ...others].map((name) => JSON.stringify(name)).join(', ');
  const held = told === null ? 'no table' : told.found;
  return {
    found: `a workbook with the ${others.length === 0 ? 'sheet' : 'sheets'} ${sheets}; in ${JSON.stringify(first)} ${held}`,
    hint:
      others.length === 0
        ? (told?.hint ?? 'The first row of the table must name its columns.')
        : `--sheet ${JSON.stringify(others[0])} reads another sheet.${told === null ? '' : ` ${told.hint}`}`,
  };
}

function table(header: readonly string[] | null): Finding | null {
  if (header === null || header.length < 2 || header.some((name) => name.trim() === '')) return null;
  const sides = preferenceSides(header);
  if (sides !== null) {
    return {
      found: `preference pairs (columns ${names(sides)}), as models are trained on`,
      hint: preferenceHint(sides),
    };
  }
  if (isQuestionSet(header)) {
    return {
      found: `a question set (columns ${names(header)}): nobody has answered it yet`,
      hint: `closedbook run --dataset FILE --model MODEL asks it. If its answers are a model’s, say whose: --model NAME.${othersHint(header)}`,
    };
  }
  return {
    found: `a table with the columns ${names(header)}, none of which is known to hold answers`,
    hint: 'Name them: --map question=COLUMN --map answer=COLUMN (and gold, model, outcome where there are such).',
  };
}

/** Columns that may each hold the answers of a model nobody has heard of. */
function othersHint(header: readonly string[]): string {
  const claimed = new Set(Object.values(findAnswerColumns(header)));
  const [first, second] = header.filter((column) => !claimed.has(column) && !CHAT_COLUMNS.includes(column));
  if (first === undefined) return '';
  const columns = second === undefined ? first : `${first},${second}`;
  return ` If a column holds the answers of a model each: --map ${JSON.stringify(`responses=${columns}`)}.`;
}

async function database(path: string): Promise<Finding | null> {
  const copy = await openSqliteCopy(path);
  try {
    const tables = tableNames(copy.connection);
    if (!tables.has('replies') || !tables.has('standing')) return null;
    return {
      found: 'closedbook’s own store',
      hint: 'Its runs are there already: closedbook runs --store FILE lists them, closedbook report RUN --store FILE reads one.',
    };
  } finally {
    await copy.close();
  }
}
