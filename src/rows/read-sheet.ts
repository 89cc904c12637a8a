/**
 * Records of an Excel workbook's first sheet that holds any, as the text a spreadsheet would save as CSV. A workbook
 * is unpacked whole, so its size is looked up before: a few kilobytes of zip can hold gigabytes of sheet.
 */
import { readFile } from 'node:fs/promises';
import { ClosedbookError } from '../core/errors.ts';
import type { TableRecord, TableRowsOptions } from './table-rows.ts';

/** A sheet of a million cells is about 60 MB of XML. */
const LARGEST_UNPACKED = 300 * 1024 * 1024;

/** Whether a file's first bytes are those of an Office document's archive. */
export function isWorkbook(head: Buffer): boolean {
  return (
    head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' &&
    (head.includes('[Content_Types].xml') || head.includes('xl/work')) &&
    !head.includes('word/') &&
    !head.includes('ppt/')
  );
}

/** @throws ClosedbookError `file-malformed` where the workbook cannot be read or unpacks beyond 300 MB. */
export async function* readSheet(
  path: string,
  { told = () => {} }: TableRowsOptions = {},
): AsyncGenerator<TableRecord> {
  await assertSize(path);
  const { default: readWorkbook } = await import('read-excel-file/node');
  // The text of cells stays as it is: an answer may begin with a space.
  const sheets = await readWorkbook(path, { trim: false }).catch((cause: unknown) => {
    throw damaged(path, cause);
  });
  const full = sheets.filter(({ data }) => data.length > 0);
  const [first, ...others] = full;
  if (first === undefined) return;
  if (others.length > 0) {
    const left = others.map(({ sheet }) => JSON.stringify(sheet)).join(', ');
    told(
      `read from the sheet ${JSON.stringify(first.sheet)}; not read: ${left} (save a sheet as CSV to read it)`,
    );
  }
  const width = Math.max(...first.data.map((row) => row.length));
  for (const [at, row] of first.data.entries()) {
    const fields = Array.from({ length: width }, (_, column) => cellText(row[column] ?? null));
    if (fields.every((field) => field.trim() === '')) continue;
    yield { fields, place: { path, line: at + 1 } };
  }
}

function cellText(cell: unknown): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** By the archive's directory, whose entries say their sizes; one of 4 GB or more says the largest number. */
async function assertSize(path: string): Promise<void> {
  const archive = await readFile(path);
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 20 > archive.length) throw damaged(path, new Error('the archive is cut off'));
  let bytes = 0;
  let at = archive.readUInt32LE(end + 16);
  while (at + 46 <= end && archive.readUInt32LE(at) === 0x02014b50) {
    bytes += archive.readUInt32LE(at + 24);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (bytes <= LARGEST_UNPACKED) return;
  throw new ClosedbookError(
    'file-malformed',
    `${path}: expected a workbook of at most 300 MB unpacked, found ${Math.round(bytes / 1024 / 1024)} MB`,
    { hint: 'Save the sheet as CSV UTF-8: that is read row by row.' },
  );
}

function damaged(path: string, cause: unknown): ClosedbookError {
  const detail = cause instanceof Error ? ` (${cause.message})` : '';
  return new ClosedbookError('file-malformed', `${path}: the workbook cannot be read${detail}`, {
    hint: 'Open it in a spreadsheet and save it again, or save the sheet as CSV UTF-8.',
    cause,
  });
}
