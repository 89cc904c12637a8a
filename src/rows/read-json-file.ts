/** A whole file that is one JSON value: cards and records, which are small. */
import { readFile } from 'node:fs/promises';
import { ClosedbookError } from '../core/errors.ts';
import { assertReadable } from './assert-readable.ts';
import { parseJson } from './parse-json.ts';

/** @throws ClosedbookError `file-missing`, `file-malformed` with what the parser found. */
export async function readJsonFile(path: string): Promise<unknown> {
  assertReadable(path);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ClosedbookError('file-missing', `${path}: cannot be read`, { cause });
  });
  try {
    return parseJson(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError('file-malformed', `${path}: expected JSON (${detail.slice(0, 100)})`, {
      cause,
      hint: 'Mend the file, or restore it from a copy.',
    });
  }
}
