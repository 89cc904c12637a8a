/** Compiled code is kept for the next start, never taken damaged or from others, and missed by nobody. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { codeFolder, makeCodeFolder } from '../../src/cli/code-folder.ts';
import { openKeptCode } from '../../src/cli/kept-code.ts';
import { loadProgram } from '../../src/cli/load-program.ts';
import { startClosedbook } from '../end-to-end/child-process.ts';

const root = mkdtempSync(join(tmpdir(), 'closedbook-code-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(root, 'cache-'));
});

const ENTRY = 'cli-Abcd1234.cjs';
const files = {
  [ENTRY]: `const part = require('./part.cjs');
exports.named = () => part.twice(require('node:path').basename(__filename));
exports.later = () => require.import('node:os').then(({ EOL }) => EOL);
exports.seen = part.seen;`,
  'part.cjs': `exports.twice = (text) => text + text;
exports.seen = Object.keys(require('./${ENTRY}'));`,
};
const program = mkdtempSync(join(root, 'program-'));
for (const [name, text] of Object.entries(files)) writeFileSync(join(program, name), text);

interface Program {
  named(): string;
  later(): Promise<string>;
  readonly seen: readonly string[];
}

const opened = (command = 'runs') => openKeptCode({ entry: ENTRY, command, env: { XDG_CACHE_HOME: cache } })!;
const started = (code = opened()) => loadProgram(join(program, ENTRY), code) as Program;
const packs = () =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

function keptTwice(): string {
  for (const _ of [1, 2]) {
    const code = opened();
    started(code).named();
    code.keep();
  }
  expect(packs()).toHaveLength(1);
  return packs()[0]!;
}

it('loads what requires each other, Node and modules as Node would', async () => {
  const { named, later, seen } = started();
  expect(named()).toBe(`${ENTRY}${ENTRY}`);
  expect(await later()).toMatch(/\n/);
  // Whoever is required in a circle sees what is there by then.
  expect(seen).toEqual([]);
  expect(packs()).toEqual([]);
});

it('keeps the code of a command twice and then no more, for its user alone', () => {
  const path = keptTwice();
  const written = readFileSync(path);
  const code = opened();
  expect(started(code).named()).toBe(`${ENTRY}${ENTRY}`);
  expect(code.of('part.cjs')?.length).toBeGreaterThan(100);
  expect(code.of('other.cjs')).toBeUndefined();
  expect(opened('report').of('part.cjs')).toBeUndefined();
  code.keep();
  expect(readFileSync(path).equals(written)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

it('adds a file that is loaded later, and leaves the rest as it is', () => {
  keptTwice();
  const before = opened().of('part.cjs')!;
  writeFileSync(join(program, 'new.cjs'), 'exports.x = 1;');
  const code = opened();
  started(code);
  loadProgram(join(program, 'new.cjs'), code);
  code.keep();
  expect(opened().of('part.cjs')!.equals(before)).toBe(true);
  expect(opened().of('new.cjs')).toBeDefined();
});

it('takes nothing that is damaged, cut off or that others may write, and makes it anew', () => {
  const path = keptTwice();
  const whole = readFileSync(path);
  const damages = [
    ...[0, 4, 9, whole.length >> 1, whole.length - 1].map((at) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      return bytes;
    }),
    whole.subarray(0, whole.length - 5),
    whole.subarray(0, 6),
    Buffer.alloc(0),
  ];
  for (const bytes of damages) {
    writeFileSync(path, bytes);
    const code = opened();
    expect([code.of(ENTRY), code.of('part.cjs')]).toContain(undefined);
    expect(started(code).named()).toBe(`${ENTRY}${ENTRY}`);
    code.keep();
    expect(opened().of(ENTRY)).toBeDefined();
    expect(opened().of('part.cjs')).toBeDefined();
    expect(packs()).toEqual([path]);
  }
  if (process.platform === 'win32') return;
  chmodSync(path, 0o622);
  expect(opened().of('part.cjs')).toBeUndefined();
});

it('lies in the cache of the user, in a folder that is named, or nowhere', () => {
  const of = (env: Record<string, string>) =>
    codeFolder({ entry: ENTRY, command: 'runs', env })?.folder ?? null;
  const home = mkdtempSync(join(root, 'home-'));
  expect(of({ HOME: home })?.startsWith(join(home, '.cache', 'closedbook', 'code'))).toBe(true);
  expect(of({ HOME: home, XDG_CACHE_HOME: 'here' })).toBe(of({ HOME: home }));
  expect(of({ HOME: home, NODE_COMPILE_CACHE: cache })?.startsWith(cache)).toBe(true);
  expect(of({ HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
  if (process.platform === 'win32') return;
  expect(of({ HOME: join(home, 'none') })).toBeNull();
  if (process.geteuid?.() !== 0) expect(of({ HOME: '/' })).toBeNull();
});

it('keeps five builds', () => {
  const made = [1, 2, 3, 4, 5, 6, 7].map((at) => {
    const { folder } = codeFolder({
      entry: `cli-${at}.cjs`,
      command: 'runs',
      env: { XDG_CACHE_HOME: cache },
    })!;
    expect(makeCodeFolder({ folder })).toBe(true);
    return folder;
  });
  expect(made.filter((folder) => existsSync(folder))).toHaveLength(5);
  expect(existsSync(made.at(-1)!)).toBe(true);
});

it('is what a command does that starts twice at once, and none that is told not to or cannot', async () => {
  const said = async (env: Record<string, string>) => {
    const { code, out, err } = await startClosedbook(['stat', 'binom_ci', 'x=7', 'n=10'], env).ended;
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const env = { XDG_CACHE_HOME: cache, NODE_COMPILE_CACHE: '', NODE_DISABLE_COMPILE_CACHE: '' };
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  const outs = await Promise.all([
    said(env),
    said(env),
    said({ ...env, XDG_CACHE_HOME: file }),
    said({ ...env, XDG_CACHE_HOME: join(root, 'none'), NODE_DISABLE_COMPILE_CACHE: '1' }),
  ]);
  expect(packs()).toHaveLength(1);
  expect(existsSync(join(root, 'none'))).toBe(false);
  outs.push(await said(env));
  expect(new Set(outs).size).toBe(1);
});
