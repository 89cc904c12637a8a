/**
 * Where a command writes, and what it may know of the process around it. A value and not the globals, so that
 * tests run commands in-process and read what a user would see.
 */
export interface Terminal {
  /** Results: one JSON document with --json, tables otherwise. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  /** Whether stderr is a terminal that can redraw a line. */
  readonly live: boolean;
  readonly colour: boolean;
  /** Columns of the terminal; 80 when unknown. */
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Calls back on Ctrl-C; returns the function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  now(): Date;
  /** Lines that are meant as commands to GitHub Actions; everything else is kept from being one. */
  annotate?(text: string, where: 'out' | 'err'): void;
  /** Ends the process at once, as Ctrl-C would. Absent where there is none to end. */
  end?(): void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // A reader that closes early (| head) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  // What would have been told is told to nobody; the run behind it goes on.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const noColour = process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '';
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true && process.env['CI'] === undefined,
    colour: process.stdout.isTTY === true && !noColour,
    width: Math.max(40, Math.min(process.stdout.columns ?? 80, 120)),
    env: process.env,
    cwd: process.cwd(),
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      process.on('SIGTERM', listener);
      return () => {
        process.off('SIGINT', listener);
        process.off('SIGTERM', listener);
      };
    },
    now: () => new Date(),
    end: () => process.exit(130),
  };
}
