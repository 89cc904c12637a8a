/** Bad input: a clear message, exit code 2, nothing written. */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const QUESTION = '{"id":"q1","question":"Who painted it?","answer":"Ada Quill"}\n';

describe('bad input ends with exit code 2 and says what to do', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    await place.file('good.jsonl', QUESTION);
    await place.file('empty.jsonl', '');
    await place.file('broken.jsonl', `${QUESTION}{"id":"q2","question":\n`);
    await place.file('columns.csv', 'wording,solution\nWho?,Ada\n');
    await place.file('twice.jsonl', QUESTION + QUESTION);
    await place.file('spec.yaml', 'datasets: [x]\nmodels:\n  - name: [\n');
    await writeFile(place.path('corrupt.db'), 'this is no database, whatever its name says'.repeat(100));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const run = (dataset: string, ...more: string[]): string[] => [
    'run',
    ...['-d', place.path(dataset), '--store', place.path('s.db'), '--quiet'],
    ...(more.includes('-m') ? [] : ['-m', 'simulated/owl']),
    ...more,
  ];
  const HERE = { CLOSEDBOOK_SIMULATED_URL: 'http://127.0.0.1:9' };

  test.each<[string, () => string[], RegExp]>([
    [
      'a missing file',
      () => ['report', place.path('missing.csv')],
      /no file .*missing\.csv[\s\S]*\[file-missing\]/,
    ],
    ['a missing question set', () => run('missing.jsonl'), /\[dataset-unknown\]/],
    ['an empty file', () => run('empty.jsonl'), /\[file-empty\]/],
    ['a broken line', () => run('broken.jsonl'), /broken\.jsonl:2.*\[?[\s\S]*\[file-malformed\]/],
    [
      'an unknown column',
      () => run('columns.csv'),
      /found the columns "wording", "solution"[\s\S]*--map[\s\S]*\[column-unknown\]/,
    ],
    [
      'a duplicate id',
      () => run('twice.jsonl'),
      /twice\.jsonl:2.*"q1".*twice\.jsonl:1[\s\S]*\[duplicate-id\]/,
    ],
    ['an unknown model', () => run('good.jsonl', '-m', 'oracle/one'), /oracle[\s\S]*\[model-unknown\]/],
    ['an unknown policy', () => run('good.jsonl', '-p', 'bold'), /got "bold"[\s\S]*\[policy-unknown\]/],
    ['an unknown rubric', () => run('good.jsonl', '--rubric', 'mild'), /\[rubric-unknown\]/],
    [
      'a missing key',
      () => run('good.jsonl', '-m', 'openai/gpt-4.1'),
      /OPENAI_API_KEY[\s\S]*\[key-missing\]/,
    ],
    [
      'a model that browses',
      () => run('good.jsonl', '-m', 'openai/gpt-4o-search-preview'),
      /\[model-browses\]/,
    ],
    ['an unreachable URL', () => run('good.jsonl'), /\[provider-unreachable\]/],
    ['a broken spec', () => ['run', place.path('spec.yaml')], /spec\.yaml:\d+:\d+[\s\S]*\[file-malformed\]/],
    ['no models', () => ['run', '-d', place.path('good.jsonl')], /models[\s\S]*-m[\s\S]*\[spec-invalid\]/],
    ['an unknown run', () => ['resume', 'nothing', '--store', place.path('s.db')], /\[run-unknown\]/],
    ['a corrupt store', () => ['runs', '--store', place.path('corrupt.db')], /\[store-corrupt\]/],
    ['an unknown command', () => ['ask'], /unknown command 'ask'/],
    ['an unknown option', () => ['runs', '--verbose'], /unknown option '--verbose'/],
    ['a number that is none', () => run('good.jsonl', '--trials', 'many'), /whole number.*"many"/],
  ])('%s', async (_, args, message) => {
    const { code, err } = await closedbook(args(), HERE);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test('an unwritable output', async () => {
    const blocked = await place.file('blocked', 'a file where a folder should be');
    const answers = await place.file(
      'answers.jsonl',
      '{"question":"Who?","gold":["Ada"],"model":"m","response":"Ada"}\n',
    );
    const { code, err } = await closedbook(['grade', answers, '--out', `${blocked}/out.jsonl`, '--quiet']);
    expect(err).toMatch(/\[output-unwritable\]/);
    expect(code).toBe(2);
  });

  test('a store from a newer version', async () => {
    const path = place.path('newer.db');
    const oneMore = { version: 999, name: 'from the future', statements: () => [] };
    await (await openStore(path, { migrations: [...MIGRATIONS, oneMore] })).close();
    const { code, err } = await closedbook(['runs', '--store', path]);
    expect(err).toMatch(/\[store-newer\]/);
    expect(code).toBe(2);
  });

  test('with --json the error is JSON on stdout', async () => {
    const { code, out } = await closedbook(['report', place.path('missing.csv'), '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).error.code).toBe('file-missing');
  });
});
