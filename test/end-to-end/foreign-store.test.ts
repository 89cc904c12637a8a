/**
 * A store that somebody else made names where its models are asked. No command sends a key there before the user has said so: not by
 * the addresses of its spec, nor by a respondent, a judge or a batch that names one of its own. 0.0.0.0 is this machine, and
 * for closedbook a host like any other, so that what is sent arrives.
 */
import { copyFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type FixtureServer, fixtureServer } from '../model/fixture-server.ts';
import { type Scratch, scratch } from './scratch.ts';

const KEY = 'sk-of-the-shell-0123456789';

describe('a store that somebody else made', () => {
  let place: Scratch;
  let provider: FixtureServer;
  let stranger: FixtureServer;
  let address: string;
  let runId: string;
  let stores = 0;

  beforeAll(async () => {
    place = await scratch();
    provider = await fixtureServer(() => ({ text: 'Ada Quill' }));
    stranger = await fixtureServer(() => ({ text: 'perhaps Ada, perhaps Bob' }));
    address = `${stranger.url.replace('127.0.0.1', '0.0.0.0')}/v1`;
    const set = await place.file(
      'q.csv',
      'id,question,answer\nq1,Who painted it?,Ada Quill\nq2,Who wrote it?,Bob Reed\n',
    );
    const made = await closedbook(
      [
        ...['run', '-d', set, '-m', 'openai/gpt-4.1', '--judge', 'openai/gpt-4.1-mini', '--json', '--quiet'],
        ...['--base-url', `openai=${address}`, '--store', place.path('made.db'), '--out', place.path('out')],
      ],
      { OPENAI_API_KEY: 'sk-of-the-stranger-0123', HOME: place.path('their-home') },
    );
    expect(made.code, made.err).toBe(0);
    runId = JSON.parse(made.out).runId;
  });
  beforeEach(() => {
    provider.received.length = 0;
    stranger.received.length = 0;
  });
  afterAll(async () => {
    await provider.close();
    await stranger.close();
    await place[Symbol.asyncDispose]();
  });

  /** The store, changed by its maker; the second trial is still to be asked. */
  async function prepared(...changes: string[]): Promise<string> {
    stores += 1;
    const path = place.path(`theirs-${stores}.db`);
    await copyFile(place.path('made.db'), path);
    const store = await openConnection(path, { readonly: false });
    for (const change of [`update runs set spec = json_set(spec, '$.trials', 2)`, ...changes]) {
      store.exec(change);
    }
    store.close();
    return path;
  }
  const noAddress = `update runs set spec = json_remove(spec, '$.baseUrls')`;
  const environment = (home: string) => ({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: `${provider.url}/v1`,
    HOME: place.path(home),
  });
  const command = (words: readonly string[], store: string, home = 'no-word') =>
    closedbook([...words, '--store', store, '--quiet'], environment(home));
  const resume = () => ['resume', runId, '--out', place.path('out')];
  const arrived = () => stranger.received.map(({ headers }) => headers.authorization);

  test.each<readonly [string, () => readonly string[]]>([
    ['resume', resume],
    ['grade --judge', () => ['grade', runId, '--judge', 'openai/gpt-4.1-mini']],
    ['grade --judge-again', () => ['grade', runId, '--judge-again', '1']],
    ['grade --claims', () => ['grade', runId, '--claims', 'openai/gpt-4.1-mini']],
    [
      'revise --judge',
      () => ['revise', runId, 'q1', '--reference', 'Cleo Marsh', '--judge', 'openai/gpt-4.1-mini'],
    ],
  ])('gets no key by %s', async (_, words) => {
    const { code, err } = await command(words(), await prepared());
    expect(err).toMatch(
      /the key in OPENAI_API_KEY goes to 0\.0\.0\.0.*named by baseUrls.*\[host-untrusted\]/s,
    );
    expect(err).toContain(`closedbook trust ${address}`);
    expect(code).toBe(2);
    expect(arrived()).toEqual([]);
  });

  test.each<readonly [string, () => readonly string[], readonly string[]]>([
    [
      'a respondent that is not in the spec',
      resume,
      [
        noAddress,
        `update run_respondents set body = replace(body, 'openai/gpt-4.1"', 'openai/gpt-4.1@ADDRESS"')`,
      ],
    ],
    [
      'a judge of the spec',
      resume,
      [`update runs set spec = json_set(json_remove(spec, '$.baseUrls'), '$.judges[0]', 'openai/j@ADDRESS')`],
    ],
    [
      'a batch',
      () => ['cancel', runId, '--out', place.path('out')],
      [
        noAddress,
        `insert into batches (batch_id, run, state, body) select 'b1', id, 'submitted', json_object(
          'id', 'b1', 'runId', run_id, 'purpose', 'ask', 'pass', 'open', 'model', 'openai/m@ADDRESS', 'place', 'x',
          'state', 'submitted', 'providerId', 'p1', 'status', null, 'requests', 1, 'counts', null, 'reservedUsd', null,
          'preparedAt', '2026-01-01T00:00:00Z', 'submittedAt', '2026-01-01T00:00:00Z', 'expiresAt', null,
          'endedAt', null, 'readAt', null, 'error', null) from runs`,
      ],
    ],
  ])('gets no key by %s', async (_, words, changes) => {
    const store = await prepared(...changes.map((change) => change.replace('ADDRESS', address)));
    const { code, err } = await command(words(), store);
    expect(err).toMatch(/the key in OPENAI_API_KEY goes to 0\.0\.0\.0.*\[host-untrusted\]/s);
    expect(code).toBe(2);
    expect(arrived()).toEqual([]);
  });

  test('gets it once the user has said so of the address, and no longer when they take it back', async () => {
    const said = environment('word');
    await closedbook(['trust', `${address}/`], said);
    const listed = await closedbook(['trust', '--list'], said);
    expect(listed.out).toBe(`${address}/  any key\n`);
    const { code, err } = await command(resume(), await prepared(), 'word');
    expect(code, err).toBe(0);
    expect(new Set(arrived())).toEqual(new Set([`Bearer ${KEY}`]));
    await closedbook(['trust', '--remove', address], said);
    expect((await command(resume(), await prepared(), 'word')).code).toBe(2);
  });

  test('or of its folder, or where a variable of the shell names the same address', async () => {
    await closedbook(['trust', place.folder], environment('folder'));
    expect((await command(resume(), await prepared(), 'folder')).code).toBe(0);
    const variable = { ...environment('no-word'), OPENAI_BASE_URL: address };
    const store = await prepared();
    expect((await closedbook([...resume(), '--store', store, '--quiet'], variable)).code).toBe(0);
    expect(arrived()).not.toEqual([]);
  });

  test('who began a run at an address goes on with it there, with that key alone', async () => {
    const store = place.path('own.db');
    const begun = await command(
      [
        'run',
        '-d',
        place.path('q.csv'),
        '-m',
        `openai/gpt-4.1@${address}`,
        '--out',
        place.path('out'),
        '--json',
      ],
      store,
      'own',
    );
    expect(begun.code, begun.err).toBe(0);
    const id = JSON.parse(begun.out).runId;
    expect((await command(['resume', id, '--out', place.path('out')], store, 'own')).code).toBe(0);
    const other = { ...environment('own'), COMPATIBLE_API_KEY: 'sk-another-key-0123456' };
    const change = `update runs set spec = json_set(json_remove(spec, '$.baseUrls'), '$.judges[0]', 'compatible/j@${address}')`;
    const theirs = await prepared(change);
    const { code, err } = await closedbook([...resume(), '--store', theirs, '--quiet'], other);
    expect([code, err]).toEqual([2, expect.stringContaining('COMPATIBLE_API_KEY')]);
  });
});
