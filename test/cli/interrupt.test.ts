/** Who listens for Ctrl-C: what pays for answers ends cleanly, what only reads is ended by the system. */
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.ts';
import { openWorkspace } from '../../src/cli/workspace.ts';

const OPTIONS = { store: 'runs.db', quiet: true, json: false, seed: 1 };

async function listening(how: { stopsCleanly?: boolean }) {
  const listeners = new Set<() => void>();
  let err = '';
  const terminal: Terminal = {
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    live: false,
    colour: false,
    width: 80,
    env: {},
    cwd: '.',
    onInterrupt(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => new Date(0),
  };
  const { workspace } = await openWorkspace({ terminal, exit: () => undefined }, OPTIONS, how);
  const interrupt = () => {
    for (const listener of [...listeners]) listener();
  };
  return { workspace, listeners, interrupt, err: () => err };
}

describe('Ctrl-C', () => {
  test('is left to the system where nothing is paid for', async () => {
    expect((await listening({})).listeners.size).toBe(0);
  });

  test('stops cleanly, then without waiting, and the third time is left to the system', async () => {
    const { workspace, listeners, interrupt, err } = await listening({ stopsCleanly: true });
    interrupt();
    expect(workspace.stop.aborted).toBe(true);
    expect(workspace.abandon.aborted).toBe(false);
    expect(err()).toContain('stopping: waiting for the answers in flight');
    interrupt();
    expect(workspace.abandon.aborted).toBe(true);
    expect(listeners.size).toBe(0);
  });
});
