/**
 * Puts artefacts where people look for them: `output/<run>/`, or a folder of their choice. Files are written whole or
 * not at all.
 */

import { join, resolve } from 'node:path';
import type { AnswerSource } from '../../core/answer-view.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { jsonPieces } from '../../rows/json-pieces.ts';
import { makeFolder } from '../../rows/make-folder.ts';
import { writeFileAtomic, writeFileWith } from '../../rows/write-file.ts';
import type { Artefact } from '../../stages/report/artefact.ts';
import { type ReportFormat, renderReport } from '../../stages/report/render-report.ts';
import type { Workspace } from '../workspace.ts';

/** Writes `summary.json`, unless that is where the summary came from. @returns its path. */
export async function writeSummary(
  summary: Summary,
  folder: string,
  options: { readonly source?: string } = {},
): Promise<string> {
  const path = join(folder, 'summary.json');
  if (options.source !== undefined && resolve(options.source) === resolve(path)) return path;
  await outputFolder(folder);
  await writeFileWith(path, async (writer) => {
    for (const piece of jsonPieces(summary)) await writer.write(piece);
    await writer.write('\n');
  });
  return path;
}

export interface WriteReportOptions {
  readonly folder: string;
  readonly formats?: readonly ReportFormat[];
  /** Charts by id; all without. */
  readonly only?: readonly string[];
  readonly answers?: AnswerSource;
}

/** Writes the report's files. @returns their paths. */
export async function writeReport(summary: Summary, options: WriteReportOptions): Promise<string[]> {
  const { folder, formats, only, answers } = options;
  return writeArtefacts(renderReport(summary, { formats, only, answers }), folder);
}

/** Writes each artefact as it is made. @returns their paths. */
export async function writeArtefacts(artefacts: AsyncIterable<Artefact>, folder: string): Promise<string[]> {
  const files: string[] = [];
  await outputFolder(folder);
  for await (const artefact of artefacts) {
    const path = join(folder, artefact.path);
    await outputFolder(join(path, '..'));
    await writeFileAtomic(path, artefact.kind === 'text' ? artefact.text : artefact.bytes);
    files.push(path);
  }
  return files;
}

/** Summary and HTML report of a run under its own folder. */
export async function writeRunReport(
  summary: Summary,
  runId: string,
  options: { readonly folder: string; readonly store: AnswerSource; readonly workspace: Workspace },
): Promise<string[]> {
  const folder = join(options.folder, runId);
  options.workspace.progress({ stage: 'report', done: 0, total: 1 });
  const path = await writeSummary(summary, folder);
  const files = await writeReport(summary, { folder, answers: ofRuns(options.store, [runId]) });
  options.workspace.progress({ stage: 'report', done: 1, total: 1 });
  return [...files, path];
}

/** The answers of some runs alone. */
export function ofRuns(source: AnswerSource, runIds: readonly string[]): AnswerSource {
  return {
    count: (filter) => source.count({ ...filter, runIds }),
    answers: (filter) => source.answers({ ...filter, runIds }),
    ...(source.shown === undefined ? {} : { shown: () => source.shown!(runIds) }),
  };
}

async function outputFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    throw new ClosedbookError('output-unwritable', `cannot make the folder ${folder} (${code})`, {
      ...(code === 'EEXIST' || code === 'ENOTDIR'
        ? { hint: 'A file stands there: name another folder.' }
        : {}),
      cause,
    });
  }
}
