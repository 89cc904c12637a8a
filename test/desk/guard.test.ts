/** The desk over HTTP: who gets in, who does not, and what a page is told. */
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, serveDesk } from '../../src/desk/serve-desk.ts';
import { ratesOnly } from '../../src/stages/analyze/rates-only.ts';
import { openStore } from '../../src/store/open-store.ts';
import { deskStore, RUN, workspaceOf } from './desk-store.ts';

let folder: string;
let path: string;
let desk: DeskServer;
let cookie: string;
beforeAll(async () => {
  ({ folder, path } = await deskStore());
  desk = await serveDesk(workspaceOf(path), { port: 0, reviewers: ['Ada'] });
  const entered = await fetch(desk.link);
  cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const get = (to: string, headers: Record<string, string> = {}) =>
  fetch(desk.url + to, { headers: { cookie, ...headers } });

/** fetch does not let a test name another host or how a page is come to. */
function textAt(
  to: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(desk.url);
    const sent = request({ host: '127.0.0.1', port, path: to, method, headers }, async (response) => {
      let text = '';
      for await (const part of response.setEncoding('utf8')) text += part;
      resolve({ status: response.statusCode!, text });
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function statusAt(to: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return (await textAt(to, headers, method)).status;
}

const NAVIGATION = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

describe('strangers', () => {
  test.each(['/', '/api/runs', '/app.js', `/runs/${RUN}/answers`])('see nothing of %s', async (to) => {
    const response = await fetch(desk.url + to);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Desk <');
  });

  test('a forged cookie and a wrong secret are refused', async () => {
    const [name] = cookie.split('=');
    expect((await get('/api/runs', { cookie: `${name}=${'A'.repeat(43)}` })).status).toBe(401);
    expect((await get('/api/runs', { cookie: `${name}=` })).status).toBe(401);
    const wrong = await fetch(`${desk.url}/enter/${'A'.repeat(43)}`);
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['another host', { host: 'desk.example:80' }],
    ['another port of this host', { host: '127.0.0.1:1' }],
  ])('%s is refused', async (_, headers) => {
    expect(await statusAt('/api/runs', { cookie, ...headers })).toBe(403);
  });

  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['no origin of its own', { origin: 'null' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('a request of %s is refused', async (_, headers) => {
    expect(await statusAt('/api/runs', { cookie, ...(headers as Record<string, string>) })).toBe(403);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is known to nobody', async (method) => {
    expect(await statusAt(`/api/runs/${RUN}`, { cookie, origin: desk.url }, method)).toBe(405);
  });

  test.each([
    ['without the cookie', 401, {}],
    ['with a forged cookie', 401, { cookie: 'FORGED' }],
    ['that says not where it comes from', 403, { origin: undefined }],
    ['of another origin', 403, { origin: 'http://evil.example' }],
    ['of another port of this machine', 403, { origin: 'http://127.0.0.1:1' }],
    ['of a sandboxed page', 403, { origin: 'null' }],
    ['to another host', 403, { host: 'desk.example', origin: 'http://desk.example' }],
    ['that the browser calls another site’s', 403, { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls a navigation of another site', 403, NAVIGATION],
  ] as [string, number, Record<string, string | undefined>][])(
    'a change %s is refused',
    async (what, status, given) => {
      const own = what.includes('cookie') ? {} : { cookie };
      const forged = { cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` };
      const headers = { origin: desk.url, ...own, ...given, ...(given['cookie'] === 'FORGED' ? forged : {}) };
      const sent = Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined);
      expect(await statusAt('/api/links', Object.fromEntries(sent), 'POST')).toBe(status);
    },
  );
});

describe('whoever has the link', () => {
  test('gets a cookie that no script reads and no other site sends', async () => {
    const entered = await fetch(desk.link);
    expect(entered.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await entered.text()).not.toContain(desk.link.split('/').at(-1));
  });

  test('gets pages that run no script but their own', async () => {
    const page = await get('/');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await page.text()).not.toMatch(/<script(?![^>]* src="\/app\.js")/);
  });

  test('loads less than 100 kB of script', async () => {
    expect((await (await get('/app.js')).arrayBuffer()).byteLength).toBeLessThan(100_000);
  });

  test('sees the rates that the report will have', async () => {
    const figures = (await (await get(`/api/runs/${RUN}/figures`)).json()) as {
      rates: { respondent: string; correct: unknown; incorrect: unknown; tally: unknown }[];
      failures: unknown[];
    };
    const store = await openStore(path, { readonly: true });
    const rows = ratesOnly(await store.outcomeTable([RUN]));
    await store.close();
    expect(figures.rates.map(({ correct, tally }) => [correct, tally])).toEqual(
      rows.map(({ estimates, tally }) => [estimates['correct/asked'], tally]),
    );
    expect(figures.failures).toMatchObject([{ code: 'timeout', count: 1, message: 'took too long' }]);
  });

  test('reads the report of a run, a stranger to the desk', async () => {
    const response = await get(`/report/${RUN}`);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toMatch(/^sandbox allow-scripts/);
    expect(policy).not.toContain('allow-same-origin');
    expect(policy).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('<h1');
    expect(page).not.toContain('<script>document.title');
    expect((await fetch(`${desk.url}/report/${RUN}`)).status).toBe(401);
    // What a sandboxed page sends says so.
    expect(await statusAt('/api/runs', { cookie, origin: 'null' })).toBe(403);
  });

  test('finds behind every number of the report that leads somewhere as many answers', async () => {
    const page = await (await get(`/report/${RUN}`)).text();
    const links = [...page.matchAll(/<td[^>]*><a href="([^"]+)">(\d+)<\/a>/g)];
    const words = new Set<string>();
    for (const [, to, number] of links) {
      const { pathname, searchParams } = new URL(to!.replaceAll('&amp;', '&'), desk.url);
      expect(pathname).toBe(`/runs/${RUN}/answers`);
      const { count } = (await (await get(`/api/runs/${RUN}/count?${searchParams}`)).json()) as {
        count: number;
      };
      expect([to, String(count)]).toEqual([to, number]);
      for (const word of searchParams.keys()) words.add(word);
    }
    // Outcomes, pairs, slices, bins of confidence.
    expect([...words]).toEqual(expect.arrayContaining(['outcome', 'beside', 'by', 'confidence']));
    // What a pointer meets in the drawings leads where the table does, and to the reasons of a refusal.
    const marks = [...page.matchAll(/<a tabindex="-1" href="([^"]+)"/g)].map(([, to]) => to);
    expect(new Set(links.map(([, to]) => to)).size).toBeGreaterThan(25);
    expect(marks.filter((to) => links.some(([, other]) => other === to)).length).toBeGreaterThan(25);
    expect(marks.some((to) => to!.includes('reason=unknown&amp;reason=uncommitted'))).toBe(true);
  });

  test('is let on by a link of another page, which brings no strict cookie', async () => {
    const to = `/runs/${RUN}/answers?text=a%22b&outcome=correct`;
    const met = await textAt(to, NAVIGATION);
    expect(met.text).toContain(`content="0;url=${to.replace('&', '&amp;')}"`);
    expect(met.text).not.toContain('/app.js');
    // The page goes on by itself: whoever then has no cookie is a stranger as before.
    expect((await textAt(to, { ...NAVIGATION, 'sec-fetch-site': 'same-origin' })).text).toContain(
      'Open the link',
    );
    // An address that another host would be made of stays at the desk.
    expect((await textAt('//evil.example/x', NAVIGATION)).text).toContain('url=/evil.example/x');
  });

  test('is told what is wrong with an address', async () => {
    const unknown = await get('/api/runs/nothing');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: { code: 'run-unknown' } });
    const wrong = await get(`/api/runs/${RUN}/answers?outcome=good`);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: { message: expect.stringContaining('"good"') } });
    expect((await get(`/api/runs/${RUN}/answers?after=1.2`)).status).toBe(400);
  });

  test('a port that is taken is told', async () => {
    const port = Number(new URL(desk.url).port);
    await expect(serveDesk(workspaceOf(path), { port })).rejects.toMatchObject({ code: 'usage' });
  });

  test('a store that is not there is none', async () => {
    await expect(serveDesk(workspaceOf(`${path}.not`), { port: 0 })).rejects.toMatchObject({
      code: 'file-missing',
    });
  });
});

describe('people with a link of their own', () => {
  const entered = async (link: string) => (await fetch(link)).headers.get('set-cookie')!.split(';')[0]!;
  const invited = (given: unknown, by: string) =>
    fetch(`${desk.url}/api/links`, {
      method: 'POST',
      headers: { cookie: by, origin: desk.url },
      body: JSON.stringify(given),
    });

  test.each([
    '/api/runs',
    `/api/runs/${RUN}/answers`,
    `/api/runs/${RUN}/figures`,
    `/api/runs/${RUN}/questions/q0`,
    `/api/runs/${RUN}/curate`,
    `/api/runs/${RUN}/curate/questions/q0`,
    `/runs/${RUN}/curate`,
    `/report/${RUN}`,
    `/runs/${RUN}`,
    '/api/review/../runs',
    '/api/review/%2e%2e/runs',
    '/api//runs',
  ])('a reviewer sees nothing of %s', async (to) => {
    const ada = await entered(desk.reviewers[0]!.link);
    expect([403, 404]).toContain(await statusAt(to, { cookie: ada }));
  });

  test('a reviewer learns neither the store nor its path', async () => {
    const ada = await entered(desk.reviewers[0]!.link);
    const told = await get('/api/desk', { cookie: ada });
    expect(await told.json()).toEqual({
      resumes: false,
      version: '0.0.0',
      store: null,
      role: 'reviewer',
      name: 'Ada',
    });
    expect((await get('/', { cookie: ada })).status).toBe(200);
  });

  test('an owner gives out links, the same one to the same person; a reader sees all and changes nothing', async () => {
    const first = (await (await invited({ role: 'reader', name: ' Bo ' }, cookie)).json()) as {
      link: string;
    };
    expect(await (await invited({ role: 'reader', name: 'Bo' }, cookie)).json()).toEqual(first);
    const bo = await entered(first.link);
    expect((await get('/api/runs', { cookie: bo })).status).toBe(200);
    expect((await invited({ role: 'reader', name: 'Eve' }, bo)).status).toBe(403);
    const ada = await entered(desk.reviewers[0]!.link);
    expect((await invited({ role: 'reader', name: 'Eve' }, ada)).status).toBe(403);
    const same = (await (await invited({ role: 'reviewer', name: 'Ada' }, cookie)).json()) as {
      link: string;
    };
    expect(same.link).toBe(desk.reviewers[0]!.link);
  });

  test('the owner and curators decide about questions, readers and reviewers do not, and no GET does', async () => {
    const room = `/api/runs/${RUN}/curate`;
    const linkFor = async (role: string, name: string) =>
      entered(((await (await invited({ role, name }, cookie)).json()) as { link: string }).link);
    const [cy, di, ada] = [
      await linkFor('curator', 'Cy'),
      await linkFor('reader', 'Di'),
      await entered(desk.reviewers[0]!.link),
    ];
    const post = async (to: string, who: string, given: unknown, origin = desk.url) => {
      const headers = { cookie: who, origin };
      const response = await fetch(desk.url + to, { method: 'POST', headers, body: JSON.stringify(given) });
      return response.status;
    };
    const given = (seen: number) => ({ seen, proposal: { decision: 'drop', reason: 'not asked well' } });
    const at = `${room}/questions/q9`;
    expect(await post(`${at}/decide`, di, given(0))).toBe(403);
    expect(await post(`${at}/decide`, ada, given(0))).toBe(403);
    expect(await post(`${at}/decide`, cy, given(0), 'http://evil.example')).toBe(403);
    expect(await post(`${at}/decide`, cy, { ...given(0), name: 'Eve' })).toBe(400);
    for (const to of [`${at}/decide`, `${at}/undo`, `${room}/write`])
      expect((await get(to)).status).toBe(404);
    expect(await post(`${at}/decide`, cy, given(0))).toBe(200);
    expect(await post(`${at}/decide`, cookie, given(1))).toBe(200);
    for (const to of [`/api/runs/${RUN}/stop`, '/api/links', `${room}/write?set=x`])
      expect(await post(to, cy, {})).toBe(403);
    const told = (await (await get(at, { cookie: di })).json()) as { history: { name: string }[] };
    expect(told.history.map(({ name }) => name)).toEqual(['Cy', 'owner']);
    expect(await post(`${at}/undo`, cy, { seen: 2 })).toBe(200);
  });

  test.each([
    { role: 'owner', name: 'Eve' },
    { role: 'reviewer', name: '' },
    { role: 'reviewer', name: 'a\nb' },
    { role: 'reviewer', name: '<b>' },
    { role: 'reviewer' },
    [],
  ])('no link is made of %j', async (given) => {
    const response = await invited(given, cookie);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'usage' } });
  });

  test('a name that cannot stand beside a grade is refused before anything is served', async () => {
    await expect(serveDesk(workspaceOf(path), { port: 0, reviewers: ['a:b'] })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
