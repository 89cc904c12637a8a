/**
 * Records of a sheet of an Excel workbook, as the text a spreadsheet would save as CSV; what is merged downwards has its value
 * in each of its rows. A workbook
 * is unpacked whole, so its size is looked up before: a few kilobytes of zip can hold gigabytes of sheet.
 */
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import { wholeBytes } from './archive-member.ts';
import { type MergedCells, mergedCells } from './merged-cells.ts';
import { readBytes } from './read-bytes.ts';
import type { TableRecord, TableRowsOptions } from './table-rows.ts';

export interface ReadSheetOptions extends TableRowsOptions {
  /** Name of the sheet, or its number from 1. @default the first that holds anything */
  readonly sheet?: string | undefined;
}

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
  { told = () => {}, sheet: wanted }: ReadSheetOptions = {},
): AsyncGenerator<TableRecord> {
  const { bytes, sheets } = await workbookAt(path);
  const chosen = wanted === undefined ? sheets.find(isFull) : sheetNamed(wanted, { path, sheets });
  if (chosen === undefined) return;
  const others = sheets.filter((one) => one !== chosen && isFull(one));
  if (others.length > 0) {
    const left = others.map(({ sheet }) => JSON.stringify(sheet)).join(', ');
    told(
      `read from the sheet ${JSON.stringify(chosen.sheet)}; not read: ${left} (--sheet NAME reads another)`,
    );
  }
  const rows = chosen.data;
  const merged = mergedCells(bytes, sheets.indexOf(chosen));
  const filled = fillMerged(rows, merged);
  if (filled > 0)
    told(
      `${counted(filled, 'cell that the workbook merges with the one above has', 'cells that the workbook merges with the one above have')} its value`,
    );
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (const [at, row] of rows.entries()) {
    const fields = Array.from({ length: width }, (_, column) => cellText(row[column] ?? null));
    if (fields.every((field) => field.trim() === '')) continue;
    yield { fields, place: { path, line: at + 1 } };
  }
}

/** Names of the sheets that hold anything, in their order. @throws the errors of readSheet. */
export async function sheetNames(path: string): Promise<string[]> {
  const { sheets } = await workbookAt(path);
  return sheets.filter(isFull).map(({ sheet }) => sheet);
}

async function workbookAt(path: string): Promise<{ bytes: Buffer; sheets: Sheet[] }> {
  const bytes = await wholeBytes(readBytes(path), { path, mostBytes: LARGEST_UNPACKED });
  assertSize(bytes, path);
  const { default: readWorkbook } = await import('read-excel-file/node');
  // The text of cells stays as it is: an answer may begin with a space.
  const sheets = await readWorkbook(bytes, { trim: false }).catch((cause: unknown) => {
    throw damaged(path, cause);
  });
  return { bytes, sheets };
}

interface Sheet {
  readonly sheet: string;
  readonly data: unknown[][];
}

function isFull({ data }: Sheet): boolean {
  return data.some((row) => row.some((cell) => cell !== null && String(cell).trim() !== ''));
}

/** By its name, letters of either case, or by its number from 1. */
function sheetNamed(
  wanted: string,
  { path, sheets }: { readonly path: string; readonly sheets: readonly Sheet[] },
): Sheet {
  const plain = (text: string): string => text.trim().toLowerCase();
  const found =
    sheets.find(({ sheet }) => sheet === wanted) ??
    sheets.find(({ sheet }) => plain(sheet) === plain(wanted)) ??
    (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (found !== undefined) return found;
  const names = sheets.map(({ sheet }, at) => `${at + 1} ${JSON.stringify(sheet)}`).join(', ');
  throw new ClosedbookError(
    'sheet-unknown',
    `${path}: expected a sheet ${JSON.stringify(wanted)}, found ${names}`,
  );
}

/** Down a column only: what is merged across is one cell beside nothing. Gives how many were filled. */
function fillMerged(rows: Sheet['data'], merged: readonly MergedCells[]): number {
  let filled = 0;
  for (const { top, bottom, left } of merged) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (const row of rows.slice(top + 1, bottom + 1)) {
      if ((row[left] ?? null) !== null || row.every((cell) => cell === null)) continue;
      row[left] = value;
      filled += 1;
    }
  }
  return filled;
}

function cellText(cell: unknown): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** By the archive's directory, whose entries say their sizes; one of 4 GB or more says the largest number. */
function assertSize(archive: Buffer, path: string): void {
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
