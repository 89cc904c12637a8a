/** Who listens for Ctrl-C: what pays for answers ends cleanly, what only reads is ended by the system. */
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.ts';
import { inWorkspace } from '../../src/cli/workspace.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';

const OPTIONS = { store: 'runs.db', quiet: true, json: false, seed: 1 };

interface Listening {
  readonly workspace: Workspace;
  readonly listeners: ReadonlySet<() => void>;
  readonly interrupt: () => void;
  readonly err: () => string;
}

async function listening(how: { stopsCleanly?: boolean }, look: (at: Listening) => void) {
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
  const interrupt = () => {
    for (const listener of [...listeners]) listener();
  };
  await inWorkspace(
    { terminal, exit: () => undefined },
    { options: OPTIONS, ...how },
    async ({ workspace }) => look({ workspace, listeners, interrupt, err: () => err }),
  );
  expect(listeners.size).toBe(0);
}

describe('Ctrl-C', () => {
  test('is left to the system where nothing is paid for', async () => {
    await listening({}, ({ listeners }) => expect(listeners.size).toBe(0));
  });

  test('stops cleanly, then without waiting, and the third time is left to the system', async () => {
    expect.assertions(6);
    await listening({ stopsCleanly: true }, ({ workspace, listeners, interrupt, err }) => {
      interrupt();
      expect(workspace.stop.aborted).toBe(true);
      expect(workspace.abandon.aborted).toBe(false);
      expect(err()).toContain('stopping: waiting for the answers in flight');
      interrupt();
      expect(workspace.abandon.aborted).toBe(true);
      expect(listeners.size).toBe(0);
    });
  });
});
