/** Escape sequences of others do not reach the terminal, and programs that asked for JSON get JSON. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { harmlessTerminal, REDRAW } from '../../src/cli/harmless-terminal.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { closedbook } from './captured-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'closedbook-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Clears the screen, opens a link, turns the words around, and the same in C1 controls. */
const HOSTILE = '\u001b[2J\u001b]8;;http://x\u0007owl\u202e\u2066\u009b2J\r';
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('what others wrote', () => {
  test('is shown and not obeyed, in tables and in messages', async () => {
    const path = join(folder, 'answers.jsonl');
    const row = {
      question: 'Who?',
      gold: 'Ada',
      model: HOSTILE,
      response: `Bob ${HOSTILE}`,
      human: 'correct',
    };
    writeFileSync(path, `${JSON.stringify(row)}\n`);
    const table = await closedbook(['agreement', path]);
    expect(table.out).toContain('owl');
    expect(table.out).not.toMatch(OBEYED);
    const missing = await closedbook(['analyze', `${folder}/${HOSTILE}.csv`]);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('\\u001b[2J');
    expect(missing.err).not.toMatch(OBEYED);
  });

  test('is no command to GitHub Actions, and our own annotations are', async () => {
    const path = join(folder, 'command.jsonl');
    const row = {
      question: 'Who?',
      gold: 'Ada',
      model: '::error title=x::owned ##[error]',
      response: 'Bob',
      human: 'correct',
    };
    writeFileSync(path, `${JSON.stringify(row)}\n`);
    const gate = ['check', path, '--max', 'incorrect/asked=0.1'];
    const { out } = await closedbook(gate, { GITHUB_ACTIONS: 'true' });
    expect(out).toContain('owned');
    expect(out).not.toMatch(/^\s*::error title=x|##\[/m);
    expect(out).toMatch(/^::notice title=closedbook::/m);
  });

  test('keeps its meaning in a JSON document', async () => {
    const path = join(folder, 'json.jsonl');
    const row = { question: 'Who?', gold: 'Ada', model: HOSTILE, response: 'Bob', human: 'incorrect' };
    writeFileSync(path, `${JSON.stringify(row)}\n`);
    const { out } = await closedbook(['agreement', path, '--json']);
    expect(out).not.toMatch(OBEYED);
    const { rows } = JSON.parse(out) as { rows: { respondent: string | null }[] };
    expect(rows.map(({ respondent }) => respondent)).toContain(HOSTILE.trim());
  });
});

test('colours and the redrawn line of this program pass, those of others do not', () => {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  const terminal = harmlessTerminal({ out: write, err: write, colour: true, env: {} } as unknown as Terminal);
  terminal.out('\u001b[1mbold\u001b[0m \u001b[8mhidden');
  terminal.err(`${REDRAW}asking ${REDRAW}`);
  expect(written).toEqual(['\u001b[1mbold\u001b[0m \\u001b[8mhidden', `${REDRAW}asking \\u000d\\u001b[2K`]);
});

test('a mistyped option is told in JSON to whoever asked for JSON', async () => {
  const { code, out, err } = await closedbook(['analyze', 'x.csv', '--pennalty', '3', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    error: { code: 'usage', message: expect.stringContaining('--pennalty') },
  });
  expect(err).toContain('--pennalty');
});
