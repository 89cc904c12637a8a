/**
 * What stands at a path: a summary, a published table, answers, or a folder or archive of them. By content, never by a
 * name's ending alone, except that a summary is looked for in files that end in .json.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { type Summary, summarySchema } from '../core/summary/summary.ts';
import { claimedBy } from '../interop/detect.ts';
import { glanceAt } from '../interop/glance.ts';
import { isPublishedHeader } from '../interop/published/read-published-table.ts';
import { tableColumns } from '../interop/table-columns.ts';
import { assertReadable } from '../rows/assert-readable.ts';
import { parseJson } from '../rows/parse-json.ts';
import { readWholeText } from '../rows/read-whole-text.ts';
import { answerSources } from './answer-sources.ts';
import type { LookAtOptions, Source } from './source.ts';

/** @throws ClosedbookError, the errors of reading. */
export async function lookAtPath(text: string, reading: LookAtOptions): Promise<Source> {
  if (statSync(text).isDirectory()) {
    const summary = join(text, 'summary.json');
    return existsSync(summary) ? lookAtPath(summary, {}) : several(text, reading);
  }
  assertReadable(text);
  if (await isArchiveOfFiles(text)) return several(text, reading);
  if (text.endsWith('.json')) {
    const summary = await asSummary(text);
    if (summary !== null) return { kind: 'summary', path: text, summary };
  }
  const header = await tableHeader(text);
  if (header !== null && isPublishedHeader(header)) return { kind: 'published', path: text };
  return { kind: 'answers', path: text, files: [text], skipped: [] };
}

/** What a folder or an archive holds. */
async function several(
  path: string,
  { modelFrom = [], map = [], sheet, questionFiles = [] }: LookAtOptions,
): Promise<Source> {
  const { sources, skipped } = await answerSources([path], {
    byPath: modelFrom.length > 0,
    described: modelFrom.length > 0 || map.length > 0 || sheet !== undefined || questionFiles.length > 0,
  });
  return { kind: 'answers', path, files: sources.map((one) => one.path), skipped };
}

/** A zip that is no log of its own: files as in a folder. */
async function isArchiveOfFiles(path: string): Promise<boolean> {
  const glance = await glanceAt(path);
  return (
    glance.kind === 'zip' && !glance.members.includes('xl/workbook.xml') && (await claimedBy(glance)) === null
  );
}

/** Null where the file is no table, but a log, an archive or a database. @throws ClosedbookError `file-empty`. */
async function tableHeader(path: string): Promise<readonly string[] | null> {
  const { kind } = await glanceAt(path);
  if (kind !== 'text' && kind !== 'jsonl' && kind !== 'parquet') return null;
  const header = await tableColumns(path);
  if (header === null) throw new ClosedbookError('file-empty', `${path}: the file holds no rows`);
  return header;
}

/** One of ten thousand respondents has seventy megabytes; a string holds twice this. */
const LARGEST_SUMMARY_BYTES = 256 * 1024 * 1024;

async function asSummary(path: string): Promise<Summary | null> {
  let value: unknown;
  try {
    const text = await readWholeText(path, { mostBytes: LARGEST_SUMMARY_BYTES });
    value = parseJson(text, { mostValues: LARGEST_SUMMARY_BYTES });
  } catch {
    return null;
  }
  if (value === null || typeof value !== 'object' || !('schemaVersion' in value)) return null;
  const parsed = summarySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ClosedbookError('record-invalid', `${path}: ${issue.path.join('.')}: ${issue.message}`);
}
