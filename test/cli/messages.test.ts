/** What a person reads who typed something wrong: the message names the mistake, the hint names what to type. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { messageLines } from '../../src/cli/message-lines.ts';
import { EXAMPLES } from '../../src/cli/text/examples.ts';
import { runsText } from '../../src/cli/text/runs-text.ts';
import { displayWidth } from '../../src/terminal/cells.ts';
import { closedbook } from './captured-terminal.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-messages-'));
  folders.push(folder);
  return folder;
}

async function specFile(text: string, name = 'spec.yaml'): Promise<string> {
  const path = join(await emptyFolder(), name);
  await writeFile(path, text);
  return path;
}

test('run without a spec says what is missing and how to get one', async () => {
  const { code, err } = await closedbook(['run']);
  expect(code).toBe(2);
  expect(err).toContain('the command names no datasets');
  expect(err).toContain('closedbook init');
});

test('a spec with the other ending is pointed at', async () => {
  const path = await specFile('datasets: [person-facts]\n');
  const { err } = await closedbook(['run', path.replace(/yaml$/, 'yml')]);
  expect(err).toContain(`There is a ${path}.`);
});

test('a single word where a list belongs is told in words of the file', async () => {
  const path = await specFile('datasets: [person-facts]\nmodels: simulated/rook\n');
  const { err } = await closedbook(['run', path]);
  expect(err).toContain(':2:9: models: expected a list, got a string\n  Put it in brackets: models: [ … ].');
});

test('a mistake in YAML is placed once', async () => {
  const path = await specFile('datasets: [a]\nseed: 1\nseed: 2\n');
  const { err } = await closedbook(['run', path]);
  expect(err).toContain(':3:1: Map keys must be unique\n');
});

test('the help of every command fits a terminal', async () => {
  for (const name of ['worker', 'trust', 'stop', ...Object.keys(EXAMPLES)]) {
    const { out } = await closedbook(name === 'closedbook' ? ['--help'] : [name, '--help']);
    expect(out).toContain('Usage: ');
    for (const line of out.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  }
});

test('a mistyped option points at the help of its own command', async () => {
  expect((await closedbook(['report', 'x', '--frmat', 'md'])).err).toContain(
    '(closedbook report --help lists the options)',
  );
  expect((await closedbook(['dataset', 'lnit'])).err).toContain(
    '(closedbook dataset --help lists the commands)',
  );
  expect((await closedbook(['reprot'])).err).toContain('(closedbook --help lists the commands)');
});

test('a mistake of words alone is broken like every other for the terminal in front of it', async () => {
  const { err } = await closedbook(['report', 'x', '--penalty', 'abc'], {}, process.cwd(), () => {}, true);
  expect(err.replace(/\s+/g, ' ')).toContain('expected a number of at least 0, got "abc"');
  for (const line of err.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
});

test('a slice that does not exist is refused before any source is read', async () => {
  const { err } = await closedbook(['report', 'nothing-there.csv', '--by', 'poplarity']);
  expect(err).toContain('got "poplarity"');
});

test('a folder that is no report says so', async () => {
  const folder = await emptyFolder();
  const { err } = await closedbook(['report', folder]);
  expect(err).toContain(`${folder}: expected a log of answers, found an empty folder`);
});

test('runs before the first run is an empty list, and titles are cut with a mark', async () => {
  const { code, out } = await closedbook(['runs', '--store', join(tmpdir(), 'closedbook-no-such.db')]);
  expect({ code, out }).toEqual({ code: 0, out: 'no runs yet: closedbook demo, or closedbook run\n' });
  const totals = {
    replies: 3612,
    answered: 3612,
    blocked: 0,
    failed: 0,
    passes: {
      open: { answered: 2658, blocked: 0, error: 0, empty: 0, truncated: 0 },
      forced: { answered: 954, blocked: 0, error: 0, empty: 0, truncated: 0 },
    },
    graded: 0,
    refused: 0,
    unseen: 0,
    costUsd: 0,
    unpricedCalls: 0,
  };
  const title = 'person-facts + people-who-never-were: 2 models';
  const run = {
    id: '2026-11-22-b6deb5',
    title,
    createdAt: '2026-11-22T04:34:35.507Z',
    status: 'complete',
    respondents: 2,
    planned: 2658,
    totals,
  };
  expect(runsText([run], 80)).toBe(
    '2026-11-22-b6deb5  04:34  complete      3,612 replies  person-facts + people-wh…\n',
  );
});

test('a long message is broken for a terminal and whole in a log, and an address is never cut', () => {
  const message = `closedbook: ${'word '.repeat(30)}end\n  hint ${'more '.repeat(20)}[usage]\n`;
  const shown = messageLines(message, { live: true, width: 80 });
  expect(shown.split('\n').every((line) => line.length <= 80)).toBe(true);
  expect(shown.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(2);
  expect(shown.replace(/\s+/g, ' ')).toBe(message.replace(/\s+/g, ' '));
  expect(messageLines(message, { live: false, width: 80 })).toBe(message);
  const address = `note: see https://example.org/${'a'.repeat(90)} for more\n`;
  expect(messageLines(address, { live: true, width: 80 })).toBe(address);
});
