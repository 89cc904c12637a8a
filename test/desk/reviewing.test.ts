/** Reviewing over HTTP: who may ask what, and what is no grade. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, serveDesk } from '../../src/desk/serve-desk.ts';
import { drawRunAudit } from '../../src/pipeline/grade/audit.ts';
import { deskStore, RUN, workspaceOf } from './desk-store.ts';

let folder: string;
let desk: DeskServer;
let owner: string;
let ada: string;
beforeAll(async () => {
  const made = await deskStore();
  folder = made.folder;
  const workspace = workspaceOf(made.path);
  await drawRunAudit(RUN, workspace, { size: 12, least: 2, seed: 1, out: join(folder, 'a.csv') });
  desk = await serveDesk(workspace, { port: 0, reviewers: ['Ada'] });
  const entered = async (link: string) => (await fetch(link)).headers.get('set-cookie')!.split(';')[0]!;
  owner = await entered(desk.link);
  ada = await entered(desk.reviewers[0]!.link);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const post = (what: string, given: unknown, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/api/review/${RUN}/${what}`, {
    method: 'POST',
    headers: { cookie: ada, origin: desk.url, ...headers },
    body: typeof given === 'string' ? given : JSON.stringify(given),
  });
const nextItem = async () =>
  ((await (await post('hand', {})).json()) as { items: { id: string }[] }).items[0]!.id;
const progress = async () =>
  ((await (await post('hand', {})).json()) as { progress: { graded: number } }).progress.graded;

describe('a grade', () => {
  test.each([
    ['without the cookie', 401, { cookie: '' }],
    ['with a forged cookie', 401, { cookie: `closedbook-desk=${'A'.repeat(43)}` }],
    ['of another origin', 403, { origin: 'http://evil.example' }],
    ['that a browser calls another site’s', 403, { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, status, headers) => {
    const given = { item: await nextItem(), word: { outcome: 'correct' } };
    expect((await post('grade', given, headers)).status).toBe(status);
    expect(await progress()).toBe(0);
  });

  test('is given under a name: the owner has none', async () => {
    for (const what of ['hand', 'grade', 'undo', 'aside', 'lock', 'settle'])
      expect((await post(what, {}, { cookie: owner })).status).toBe(403);
  });

  test.each([
    ['no JSON', '{'],
    ['no item', { word: { outcome: 'correct' } }],
    ['another item', { item: 'x', word: { outcome: 'correct' } }],
    ['an unknown word', { item: 'ITEM', word: { outcome: 'right' } }],
    ['an unknown reason', { item: 'ITEM', word: { outcome: 'refused', reason: 'bored' } }],
    ['a part that nobody knows', { item: 'ITEM', word: { outcome: 'correct', reviewer: 'Bo' } }],
    ['a note beyond measure', { item: 'ITEM', word: { outcome: 'correct', note: 'x'.repeat(5001) } }],
  ])('with %s is none', async (_, given) => {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    const response = await post('grade', text.replace('ITEM', await nextItem()));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    expect(await progress()).toBe(0);
  });

  test('of more than a note can hold is not read', async () => {
    expect((await post('grade', 'x'.repeat(100_000))).status).toBe(413);
  });

  test('is changed by no GET', async () => {
    for (const what of ['undo', 'lock']) {
      const address = `${desk.url}/api/review/${RUN}/${what}`;
      expect((await fetch(address, { headers: { cookie: ada } })).status).toBe(404);
    }
  });
});

describe('the guideline and the standing', () => {
  test('tell what counts as what by the run’s rubric, and where the review is', async () => {
    const guideline = await fetch(`${desk.url}/api/review/${RUN}/guideline`, { headers: { cookie: ada } });
    expect(await guideline.json()).toMatchObject({
      rubric: 'verified 1',
      cases: expect.arrayContaining([
        { what: '“A or B”, one of them right, without choosing', counts: 'refused' },
      ]),
    });
    const standing = await fetch(`${desk.url}/api/runs/${RUN}/review`, { headers: { cookie: owner } });
    expect(await standing.json()).toMatchObject({ drawn: 12, each: 2, people: [], more: { half: null } });
  });
});
