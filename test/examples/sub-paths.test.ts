/** The sub-paths of the package: each loads by its public name, and none drags in what its users do not need. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);

/** Packages that a file of the build imports or holds as it loads, through every chunk it imports. */
async function packagesOf(path: string, seen = new Set<string>()): Promise<Set<string>> {
  const packages = new Set<string>();
  if (seen.has(path)) return packages;
  seen.add(path);
  const text = await readFile(path, 'utf8');
  for (const [, name] of text.matchAll(/^\/\/#region node_modules\/((?:@[^/\n]+\/)?[^/\n]+)/gm))
    packages.add(name!);
  for (const [, name] of text.matchAll(/^(?:import|export)\b[^;'"]*?["']([^"']+)["'];?$/gm)) {
    if (!name!.startsWith('.')) packages.add(name!);
    else for (const one of await packagesOf(join(dirname(path), name!), seen)) packages.add(one);
  }
  return packages;
}

const HEAVY = /^(openai|@anthropic-ai|kysely|libsql|vega|vega-lite|pdfkit|@resvg|commander|undici)/;
const ALLOWED: Readonly<Record<string, RegExp>> = {
  index: /^undici/,
  'stats/index': /^$/,
  questions: /^$/,
  grade: /^$/,
  analyze: /^$/,
  interop: /^$/,
  ask: /^$/,
  models: /^(openai|@anthropic-ai|undici)/,
  simulate: /^$/,
  report: /^$/,
};

describe('sub-paths', () => {
  test.each(Object.entries(ALLOWED))(
    'closedbook/%s loads no library it does not need',
    async (name, allowed) => {
      const heavy = [...(await packagesOf(join('dist', `${name}.mjs`)))].filter(
        (one) => HEAVY.test(one) && !allowed.test(one),
      );
      expect(heavy).toEqual([]);
    },
  );

  test('every sub-path of package.json loads by its public name', async () => {
    const { exports } = JSON.parse(await readFile('package.json', 'utf8'));
    const names = Object.keys(exports).filter((key) => !key.includes('*') && !key.endsWith('.json'));
    const program = names.map(
      (key) => `console.log(Object.keys(await import('closedbook${key.slice(1)}')).length)`,
    );
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program.join(';')]);
    const counts = stdout.trim().split('\n').map(Number);
    expect(counts).toHaveLength(names.length);
    for (const count of counts) expect(count).toBeGreaterThan(0);
  });
});
