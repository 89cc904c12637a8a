/**
 * Loads the command line's bundle with the code that V8 kept of it. The files of the bundle are CommonJS and require each other by
 * relative paths and nothing else of ours, so a loader of its own needs no changes to Node's; all else is required and imported as ever.
 * ES modules would need none of this, but Node 20 takes compiled code for scripts alone; and in scripts it takes `import()` only
 * with a warning, so in the bundle that is written `require.import()` (scripts/required-program.ts).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { KeptCode } from './kept-code.ts';

type Wrapped = (
  exports: unknown,
  require: Require,
  module: Loaded,
  filename: string,
  dirname: string,
) => void;

interface Require {
  (id: string): unknown;
  import(id: string): Promise<unknown>;
}

interface Loaded {
  exports: unknown;
}

/** @returns what the file exports. */
export function loadProgram(entry: string, code: Pick<KeptCode, 'of' | 'loaded'> | null): unknown {
  const modules = new Map<string, Loaded>();
  const outside = createRequire(entry);
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const name = basename(file);
    const cachedData = code?.of(name);
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
      {
        filename: file,
        ...(cachedData === undefined ? {} : { cachedData }),
      },
    );
    code?.loaded(name, script);
    const module: Loaded = { exports: {} };
    modules.set(file, module);
    const folder = dirname(file);
    const require: Require = (id) => (id.startsWith('.') ? load(resolve(folder, id)) : outside(id));
    require.import = (id) => import(id);
    (script.runInThisContext() as Wrapped)(module.exports, require, module, file, folder);
    return module.exports;
  };
  return load(entry);
}
