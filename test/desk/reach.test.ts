/** Beyond loopback: only under TLS, by the names that people open, with a role for everybody. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type RequestOptions, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, serveDesk } from '../../src/desk/serve-desk.ts';
import { deskStore, RUN, workspaceOf } from './desk-store.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  ({ folder, path } = await deskStore());
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
  }: Pick<RequestOptions, 'method'> & { headers?: Record<string, string> } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? secureRequest : request;
    const sent = send(url, { method, headers, rejectUnauthorized: false }, async (response) => {
      let text = '';
      for await (const part of response.setEncoding('utf8')) text += part;
      resolve({ status: response.statusCode!, text, cookie: response.headers['set-cookie']?.[0] ?? '' });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('an address beyond this machine', () => {
  test.each([
    ['without TLS', { host: '192.0.2.1' }, /--tls CERT KEY/],
    ['of everywhere without TLS', { host: '0.0.0.0' }, /--tls CERT KEY/],
    ['that is no address', { host: 'desk example' }, /./],
    ['behind a proxy without TLS', { behind: 'http://desk.example' }, /whole addresses/],
    ['behind a folder of a proxy', { behind: 'https://desk.example/closedbook' }, /whole addresses/],
    ['with a certificate that is not there', { tls: { cert: '/no/cert', key: '/no/key' } }, /./],
  ])('%s is refused', async (_, reach, hint) => {
    await expect(serveDesk(workspaceOf(path), { port: 0, reach })).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringMatching(hint),
    });
  });
});

describe('behind a proxy with TLS', () => {
  let desk: DeskServer;
  let at: string;
  const started: string[] = [];
  beforeAll(async () => {
    desk = await serveDesk(workspaceOf(path), {
      port: 0,
      reviewers: ['Ada'],
      readers: ['Bo'],
      reach: { behind: 'https://desk.example' },
      resume: (id) => {
        started.push(id);
        return { ended: Promise.resolve('') };
      },
    });
    at = `http://127.0.0.1:${desk.port}`;
  });
  afterAll(() => desk.close());

  /** As the proxy hands it on. */
  const through = (to: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(at + to, { method, headers: { host: 'desk.example', ...headers } });
  const enter = async (link: string) => {
    expect(link).toMatch(/^https:\/\/desk\.example\/enter\//);
    const { cookie } = await through(new URL(link).pathname);
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    return cookie.split(';')[0]!;
  };
  const origin = 'https://desk.example';

  test('the name of the proxy and of this machine are known, no other', async () => {
    const cookie = await enter(desk.link);
    expect((await through('/api/runs', { cookie })).status).toBe(200);
    expect((await through('/api/runs', { cookie, host: '127.0.0.1:9' })).status).toBe(200);
    expect((await through('/api/runs', { cookie, host: 'evil.example' })).status).toBe(403);
    expect((await through('/api/runs')).status).toBe(401);
    expect((await through('/api/runs', { cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` })).status).toBe(
      401,
    );
  });

  test('a change comes from the proxy’s own pages, and from who may', async () => {
    const owner = await enter(desk.link);
    const reader = await enter(desk.readers[0]!.link);
    const reviewer = await enter(desk.reviewers[0]!.link);
    const stop = (headers: Record<string, string>) => through(`/api/runs/${RUN}/stop`, headers, 'POST');
    for (const from of ['http://desk.example', at, 'https://evil.example', 'null'])
      expect((await stop({ cookie: owner, origin: from })).status).toBe(403);
    expect((await stop({ origin })).status).toBe(401);
    expect((await stop({ cookie: reader, origin })).text).toBe('This link is for reading.\n');
    expect((await stop({ cookie: reviewer, origin })).status).toBe(403);
    // Nothing is under way: the owner is heard.
    const heard = await stop({ cookie: owner, origin });
    expect([heard.status, heard.text]).toEqual([400, expect.stringContaining('is not under way')]);
    expect((await through('/api/runs', { cookie: reader })).status).toBe(200);
    expect((await through('/api/runs', { cookie: reviewer })).status).toBe(403);
  });

  test('money is spent from this machine alone', async () => {
    const cookie = await enter(desk.link);
    expect(JSON.parse((await through('/api/desk', { cookie })).text)).toMatchObject({
      role: 'owner',
      resumes: false,
    });
    expect((await through(`/api/runs/${RUN}/resume`, { cookie, origin }, 'POST')).status).toBe(400);
    expect(started).toEqual([]);
  });
});

describe.skipIf(!hasOpenssl())('under its own TLS (needs openssl)', () => {
  test('speaks nothing else, and its cookie goes nowhere else', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
        .concat(['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'])
        .concat(['-keyout', key, '-out', cert]),
      { stdio: 'ignore' },
    );
    const desk = await serveDesk(workspaceOf(path), {
      port: 0,
      reach: { host: 'localhost', tls: { cert, key } },
    });
    try {
      expect(desk.url).toBe(`https://localhost:${desk.port}`);
      const { cookie } = await ask(desk.link);
      expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
      const headers = { cookie: cookie.split(';')[0]! };
      expect((await ask(`${desk.url}/api/runs`, { headers })).status).toBe(200);
      expect(
        (
          await ask(`${desk.url}/api/runs`, {
            headers: { ...headers, origin: `http://localhost:${desk.port}` },
          })
        ).status,
      ).toBe(403);
      await expect(ask(`http://localhost:${desk.port}/`)).rejects.toThrow();
    } finally {
      await desk.close();
    }
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
