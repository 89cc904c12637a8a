/** How the program was called, for a line that somebody types next: from a clone it is no command of its own. */
import { basename, relative } from 'node:path';

export function programName(script: string | undefined, folder: string): string {
  return script !== undefined && basename(script) === 'main.mjs'
    ? `node ${relative(folder, script)}`
    : 'closedbook';
}
