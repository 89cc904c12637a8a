/** A whole file that is one JSON value: cards and records, which are small. */
import { ClosedbookError } from '../core/errors.ts';
import { parseJson } from './parse-json.ts';
import { readWholeText } from './read-whole-text.ts';

/** @throws ClosedbookError `file-missing`, `file-unreadable`, `file-malformed` with what the parser found or the limit. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readWholeText(path);
  try {
    return parseJson(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError('file-malformed', `${path}: expected JSON (${detail.slice(0, 100)})`, {
      cause,
      hint: 'Correct the file, or restore it from a copy.',
    });
  }
}
