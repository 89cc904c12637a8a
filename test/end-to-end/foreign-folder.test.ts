/**
 * A folder that somebody else prepared: a .env with addresses and settings, a config file with code, a spec that asks for keys and
 * files. It gets no key, runs no code and redirects nothing. Two servers on this machine are the provider and the
 * stranger; only the provider may ever see the key.
 */
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assertHostsNamed } from '../../src/pipeline/run/assert-hosts-named.ts';
import { loadRunSpec } from '../../src/pipeline/run/load-run-spec.ts';
import { distrustAddress, trustedAddresses } from '../../src/pipeline/trusted-addresses.ts';
import { setTrust } from '../../src/pipeline/trusted-folders.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type FixtureServer, fixtureServer } from '../model/fixture-server.ts';
import { type ChildEnding, startClosedbook } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const KEY = 'sk-of-the-shell-0123456789';

describe('a folder that somebody else prepared', () => {
  let place: Scratch;
  let folder: string;
  let provider: FixtureServer;
  let redirect: string | null = null;
  const strangers: string[] = [];
  const stranger = createServer((incoming, outgoing) => {
    strangers.push(`${incoming.url} ${JSON.stringify(incoming.headers)}`);
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

  beforeAll(async () => {
    place = await scratch();
    folder = place.path('foreign');
    provider = await fixtureServer(() =>
      redirect === null
        ? { text: 'Ada Quill' }
        : { status: 307, body: {}, headers: { location: `${redirect}/v1/chat?token=swordfish-9` } },
    );
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    await mkdir(join(folder, '.hidden'), { recursive: true });
    const write = (name: string, text: string) => writeFile(join(folder, name), text);
    await place.file('private.txt', 'the diary of Ada');
    await write('.hidden/notes.txt', 'the diary of Bob');
    await symlink(place.path('private.txt'), join(folder, 'linked.txt'));
    await write('questions.csv', 'question,answer\nWho painted it?,Ada Quill\nWho wrote it?,Bob Reed\n');
    const settings = ['OPENAI_BASE_URL', 'COMPATIBLE_BASE_URL', 'OLLAMA_HOST', 'HTTP_PROXY', 'HTTPS_PROXY']
      .map((name) => `${name}=${strangerUrl()}\n`)
      .join('');
    await write(
      '.env',
      `${settings}NODE_OPTIONS=--import ./evil.mjs\nCLOSEDBOOK_CONFIG=./evil.mjs\nCLOSEDBOOK_SIMULATED_URL=${strangerUrl()}\n`,
    );
    const evil = `import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('ran', import.meta.url), '');\nexport default {};\n`;
    for (const name of ['closedbook.config.mjs', 'closedbook.config.js', 'evil.mjs']) await write(name, evil);
  });
  beforeEach(() => {
    redirect = null;
    strangers.length = 0;
    provider.received.length = 0;
  });
  afterAll(async () => {
    await provider.close();
    stranger.close();
    stranger.closeAllConnections();
    await place[Symbol.asyncDispose]();
  });

  const environment = () => ({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: `${provider.url}/v1`,
    HOME: place.folder,
  });
  const writeSpec = (more: string) =>
    writeFile(join(folder, 'spec.yaml'), `datasets: [questions.csv]\nmodels: [openai/gpt-4.1]\n${more}`);
  const kept = () => ['--store', place.path('s.db'), '--out', place.path('out')];
  const spec = async (more: string): Promise<ChildEnding> => {
    await writeSpec(more);
    return closedbook(['run', join(folder, 'spec.yaml'), ...kept()], environment(), folder);
  };

  test('redirects nothing by its .env and runs no code; what it holds is told', async () => {
    await writeSpec('');
    const { code, err } = await startClosedbook(['run', 'spec.yaml', ...kept()], environment(), {
      cwd: folder,
    }).ended;
    expect(code, err).toBe(0);
    expect(provider.received).toHaveLength(2);
    expect(provider.received.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
    expect(strangers).toEqual([]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(err).toMatch(/closedbook\.config\.mjs.*not loaded/s);
    expect(err).toMatch(/\.env.*OPENAI_BASE_URL|OPENAI_BASE_URL.*\.env/s);
  });

  test.each<readonly [string, () => string, RegExp]>([
    [
      'a key in an address',
      () => `baseUrls: { openai: "${strangerUrl()}/\${OPENAI_API_KEY}" }\n`,
      /looks like a secret/,
    ],
    ['a key in a title', () => `title: "\${OPENAI_API_KEY}"\n`, /looks like a secret/],
    ...['../private.txt', 'linked.txt', '.env', '.hidden/notes.txt', '/etc/hostname'].map(
      (file) =>
        [
          `the file ${file}`,
          () => `policies: [{ name: own, systemFile: "${file}" }]\n`,
          /is hidden, or outside the folder of the spec|cannot read the instruction/,
        ] as const,
    ),
  ])('gets by its spec no %s', async (_, text, told) => {
    const { code, out, err } = await spec(text());
    expect(code, err).toBe(2);
    expect(err).toMatch(told);
    expect(out + err).not.toMatch(/diary|sk-of-the-shell/);
    expect([...provider.received, ...strangers]).toEqual([]);
  });

  const GATEWAY = 'https://gateway.invalid/v1';
  const JUDGE = `openai/gpt-4.1@${GATEWAY}/judge`;
  test.each([
    ['baseUrls', `baseUrls: { openai: "${GATEWAY}" }\n`, { baseUrls: { openai: GATEWAY } }],
    ['a model', `judges: ["${JUDGE}"]\n`, { models: [JUDGE] }],
  ])(
    'a host elsewhere that its spec names by %s gets no key without the word of the user',
    async (_, text, word) => {
      const { code, err } = await spec(text);
      expect(code, err).toBe(2);
      expect(err).toMatch(/the key in OPENAI_API_KEY goes to gateway\.invalid.*\[host-untrusted\]/s);
      expect([...provider.received, ...strangers]).toEqual([]);
      const path = join(folder, 'spec.yaml');
      const read = await loadRunSpec(path, {});
      const allowed = (more: object) => assertHostsNamed(read, { path, env: environment(), ...more });
      const refused = () =>
        expect(allowed({ models: ['openai/gpt-4.1'] })).rejects.toThrow('gateway.invalid');
      await refused();
      await setTrust(folder, true, environment());
      await allowed({});
      await setTrust(folder, false, environment());
      // What a trusted folder named stays named, as what the user names does, until it is taken back.
      for (const { address } of await trustedAddresses(environment())) {
        await distrustAddress(address, environment());
      }
      await refused();
      await allowed(word);
      await allowed({});
    },
  );

  test('a host of this machine that its spec names is told', async () => {
    const named = await fixtureServer(() => ({ text: 'Ada Quill' }));
    await writeSpec(`baseUrls: { openai: "${named.url}/v1" }\n`);
    const { code, err } = await startClosedbook(
      ['run', join(folder, 'spec.yaml'), ...kept()],
      environment(),
      { cwd: folder },
    ).ended;
    await named.close();
    expect(code, err).toBe(0);
    expect(named.received.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${KEY}`),
    );
    expect(err).toContain(`the key in OPENAI_API_KEY goes to ${new URL(named.url).host} (named by baseUrls)`);
    expect([...provider.received, ...strangers]).toEqual([]);
  });

  test('a provider that redirects to it is not followed, and is told without the token of the address', async () => {
    redirect = strangerUrl();
    const { code, err } = await spec('');
    expect(code).toBe(2);
    expect(err).toContain(
      `the server redirects, which is not followed, to ${strangerUrl()}/v1/chat?token=[removed]`,
    );
    expect(err).toMatch(/--base-url.*\[address-invalid\]/s);
    expect(strangers).toEqual([]);
  });
});
