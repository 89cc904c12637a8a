/** The built command line in a process of its own, for what only a process can meet: signals, and being killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.mjs', import.meta.url));

export interface ChildEnding {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface StartedChild {
  readonly child: ChildProcess;
  readonly ended: Promise<ChildEnding>;
}

/** Starts `closedbook` with these arguments; `env` is added to this process's environment. */
export function startClosedbook(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { cwd }: { /** @default this process's */ readonly cwd?: string } = {},
): StartedChild {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env }, cwd });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<ChildEnding>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}

/** Waits until `done` says so. @throws Error after `limitMs`. */
export async function until(done: () => boolean | Promise<boolean>, limitMs = 150_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error(`waited longer than ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
