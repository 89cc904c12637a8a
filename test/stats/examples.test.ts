/**
 * Runs every @example of src/stats, so that what the documentation prints is what the code returns.
 * An example is one expression followed by `// =>` and the value; names come from all files of the room.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../src/stats/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const modules = await Promise.all(
  files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>),
);
const names: Record<string, unknown> = Object.assign({}, ...modules);

/** The code and the printed value of each example of a file. */
function examplesOf(source: string): { code: string; printed: string }[] {
  const blocks = source.matchAll(/@example\n((?: \* (?!@|Source).*\n)+?)(?: \*\/| \* @| \*\n)/g);
  return [...blocks].flatMap(([, block = '']) => {
    const text = block.replaceAll(/^ \* ?/gm, ' ').replaceAll('\n', ' ');
    return [...text.matchAll(/(.+?);\s*\/\/ => (.+?)(?=\s{2,}|\s*$)/g)].map(
      ([, code = '', printed = '']) => ({
        // The examples are TypeScript; the only syntax beyond JavaScript in them is the non-null mark.
        code: code.trim().replaceAll(/!(?=[.)\s;+/]|$)/g, ''),
        printed: printed.trim(),
      }),
    );
  });
}

function evaluate(expression: string): unknown {
  // An example may name its data first: `const votes = …; answerConsensus(votes)`.
  const cut = /^const /.test(expression) ? expression.lastIndexOf(';') + 1 : 0;
  const body = `${expression.slice(0, cut)} return (${expression.slice(cut)});`;
  return new Function(...Object.keys(names), body)(...Object.values(names));
}

/** The value with typed arrays as lists and numbers to twelve digits, the rest being rounding. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array).map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

describe('the examples in the documentation of src/stats', () => {
  for (const file of files) {
    for (const { code, printed } of examplesOf(readFileSync(new URL(file, folder), 'utf8'))) {
      test(`${file}: ${code}`, () => {
        expect(plain(evaluate(code))).toEqual(plain(evaluate(printed.replace(/^\w+Array \[/, '['))));
      });
    }
  }

  test('are many, so that a change of layout does not silently switch them off', () => {
    const all = files.flatMap((file) => examplesOf(readFileSync(new URL(file, folder), 'utf8')));
    expect(all.length).toBeGreaterThan(50);
  });
});
