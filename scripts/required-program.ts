/**
 * What the command line's bundle of CommonJS needs beside what is bundled, for its loader (src/cli/load-program.ts). Of vega-canvas it has no `canvas`, which is looked for with an
 * await that CommonJS has not, and of which charts in SVG have no use. What a file exports and nothing changes is a plain value and
 * no getter: a twentieth of grading. And `program.json` names the entry, whose name holds a hash of all.
 */
import type { Rolldown } from 'tsdown';

const CANVAS = "await import('canvas')";
const GETTER =
  /Object\.defineProperty\(exports, (['"][^'"]+['"]), \{\s+enumerable: true,\s+get: function ?\(\) \{\s+return ([\w$]+);\s+\}\s+\}\);/g;
const UNCHANGING = /^(?:(?:async )?function\*? ?|const |var (?=[\w$]+ = class\b))([\w$]+)/gm;

/** `import()` of what is not bundled, by the loader: a script is warned of it. */
function imported(code: string, parse: (code: string) => unknown): string {
  if (!/\bimport\(/.test(code)) return code;
  const places: number[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start } = node as { readonly type?: unknown; readonly start?: number };
    if (type === 'ImportExpression') places.push(start!);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(parse(code));
  let written = '';
  let from = 0;
  for (const at of places.sort((a, b) => a - b)) {
    if (!code.startsWith('import(', at)) throw new Error(`no import() at ${at}`);
    written += `${code.slice(from, at)}require.`;
    from = at;
  }
  return written + code.slice(from);
}

export function requiredProgram(): Rolldown.Plugin {
  return {
    name: 'required-program',
    transform(code, id) {
      if (!/\/vega-canvas\.node\.js$/.test(id)) return null;
      if (!code.includes(CANVAS))
        throw new Error('vega-canvas is written otherwise now: see scripts/required-program.ts');
      return code.replace(CANVAS, 'null');
    },
    renderChunk(code) {
      const unchanging = new Set([...code.matchAll(UNCHANGING)].map(([, name]) => name));
      return imported(code, this.parse).replace(GETTER, (all, name: string, value: string) =>
        unchanging.has(value) ? `exports[${name}] = ${value};` : all,
      );
    },
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry)?.fileName;
      if (entry === undefined || !/^cli-[\w-]{8,}\.cjs$/.test(entry))
        throw new Error(`the entry's name holds no hash: ${entry}`);
      this.emitFile({ type: 'asset', fileName: 'program.json', source: JSON.stringify({ entry }) });
    },
  };
}
