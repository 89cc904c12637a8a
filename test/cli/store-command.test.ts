/** Which store a command works on, and runs that go from one to another. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskStore, RUN } from '../desk/desk-store.ts';
import { closedbook } from './captured-terminal.ts';

let made: Awaited<ReturnType<typeof deskStore>>;
beforeAll(async () => {
  made = await deskStore();
});
afterAll(() => rmSync(made.folder, { recursive: true }));

test('CLOSEDBOOK_STORE names the store of a command, and --store wins over it', async () => {
  const env = { CLOSEDBOOK_STORE: made.path };
  expect((await closedbook(['runs'], env)).out).toContain(RUN);
  const other = await closedbook(['runs', '--store', join(made.folder, 'other.db')], env);
  expect(other.out).not.toContain(RUN);
});

test('a copy says of each run whether it was copied or there', async () => {
  const to = join(made.folder, 'copy.db');
  for (const state of ['copied, 240 replies', 'is there already']) {
    const told = await closedbook(['store', 'copy', made.path, to]);
    expect(told).toMatchObject({ code: 0, out: `${RUN}  ${state}\n` });
  }
});

test('no password of an address reaches the terminal', async () => {
  const env = { CLOSEDBOOK_STORE: 'postgres://ada:s3cret@127.0.0.1:1/team' };
  const { code, out, err } = await closedbook(['runs', '--json'], env);
  expect(code).toBe(2);
  expect(out + err).toContain('postgres://ada@127.0.0.1:1/team');
  expect(out + err).not.toContain('s3cret');
});
