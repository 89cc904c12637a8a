/**
 * Every command that has an option for an output: with its own input behind the output's name (a hard link here, as it needs
 * the most; other spellings and links stand in test/rows) and --force, the input stays; with somebody else's file there,
 * that stays without --force.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const FOREIGN = 'notes of mine, by hand\n';
const LOG = 'log.jsonl';
const QUIZ = 'quiz.csv';

/** The command, its input where it has one besides the store, the file that it would write below `out`, and its words. */
type Writing = readonly [name: string, input: string | null, file: string, words: readonly string[]];
const WRITINGS: readonly Writing[] = [
  ['grade', LOG, 'a.jsonl', ['grade', 'IN', '--rules-only', '--out', 'FILE']],
  ['check --junit', LOG, 'a.xml', ['check', 'IN', '--max', 'incorrect/asked=1', '--junit', 'FILE']],
  ['check --markdown', LOG, 'a.md', ['check', 'IN', '--max', 'incorrect/asked=1', '--markdown', 'FILE']],
  ['stat', 'vectors.jsonl', 'a.jsonl', ['stat', '--vectors', 'IN', '--out', 'FILE']],
  ['analyze', 'summary.json', 'summary.json', ['analyze', 'IN', '--out', 'OUT']],
  ['report', LOG, 'report.html', ['report', 'IN', '--out', 'OUT']],
  ['report of a summary', 'summary.json', 'summary.json', ['report', 'IN', '--out', 'OUT']],
  ['report --card', LOG, 'card.html', ['report', 'IN', '--out', 'OUT', '--card', 'owl']],
  ['site', 'summary.json', 'index.html', ['site', 'IN', '--out', 'OUT']],
  ['trend', LOG, 'trend.json', ['trend', 'IN', 'later.jsonl', '--out', 'OUT']],
  ['export', null, 'a.csv', ['export', 'RUN', '--to', 'csv', '--out', 'FILE']],
  ['export of several files', null, 'rook/params.json', ['export', 'RUN', '--to', 'mlflow', '--out', 'OUT']],
  ['audit draw', null, 'a.csv', ['audit', 'draw', 'RUN', '--size', '12', '--out', 'FILE']],
  [
    'audit draw, its record',
    null,
    'a.record.json',
    ['audit', 'draw', 'RUN', '--size', '12', '--out', 'out/a.csv'],
  ],
  ['init', null, 'spec.yaml', ['init', 'FILE']],
  ['dataset stats', QUIZ, 'a.svg', ['dataset', 'stats', 'IN', '--out', 'FILE']],
  ['dataset items', LOG, 'a.csv', ['dataset', 'items', 'IN', '--out', 'FILE']],
  ['dataset export', QUIZ, 'a.jsonl', ['dataset', 'export', 'IN', '--to', 'inspect', '--out', 'FILE']],
  ['dataset import', QUIZ, 'questions.jsonl', ['dataset', 'import', 'IN', '--out', 'OUT']],
  ['dataset sample', QUIZ, 'questions.jsonl', ['dataset', 'sample', 'IN', '--size', '5', '--out', 'OUT']],
  ['dataset sample, its card', QUIZ, 'card.json', ['dataset', 'sample', 'IN', '--size', '5', '--out', 'OUT']],
  ['dataset dedupe', QUIZ, 'questions.jsonl', ['dataset', 'dedupe', 'IN', '--out', 'OUT']],
  [
    'dataset review',
    'items.csv',
    'card.json',
    ['dataset', 'review', 'IN', '--dataset', QUIZ, '--out', 'OUT'],
  ],
  ['dataset build', 'facts.csv', 'questions.jsonl', ['dataset', 'build', '--from', 'IN', '--out', 'OUT']],
];

describe('an output', () => {
  let place: Scratch;
  let runId: string;
  beforeAll(async () => {
    place = await scratch();
    const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const answers = Array.from({ length: 24 }, (_, n) => ({
      id: `q${n >> 1}`,
      question: `Who painted number ${n >> 1}?`,
      gold: 'Ada',
      model: n % 2 === 0 ? 'rook' : 'owl',
      response: n % 3 === 0 ? 'Bob' : 'Ada',
    }));
    await place.file(LOG, lines(answers));
    await place.file('later.jsonl', lines(answers.slice(4)));
    await place.file('vectors.jsonl', lines([{ id: 'a', stat: 'binom_ci', args: { x: 7, n: 10 } }]));
    const asked = answers.filter(({ model }) => model === 'owl');
    await place.file(
      QUIZ,
      `id,question,answer,topic\n${asked.map(({ id, question }, n) => `${id},${question},Ada,${n % 2 ? 'art' : 'war'}\n`).join('')}`,
    );
    await place.file('facts.csv', 'subject,property,value\nAda Quill,birth date,1910-02-03\n');
    const { out } = await closedbook(['import', place.path(LOG), '--json', '--store', place.path('s.db')]);
    runId = JSON.parse(out).runId;
    await closedbook(['analyze', place.path(LOG), '--out', place.folder, '--quiet']);
    await place.file(
      'items.csv',
      'question_id,question,decision,new_value,reason,source,name\nq1,Who painted number 1?,keep,,seen,,ada\n',
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  /** Runs it over what `stands` where it would write. @returns its ending and what stands there then. */
  async function written([, input, file, words]: Writing, stands: 'input' | 'foreign', force: boolean) {
    const target = place.path('out', file);
    rmSync(place.path('out'), { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    if (stands === 'foreign') writeFileSync(target, FOREIGN);
    else linkSync(place.path(input!), target);
    const said: Record<string, string> = {
      IN: place.path(input ?? ''),
      OUT: place.path('out'),
      FILE: target,
      RUN: runId,
    };
    const ended = await closedbook([
      ...words.map((word) => said[word] ?? (/\.(csv|jsonl)$/.test(word) ? place.path(word) : word)),
      ...(words[0] === 'stat' ? [] : ['--store', place.path('s.db')]),
      ...['--quiet', ...(force ? ['--force'] : [])],
    ]);
    return { ...ended, now: readFileSync(target, 'utf8') };
  }

  test.each(WRITINGS.filter(([, input]) => input !== null))(
    'of %s never eats its input',
    async (...writing) => {
      const before = readFileSync(place.path(writing[1]!), 'utf8');
      const { code, err, now } = await written(writing, 'input', true);
      expect(err).toMatch(/an input of this command|never overwritten/);
      expect(code).toBe(2);
      expect(now).toBe(before);
    },
  );

  test.each(WRITINGS)('of %s eats nothing of somebody else', async (...writing) => {
    const { code, err, now } = await written(writing, 'foreign', false);
    expect(err).toMatch(
      /that closedbook did not make|never overwritten|is already there|is a question set already|or an earlier site/,
    );
    expect(code).toBe(2);
    expect(now).toBe(FOREIGN);
  });

  test('of somebody else is written over with --force', async () => {
    const { code, now } = await written(WRITINGS[0]!, 'foreign', true);
    expect(code).toBe(0);
    expect(now).not.toBe(FOREIGN);
  });
});
