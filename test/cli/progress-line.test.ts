import { expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress-line.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** The last line drawn when `done` of `total` askings took so many seconds. */
function drawn({ seconds, done, total }: { seconds: number; done: number; total: number }): string {
  let clock = 0;
  let err = '';
  const terminal: Terminal = {
    out: () => undefined,
    err: (text) => {
      err = text;
    },
    live: true,
    colour: false,
    width: 100,
    env: {},
    cwd: '.',
    onInterrupt: () => () => undefined,
    now: () => new Date(clock),
  };
  const { listen } = progressLine(terminal);
  listen({ stage: 'ask', done: 0, total });
  clock = seconds * 1000;
  listen({ stage: 'ask', done, total });
  return err;
}

test.each([
  // One a second: what is left is as many seconds.
  [{ seconds: 10, done: 10, total: 69 }, '59 s left'],
  [{ seconds: 10, done: 10, total: 70 }, '1 min 0 s left'],
  [{ seconds: 10, done: 10, total: 3609 }, '59 min 59 s left'],
  [{ seconds: 10, done: 10, total: 3610 }, '1 h 0 min left'],
  [{ seconds: 10, done: 10, total: 7160 }, '1 h 59 min left'],
  // 119.7 s are rounded before they are split.
  [{ seconds: 10, done: 100, total: 1297 }, '2 min 0 s left'],
])('what is left is told in whole parts: %o', (event, left) => {
  expect(drawn(event)).toContain(left);
});
