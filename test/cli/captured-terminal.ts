/** A terminal that keeps what a user would see, for commands run in-process. */
import { runCli } from '../../src/cli/cli.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line and returns exit code and output; `heard` is given what goes to stderr while it does. */
export async function closedbook(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd: string = process.cwd(),
  heard: (text: string) => void = () => {},
  live = false,
): Promise<Captured> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
      heard(text);
    },
    live,
    colour: false,
    width: 80,
    env,
    cwd,
    onInterrupt: () => () => undefined,
    now: () => new Date(),
  };
  const code = await runCli(args, terminal);
  return { code, out, err };
}
