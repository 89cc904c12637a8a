/** What `import('closedbook')` loads before anything is asked of it: no charts, no database, no provider's SDK. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Packages that the file reaches by static imports, types left out. */
async function packagesBehind(entry: string): Promise<Set<string>> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const open = [resolve(entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = await readFile(file, 'utf8');
    for (const [, clause, from] of source.matchAll(/^(?:import|export)\b([^;]*?)\bfrom '([^']+)';/gm)) {
      if (isTypesOnly(clause)) continue;
      if (from.startsWith('.')) open.push(resolve(dirname(file), from));
      else packages.add(from);
    }
  }
  return packages;
}

function isTypesOnly(clause: string): boolean {
  if (clause.trimStart().startsWith('type ')) return true;
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    .split(',')
    .filter((name) => name.trim() !== '');
  return names?.every((name) => name.trim().startsWith('type ')) ?? false;
}

const HEAVY =
  /^(?:vega|vega-lite|pdfkit|svg-to-pdfkit|@resvg\/.*|kysely|libsql|@duckdb\/.*|openai|@anthropic-ai\/.*)$/;

test.each([
  'src/index.ts',
  'src/stages/report/index.ts',
  'src/stages/grade/index.ts',
  'src/interop/index.ts',
])('%s loads charts, database and SDKs only when they are used', async (entry) => {
  const packages = await packagesBehind(entry);
  expect([...packages].filter((name) => HEAVY.test(name))).toEqual([]);
  if (entry === 'src/index.ts') expect(packages).toContain('zod');
});
