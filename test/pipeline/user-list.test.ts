import { statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distrustAddress, trustAddresses, trustedAddresses } from '../../src/pipeline/trusted-addresses.ts';
import { trustedFolders } from '../../src/pipeline/trusted-folders.ts';

describe('what a user trusts', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'closedbook-home-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));
  const kept = (name: string) => join(home, 'closedbook', name);
  const env = () => ({ XDG_CONFIG_HOME: home });

  test('is nothing at first, is kept for the user alone, and is taken back for every key', async () => {
    expect(await trustedAddresses(env())).toEqual([]);
    const gateway = { address: 'https://gateway.example/v1', variable: 'OPENAI_API_KEY' };
    await trustAddresses([gateway], env());
    await trustAddresses([{ ...gateway, address: 'https://Gateway.example/v1/' }], env());
    expect(await trustedAddresses(env())).toEqual([gateway]);
    if (process.platform !== 'win32')
      expect(statSync(kept('trusted-addresses.json')).mode & 0o777).toBe(0o600);
    await distrustAddress('https://gateway.example/v1/', env());
    expect(await trustedAddresses(env())).toEqual([]);
  });

  test.each([
    ['trusted-addresses.json', '["https://gateway.example"]', trustedAddresses],
    ['trusted-folders.json', '{"/home/ada": true}', trustedFolders],
    ['trusted-folders.json', '["/home/ada"', trustedFolders],
  ])('that is damaged is read as nothing else: %s of %s', async (name, text, read) => {
    await mkdir(join(home, 'closedbook'), { recursive: true });
    await writeFile(kept(name), text);
    await expect(read(env())).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining(`${kept(name)}: expected a JSON list`),
    });
  });
});
