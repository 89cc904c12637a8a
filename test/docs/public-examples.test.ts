/**
 * Every public function outside the statistics has an example in its doc comment, and every example is run: what stands
 * behind `// =>` is what the code gives. `folder` is a folder of its own and `writeFile` Node's, the rest are public names.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url);
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('stats'),
);
const faces = sources.filter((name) => name.endsWith('index.ts'));
const modules = await Promise.all(
  faces.map((face) => import(new URL(face, src).href) as Promise<Record<string, unknown>>),
);
const names: Record<string, unknown> = Object.assign({}, ...modules);
const isClass = (value: unknown) => /^class\b/.test(String(value));
const functions = [...new Set(Object.values(names).filter((one) => typeof one === 'function'))].filter(
  (one) => !isClass(one),
) as { readonly name: string }[];
const folder = mkdtempSync(join(tmpdir(), 'closedbook-examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const blocks = new Map<string, string>();
for (const file of sources) {
  const text = readFileSync(new URL(file, src), 'utf8');
  const documented = text.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:(?:async )?function\*? |const )(\w+)/g,
  );
  // The face's own words of a function that it loads when it is called come last and are the ones to run.
  for (const [, block = '', name = ''] of documented) {
    if (!blocks.has(name) || file === 'index.ts') blocks.set(name, block);
  }
}

/** The code of a block's examples, as lines. */
function exampleOf(name: string): string[] {
  const [, code = ''] = /@example\n((?: \* (?!@).*\n)+)/.exec(blocks.get(name) ?? '') ?? [];
  return code.split('\n').flatMap((line) => (line === '' ? [] : [line.replace(/^ \* ?/, '')]));
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...given: unknown[]) => Promise<[unknown, unknown][]>;

async function run(lines: readonly string[]): Promise<[unknown, unknown][]> {
  const known = { ...names, renderReport: names['report'], folder, writeFile };
  const body = lines.map((line) => line.replace(/^(.*?);? \/\/ => (.*)$/, 'said.push([$1, $2]);'));
  return await new AsyncFunction(...Object.keys(known), `const said = [];\n${body.join('\n')}\nreturn said;`)(
    ...Object.values(known),
  );
}

describe('the examples of public functions', () => {
  test.each(functions.map(({ name }) => name))('%s', async (name) => {
    const lines = exampleOf(name);
    expect(lines, `${name} needs an @example in its doc comment`).not.toEqual([]);
    const said = await run(lines);
    expect(said.length, 'an example says what it gives: // =>').toBeGreaterThan(0);
    for (const [given, printed] of said) expect(given).toEqual(printed);
  });

  test('are of all functions, so that a change of layout does not silently switch them off', () => {
    expect(functions.length).toBeGreaterThan(30);
  });
});
