/** What every command is given. */
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly terminal: Terminal;
  /** Sets the exit code; 0 unless called. */
  exit(code: number): void;
}
