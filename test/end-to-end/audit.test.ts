/** A sample drawn blind, graded by a person, read back: rates are corrected by it, and agreement is told. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeRows } from '../../src/rows/write-rows.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('audit', () => {
  let place: Scratch;
  let simulator: Simulator;
  let runId: string;
  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(11, 60);
    simulator = await startSimulator({ questions, seed: 11 });
    const ran = await closedbook(
      [
        'run',
        '-d',
        await place.questions('q.jsonl', questions),
        '-m',
        'simulated/rook',
        '-m',
        'simulated/owl',
        '--judge',
        'simulated/assayer',
        '--json',
        '--quiet',
        '--store',
        place.path('s.db'),
        '--out',
        place.folder,
      ],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    runId = JSON.parse(ran.out).runId;
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  test('the sheet is blind, and what comes back corrects the rates', async () => {
    const sheet = place.path('sheet.csv');
    const drawn = await closedbook([
      'audit',
      'draw',
      runId,
      '--size',
      '60',
      '--out',
      sheet,
      '--store',
      place.path('s.db'),
      '--json',
    ]);
    expect(drawn.err).toBe('');
    expect(readFileSync(sheet, 'utf8').startsWith('\ufeffaudit_id')).toBe(true);
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(sheet)) rows.push(row);
    expect(rows.length).toBe(60);
    expect(JSON.stringify(rows)).not.toMatch(/\b(rook|owl)\b|simulated|"incorrect"/);

    const truth = new Map(
      simulator.ledger({ purpose: 'ask' }).map((entry) => [entry.text?.trim(), entry.outcome]),
    );
    const filled = rows.map((row) => ({
      ...row,
      outcome: truth.get(String(row['answer']).trim()) ?? 'unsure',
    }));
    await writeRows(sheet, filled);
    const read = await closedbook([
      'audit',
      'read',
      sheet,
      '--name',
      'ada',
      '--store',
      place.path('s.db'),
      '--json',
    ]);
    expect(read.err).toBe('');
    expect(JSON.parse(read.out).grades).toBe(rows.length);

    const summary = JSON.parse(
      (await closedbook(['analyze', runId, '--store', place.path('s.db'), '--json', '--quiet'])).out,
    );
    expect(summary.judge.sample).toBe('probability');
    for (const row of summary.rates.rows) {
      expect(row.corrected['correct/asked'].method).toBe('double-sampling');
      expect(row.corrected['correct/asked'].value).toBeGreaterThan(0);
    }
    const shown = await closedbook(['report', runId, '--store', place.path('s.db'), '--out', place.folder]);
    expect(shown.out).toMatch(/Wrong corrected by people’s sample: /);
    const told = await closedbook(['agreement', runId, '--store', place.path('s.db')]);
    expect(told.out).toContain('correct, incorrect, refused');
    // The names of every table, and no ids cut in the middle.
    expect(told.out.match(/^(?:rook|owl|all) +\d+ /gm)).toHaveLength(3);
    expect(told.out).not.toContain('simulated/');
  });

  test('a sheet saved under another name is known by its rows; a contested reply is held against nobody', async () => {
    const stored = ['--store', place.path('s.db')];
    const agreement = async () =>
      JSON.parse((await closedbook(['agreement', runId, ...stored, '--json'])).out);
    const before = await agreement();
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(place.path('sheet.csv'))) rows.push(row);
    const disputed = rows.findIndex(({ outcome }) => outcome === 'correct');
    const bobs = rows.map((row, at) => ({ ...row, outcome: at === disputed ? 'incorrect' : '' }));
    const renamed = place.path('sheet of bob.csv');
    await writeRows(renamed, bobs);
    const read = ['audit', 'read', renamed, '--name', 'bob', ...stored];
    const unfinished = await closedbook(read);
    expect(unfinished.code).toBe(2);
    expect(unfinished.err).toContain('--unfinished');
    expect((await closedbook([...read, '--unfinished'])).out).toContain('1 grade of human:bob');
    expect(before.contested).toBe(0);
    expect(await agreement()).toMatchObject({ contested: 1, pairs: before.pairs - 1 });
    expect((await closedbook(['agreement', runId, ...stored])).out).toContain('contested');

    const elsewhere = await scratch();
    await writeRows(elsewhere.path('alone.csv'), [bobs[disputed]!]);
    const alone = ['audit', 'read', elsewhere.path('alone.csv'), '--name', 'bob', '--unfinished', ...stored];
    const lost = await closedbook(alone);
    expect(lost.code).toBe(2);
    expect(lost.err).toContain('--record FILE.record.json');
    expect((await closedbook([...alone, '--record', place.path('sheet.record.json')])).code).toBe(0);
    await elsewhere[Symbol.asyncDispose]();

    const forget = ['audit', 'forget', runId, ...stored, '--name'];
    const nobody = await closedbook([...forget, 'eve']);
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('ada, bob');
    expect((await closedbook([...forget, 'bob'])).out).toContain('1 grade of human:bob taken back');
    expect(await agreement()).toMatchObject({ contested: 0, pairs: before.pairs });
    expect((await closedbook([...forget, 'bob'])).out).toContain('0 grades');
    expect((await closedbook([...read, '--unfinished'])).code).toBe(0);
    expect(await agreement()).toMatchObject({ contested: 1 });
    // Said again, and taken back again.
    expect((await closedbook([...forget, 'bob'])).out).toContain('1 grade of human:bob taken back');
    expect(await agreement()).toMatchObject({ contested: 0, pairs: before.pairs });
    expect((await closedbook([...read, '--unfinished'])).code).toBe(0);
  });

  test('people write in their own words, and all that cannot be read is told with its place', async () => {
    const stored = ['--store', place.path('s.db')];
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(place.path('sheet.csv'))) rows.push(row);
    const words = [
      'richtig',
      'Falsch',
      'correcto',
      '正确',
      '✓',
      'wrong',
      '0',
      'keine Antwort',
      'nicht sicher',
      'quatsch',
    ];
    const path = place.path('words.csv');
    await writeRows(
      path,
      rows.slice(0, words.length).map((row, at) => ({ ...row, outcome: words[at] })),
    );
    const read = ['audit', 'read', path, '--name', 'cleo', '--unfinished', ...stored];
    const refused = await closedbook(read);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('words.csv:10, column outcome: "nicht sicher"');
    expect(refused.err).toContain('words.csv:11, column outcome: "quatsch"');
    await writeRows(
      path,
      rows.slice(0, 8).map((row, at) => ({ ...row, outcome: words[at] })),
    );
    expect((await closedbook(read)).out).toContain('8 grades of human:cleo');
    const cleos = async () => {
      const exported = place.path('x.jsonl');
      await closedbook(['export', runId, '--to', 'jsonl', '--out', exported, ...stored]);
      const said: string[] = [];
      for await (const { row } of readRows(exported)) {
        const own = (
          row['grades'] as { grader: string | { id: string }; outcome?: string; why?: string }[]
        ).filter(({ grader }) => JSON.stringify(grader).includes('human:cleo'));
        if (own.length > 0) said.push(own.at(-1)!.outcome ?? 'none');
      }
      return said.sort();
    };
    const first = await cleos();
    // The same sheet corrected, and corrected back: the last reading counts.
    for (const word of ['refused', 'richtig']) {
      await writeRows(
        path,
        rows.slice(0, 8).map((row, at) => ({ ...row, outcome: at === 0 ? word : words[at] })),
      );
      expect((await closedbook(read)).out).toContain('8 grades of human:cleo');
    }
    expect(await cleos()).toEqual(first);
  });
});
