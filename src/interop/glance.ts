/**
 * One look at a path for all codecs: what kind of file it is and its beginning. Names of files decide nothing here;
 * downloads are renamed.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { FileGlance } from '../core/codec.ts';
import { ClosedbookError } from '../core/errors.ts';
import { memberPlace } from '../rows/archive-member.ts';
import { assertReadable } from '../rows/assert-readable.ts';
import { parseJson } from '../rows/parse-json.ts';
import { partialJson } from '../rows/partial-json.ts';
import { readHead } from '../rows/read-bytes.ts';
import { isWorkbook } from '../rows/read-sheet.ts';
import { encodingOf } from '../rows/read-text.ts';
import { openZip } from '../rows/zip.ts';

/** @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`. */
export async function glanceAt(path: string): Promise<FileGlance> {
  const inArchive = memberPlace(path) !== null;
  if (!existsSync(path) && !inArchive)
    throw new ClosedbookError('file-missing', `${path}: no such file or folder`);
  const none = { path, text: '', value: undefined, members: [] };
  if (!inArchive && statSync(path).isDirectory())
    return { ...none, kind: 'folder', members: await readdir(path) };
  assertReadable(path);
  const { head, packed } = await readHead(path);
  const magic = head.subarray(0, 16).toString('latin1');
  // A workbook is read whole, wherever its bytes come from.
  if (packed && isWorkbook(head)) return { ...none, kind: 'zip', members: ['xl/workbook.xml'] };
  if (packed && /^(PK|SQLite format 3|PAR1)/.test(magic)) {
    const found = magic.startsWith('PK') ? 'an archive' : magic.startsWith('PAR1') ? 'Parquet' : 'a database';
    throw new ClosedbookError('file-malformed', `${path}: expected a log, found ${found} in a packed file`, {
      hint: 'Unpack it first: archives, databases and Parquet are read from files of their own.',
    });
  }
  if (magic.startsWith('PK')) return { ...none, kind: 'zip', members: await zipMembers(path) };
  if (magic.startsWith('SQLite format 3')) return { ...none, kind: 'sqlite' };
  if (magic.startsWith('PAR1')) return { ...none, kind: 'parquet' };
  const encoding = encodingOf(head);
  if (encoding === 'utf-8' && head.includes(0)) return { ...none, kind: 'binary', text: magic };
  const text = new TextDecoder(encoding).decode(head);
  return { ...none, ...textKind(text), text };
}

async function zipMembers(path: string): Promise<readonly string[]> {
  const zip = await openZip(path);
  try {
    return [...zip.members.keys()];
  } finally {
    zip.close();
  }
}

function textKind(text: string): Pick<FileGlance, 'kind' | 'value'> {
  const begun = text.trimStart();
  if (begun[0] !== '{' && begun[0] !== '[') return { kind: 'text', value: undefined };
  const lineEnd = begun.indexOf('\n');
  const firstLine = lineEnd === -1 ? null : begun.slice(0, lineEnd);
  const value = firstLine === null ? undefined : whole(firstLine);
  if (value !== undefined) {
    const more = begun.slice(lineEnd).trimStart() !== '';
    return { kind: more ? 'jsonl' : 'json', value };
  }
  return { kind: 'json', value: partialJson(begun) };
}

function whole(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}
