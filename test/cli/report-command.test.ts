/** `closedbook report` on a file of answers: what it says of the questions, and of letters that pictures cannot show. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookOf } from '../../src/stages/report/charts/look.ts';
import { scratch } from '../end-to-end/scratch.ts';
import { SIX } from '../stages/report/fixtures/published.ts';
import { summaryFromCounts } from '../stages/report/fixtures/summary-from-counts.ts';
import { closedbook } from './captured-terminal.ts';

const answers = (models: readonly string[]): string =>
  models
    .flatMap((model) => [
      { model, question: 'Which river flows through Ulm?', gold: 'Danube', answer: 'Danube' },
      { model, question: 'Which river flows through Bonn?', gold: 'Elbe', answer: 'Rhine' },
    ])
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');

describe('closedbook report', () => {
  test('lists the questions that nobody got right, and what the answers say instead', async () => {
    await using place = await scratch();
    const path = await place.file(
      'answers.jsonl',
      answers(['openai/gpt-4.1', 'openai/gpt-4o', 'anthropic/claude-opus-4', 'google/gemini-2.5-pro']),
    );
    const out = join(path, '..', 'out');
    const { code, err } = await closedbook(['report', path, '--format', 'md', '--out', out]);
    expect(code).toBe(0);
    expect(err).not.toContain('warning');
    const report = await readFile(join(out, 'report.md'), 'utf8');
    expect(report).toContain('## Questions that look wrong themselves');
    expect(report).toMatch(/flows through Bonn\? \| Elbe \| 4 of 4 say Rhine \| wrong gold/);
  });

  test('refuses on a summary, by name, what only the answers could honour', async () => {
    await using place = await scratch();
    const path = await place.file('answers.jsonl', answers(['gpt-4.1', 'gpt-4o']));
    const out = join(path, '..', 'out');
    const summary = join(out, 'summary.json');
    const report = ['report', summary, '--format', 'md', '--out', out];
    expect((await closedbook(['report', path, '--format', 'md', '--out', out])).code).toBe(0);
    expect((await closedbook(report)).code).toBe(0);
    const { code, err } = await closedbook([...report, '--penalty', '3', '--by', 'topic']);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toMatch(
      /--penalty, --by have no effect on a summary, which is made already \(its penalties are 0, 1, 3, 9\).* Name the run, the answers or the table/,
    );
    for (const command of [
      ['analyze', summary],
      ['compare', 'gpt-4.1', 'gpt-4o', '--in', summary],
      ['check', summary, '--max', 'incorrect/asked=0.9'],
    ]) {
      expect((await closedbook([...command, '--cluster', 'none'])).err).toContain('--cluster has no effect');
      // What was asked for is refused also where it is what stands where nothing is asked for.
      const given = await closedbook([...command, '--cluster', 'subject', '--seed', '1']);
      expect([given.code, given.err]).toEqual([
        2,
        expect.stringContaining('--cluster, --seed have no effect'),
      ]);
    }
  });

  test('refuses on a published table what only answers could honour, and takes the rest', async () => {
    const table = 'datasets/published/simpleqa-verified.csv';
    const { code, err } = await closedbook(['analyze', table, '--cluster', 'none', '--pool', '--seed', '2']);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain(
      '--cluster, --pool have no effect on a published table, which holds counts and no answers',
    );
    expect((await closedbook(['analyze', table, '--seed', '2', '--penalty', '4'])).code).toBe(0);
  });

  test('says on stderr which names PNG shows as boxes', async () => {
    await using place = await scratch();
    const path = await place.file('answers.jsonl', answers(['โมเดล', 'gpt-4.1']));
    const out = join(path, '..', 'out');
    const made = await closedbook(['report', path, '--format', 'png', '--only', 'outcomes', '--out', out]);
    expect(made.code).toBe(0);
    expect(made.err).toMatch(/^warning: PNG and PDF show boxes .*โมเดล.*npm install/m);
  });
});

test('with several trials a question, n counts askings, and captions call them so', () => {
  const summary = summaryFromCounts(SIX);
  expect(lookOf(summary).unit).toBe('questions');
  summary.provenance.kind = 'run';
  summary.provenance.datasets = [{ name: 'd', version: '1', questions: 250 }];
  expect(lookOf(summary).unit).toBe('askings');
});
