/** What an export wrote, for a terminal. */
import { dirname, sep } from 'node:path';
import { counted } from '../../core/counted.ts';
import type { ExportResult } from '../../pipeline/exchange/export-run.ts';

/** More files than this are told by their number and folder; `--json` has all. */
const MOST_FILES = 4;

/** The result for a terminal. */
export function exportText({ run, answers, files, notes }: ExportResult): string {
  return [
    `${counted(answers, 'answer')} of ${run} written`,
    ...(files.length <= MOST_FILES
      ? files
      : [`${counted(files.length, 'file')} in ${sharedFolder(files)}`]
    ).map((file) => `  ${file}`),
    ...notes.map((note) => `note: ${note}`),
    '',
  ].join('\n');
}

/** The folder that all lie in. */
function sharedFolder(files: readonly string[]): string {
  return files.map(dirname).reduce((shared, folder) => {
    let common = shared;
    while (common !== dirname(common) && common !== folder && !folder.startsWith(`${common}${sep}`))
      common = dirname(common);
    return common;
  });
}
