import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('every file that ARCHITECTURE.md sends people to is there', () => {
  const page = readFileSync(resolve(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [...page.matchAll(/`([\w/.-]+\.(?:ts|json))`/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(20);
  const files = readdirSync(resolve(root, 'src'), { recursive: true }).map(
    (name) => `/${String(name).replaceAll('\\', '/')}`,
  );
  expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});
