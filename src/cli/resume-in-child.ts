/**
 * Goes on with a run in a process of its own, as a person would at this very prompt: with this folder, its config file if it is
 * trusted, the keys of this environment. It outlives the desk, but Ctrl-C in the terminal reaches both.
 */
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resume } from '../desk/steering.ts';
import type { Terminal } from './terminal.ts';

/** Words of a process that are kept, from its end. */
const MOST_SAID = 2000;

export function resumeInChild(
  { env, cwd }: Pick<Terminal, 'env' | 'cwd'>,
  { store, config }: { readonly store: string; readonly config?: string | undefined },
): Resume {
  return (runId) => {
    // A file and no pipe: the run must not end because nobody listens any more.
    const folder = mkdtempSync(join(tmpdir(), 'closedbook-resume-'));
    const path = join(folder, 'said');
    const file = openSync(path, 'w+');
    const named = config === undefined ? [] : ['--config', config];
    const child = spawn(
      process.execPath,
      [...process.execArgv, process.argv[1]!, 'resume', runId, '--quiet', ...named],
      // A store's address may hold a password: among the arguments everybody on this machine would read it.
      { cwd, env: { ...env, CLOSEDBOOK_STORE: store }, stdio: ['ignore', 'ignore', file] },
    );
    // Without a name it leaves nothing behind, whoever of the two ends first; Windows keeps the name of an open file.
    const forget = () => rmSync(folder, { recursive: true, force: true });
    if (process.platform !== 'win32') forget();
    return {
      ended: new Promise((resolve) => {
        const end = (words: string) => {
          closeSync(file);
          forget();
          resolve(words);
        };
        child.on('error', (error) => end(error.message));
        child.on('exit', (code) => end(code === 0 ? '' : lastWords(file) || `exit code ${code}`));
      }),
    };
  };
}

function lastWords(file: number): string {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(Math.min(size, MOST_SAID));
  readSync(file, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('utf8').trim();
}
