/** Answers of other tools, from their file to a report: what a user does with `closedbook import`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportResult } from '../../src/pipeline/exchange/import-result.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { zipOf } from '../interop/zip-of.ts';
import { type Scratch, scratch } from './scratch.ts';

interface Row {
  readonly id: number;
  readonly answer: string;
  readonly value?: unknown;
  readonly epoch?: number;
  readonly city?: string;
}

function log(model: string, rows: readonly Row[], accuracy: number): string {
  const samples = rows.map(({ id, answer, value, epoch = 1, city = `city ${id}` }) => ({
    id,
    epoch,
    input: `Which river flows through ${city}?`,
    target: 'Danube',
    output: { choices: [{ message: { role: 'assistant', content: answer }, stop_reason: 'stop' }] },
    ...(value === undefined ? {} : { scores: { match: { value } } }),
  }));
  const metrics = { accuracy: { name: 'accuracy', value: accuracy } };
  return JSON.stringify({
    version: 2,
    status: 'success',
    eval: { task: 'rivers', model, run_id: model },
    results: { total_samples: rows.length, scores: [{ name: 'match', scorer: 'match', metrics }] },
    samples,
  });
}

const PARROT: readonly Row[] = [
  { id: 1, answer: 'The Danube.', value: 'C' },
  { id: 2, answer: 'The Rhine.', value: 'I' },
  { id: 3, answer: 'I do not know.', value: 'I' },
];
const OWL: readonly Row[] = [
  { id: 1, answer: 'Danube', value: 'C' },
  { id: 2, answer: 'Danube', value: 'C' },
  { id: 3, answer: 'Danube', value: 'C' },
];

describe('closedbook import', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const run = async (...args: string[]) => {
    const { code, out, err } = await closedbook([
      'import',
      ...args,
      '--json',
      '--quiet',
      '--store',
      place.path('s.db'),
    ]);
    return { code, err, result: (out === '' ? null : JSON.parse(out)) as ImportResult };
  };

  test('replies that lost letters on the way are counted, in the ending and before the numbers of a report', async () => {
    const rows = ['Gda\ufffdsk', 'Gdańsk', 'Ł\ufffdd\ufffd'].map((answer, id) =>
      JSON.stringify({ id, question: `Which city has canal ${id}?`, gold: 'Gdańsk', model: 'heron', answer }),
    );
    await writeFile(place.path('lost.jsonl'), `${rows.join('\n')}\n`);
    const store = ['--store', place.path('lost.db')];
    const { out } = await closedbook(['import', place.path('lost.jsonl'), ...store]);
    expect(out.replace(/\s+/g, ' ')).toContain('2 replies hold replacement characters (U+FFFD)');
    const runId = /as run (\S+)/.exec(out)![1]!;
    for (const source of [runId, place.path('lost.jsonl')]) {
      const told = JSON.parse((await closedbook(['analyze', source, '--json', ...store])).out);
      expect(told.provenance.warnings.join()).toContain('2 replies hold replacement characters (U+FFFD)');
    }
  });

  test('a broken file of a folder is refused with its line and leaves nothing, the others are imported', async () => {
    const line = (id: number, model: string) =>
      JSON.stringify({ id, question: `Who built canal ${id}?`, gold: 'Ada', model, answer: 'Ada' });
    const rows = (model: string) => [1, 2].map((id) => `${line(id, model)}\n`).join('');
    const folder = place.path('torn');
    await mkdir(folder);
    await writeFile(place.path('torn', 'a.jsonl'), rows('one'));
    await writeFile(place.path('torn', 'b.jsonl'), `${rows('two')}${line(3, 'two').slice(0, 20)}\n`);
    await writeFile(place.path('torn', 'c.jsonl'), rows('three'));
    const { code, err, result } = await run(folder);
    expect(code).toBe(1);
    expect(err).toContain('1 file of the folder is broken');
    expect(result).toMatchObject({ answers: 4, questions: 2, respondents: ['one', 'three'] });
    expect(result.runId).toBe(result.run);
    expect(result.refused).toEqual([
      { path: place.path('torn', 'b.jsonl'), why: expect.stringMatching(/b\.jsonl:3:\d+: /) },
    ]);
    const named = await run(place.path('torn', 'c.jsonl'), place.path('torn', 'b.jsonl'));
    expect(named.code).toBe(2);
  });

  test('several logs become one run of several respondents that a report compares', async () => {
    const parrot = await place.file('parrot.json', log('acme/parrot', PARROT, 0.9));
    const owl = place.path('owl.eval');
    const document = JSON.parse(log('acme/owl', OWL, 1));
    await writeFile(
      owl,
      zipOf([
        { name: '_journal/start.json', content: '{}' },
        ...document.samples.map((sample: { id: number }) => ({
          name: `samples/${sample.id}_epoch_1.json`,
          content: JSON.stringify(sample),
        })),
        { name: 'header.json', content: JSON.stringify({ ...document, samples: undefined }) },
      ]),
    );
    const { code, err, result } = await run(parrot, owl, '--title', 'Rivers');
    expect(code).toBe(0);
    expect(result).toMatchObject({ answers: 6, questions: 3, respondents: ['acme/parrot', 'acme/owl'] });
    expect(result.outcomes).toEqual({ correct: 4, incorrect: 1, refused: 1, undecided: 0 });
    expect(result.files[0]!.metrics).toMatchObject([
      { name: 'match/accuracy', stated: 0.9, verdict: 'differs' },
    ]);
    expect(err).toContain('parrot.json states match/accuracy 0.9, its rows give 0.333333');

    const report = await closedbook([
      'report',
      String(result.run),
      '--format',
      'md',
      '--store',
      place.path('s.db'),
      '--out',
      place.folder,
    ]);
    expect(report.code).toBe(0);
    expect(report.out).toContain('Nothing can be concluded: no respondent has an outcome on 10 questions');
    const shown = await closedbook([
      'runs',
      'show',
      String(result.run),
      '--json',
      '--store',
      place.path('s.db'),
    ]);
    const { graders, run: kept } = JSON.parse(shown.out);
    expect(graders.map(({ id }: { id: string }) => id)).toContain('imported:inspect/match');
    expect(kept).toMatchObject({ title: 'Rivers', status: 'imported', planned: 6 });

    const again = await run(owl, parrot);
    expect(again.result).toMatchObject({ alreadyImported: true, run: result.run, answers: 6 });
  });

  test('a folder is imported with what is a log in it, and tells what is not', async () => {
    await mkdir(place.path('logs', 'inner'), { recursive: true });
    await writeFile(place.path('logs', 'a.json'), log('acme/a', PARROT, 1 / 3));
    await writeFile(place.path('logs', 'inner', 'b.json'), log('acme/b', OWL, 1));
    await writeFile(place.path('logs', 'copy of a.json'), log('acme/a', PARROT, 1 / 3));
    await writeFile(place.path('logs', 'notes.txt'), 'remember the milk\n');
    const { result, err } = await run(place.path('logs'), '--dry-run');
    expect(err).toBe('');
    expect(result).toMatchObject({ run: null, dryRun: true, answers: 6, questions: 3 });
    expect(result.skipped.map(({ why }) => why).sort()).toEqual([
      'no log of answers',
      expect.stringContaining('the same content as'),
    ]);
    const runs = await closedbook(['runs', '--store', place.path('s.db')]);
    expect(runs.out).not.toContain('acme/a');
  });

  test('the same question under another id is one question, the same id with another question is two', async () => {
    const first = await place.file(
      'first.json',
      log('acme/one', [{ id: 1, answer: 'Danube', city: 'Ulm' }], 1),
    );
    const second = await place.file(
      'second.json',
      log(
        'acme/two',
        [
          { id: 7, answer: 'Danube', city: 'Ulm' },
          { id: 1, answer: 'Rhine', city: 'Basel' },
        ],
        1,
      ),
    );
    const { result } = await run(first, second);
    expect(result).toMatchObject({ answers: 3, questions: 2 });
  });

  test('a second log of the same model is asked about, and with --pool adds trials and loses nothing', async () => {
    const first = await place.file(
      'day1.json',
      log('acme/three', [{ id: 1, answer: 'Danube', city: 'Linz' }], 1),
    );
    const second = await place.file(
      'day2.json',
      log('acme/three', [{ id: 1, answer: 'Inn', city: 'Linz' }], 0),
    );
    expect((await run(first, second)).code).toBe(2);
    const { result } = await run(first, second, '--pool');
    expect(result).toMatchObject({ answers: 2, questions: 1, respondents: ['acme/three'] });
    expect(result.notes.join()).toContain('further trials');
  });

  test('what is no log is refused with what it looks like, and nothing is written', async () => {
    const path = await place.file('config.json', '{"compilerOptions": {"strict": true}}');
    const { code, result, err } = await run(path);
    expect(code).toBe(2);
    expect(result).toMatchObject({ error: { code: 'format-unknown' } });
    expect(err).toContain('found a JSON object with the members compilerOptions');
  });

  test('a log that breaks half-way leaves no run behind', async () => {
    const whole = log('acme/broken', [...PARROT, { id: 9, answer: 'Danube' }], 1);
    const store = place.path('broken.db');
    const path = await place.file('broken.json', whole.slice(0, -40));
    const { code, err } = await closedbook(['import', path, '--store', store]);
    expect(code).toBe(2);
    expect(err).toContain('file-malformed');
    expect((await closedbook(['runs', '--store', store])).out).toContain('no runs yet');
  });

  test('a blocked reply is refused and said to be blocked, whether a file, an import or a run is graded', async () => {
    const row = (id: string, answer: string, finish_reason: string) =>
      JSON.stringify({
        id,
        question: `Who founded ${id}?`,
        gold: 'Ada Lind',
        model: 'm',
        answer,
        finish_reason,
      });
    const rows = [
      row('Ulm', 'Ada Lind', 'stop'),
      row('Bern', '', 'content_filter'),
      row('Zug', "I don't know.", 'stop'),
    ];
    const path = await place.file('blocked.jsonl', `${rows.join('\n')}\n`);
    const at = ['--store', place.path('blocked.db')];
    const imported = await closedbook(['import', path, '--quiet', ...at]);
    expect(imported.out).toContain(
      '3 with an outcome: 1 correct, 0 incorrect, 2 refused (1 of them blocked)',
    );
    const run = /as run (\S+)/.exec(imported.out)![1]!;
    const out = place.path('blocked-out.jsonl');
    for (const command of [
      ['grade', path, '--rules-only', '--out', out],
      ['grade', run, '--rules-only', ...at],
    ]) {
      expect((await closedbook([...command, '--quiet'])).out).toMatch(
        /refused +2 \(66\.7 %\) \(1 of them blocked\)\n +undecided +0/,
      );
    }
    const graded = (await readFile(out, 'utf8')).split('\n').map((line) => line && JSON.parse(line));
    expect(graded[1]).toMatchObject({ outcome: 'refused', reason: 'blocked', grader: null });
  });

  test('what is imported adds up: with an outcome, and without one by reason, in lines that are wrapped', async () => {
    const document = JSON.parse(log('acme/sums', PARROT, 1 / 3));
    document.samples[1].target = '';
    document.samples[1].scores = {};
    document.samples[2].output = { choices: [] };
    document.samples[2].error = { message: 'timeout', traceback: '' };
    document.eval.task = `rivers of ${'many lands and '.repeat(12)}the last`;
    const path = await place.file('sums.json', JSON.stringify(document));
    const { code, out } = await closedbook(['import', path, '--quiet', '--store', place.path('sums.db')]);
    expect(code).toBe(0);
    expect(out).toContain('imported 3 answers');
    expect(out).toContain('1 with an outcome: 1 correct, 0 incorrect, 0 refused');
    expect(out).toMatch(/2 without one: .*1 without a gold to grade against/);
    expect(out).toContain('1 failed with an error');
    expect(out.replace(/\s+/g, ' ')).toContain('and the last, status success');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('files without answers import nothing, exit with 1 and say what can be done', async () => {
    const store = place.path('none.db');
    const path = await place.file('none.json', log('acme/none', [], 1));
    const { code, out, err } = await closedbook(['import', path, '--store', store]);
    expect(code).toBe(1);
    expect(out).toContain('nothing to import');
    expect(err.replaceAll('\n', ' ')).toContain('as a published table');
    expect((await closedbook(['runs', '--store', store])).out).toContain('no runs yet');
  });
});
