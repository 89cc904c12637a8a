/**
 * Runs a TypeScript script on Node 20, which cannot by itself: bundles it beside the caches and imports the result.
 * What threads run lies beside it, of the same sources.
 * Usage: node scripts/run.mjs scripts/NAME.ts [arguments]
 */
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsdown';

const [, , script, ...args] = process.argv;
const name = basename(script).replace(/\.ts$/, '');
const folder = resolve('node_modules/.cache/closedbook-scripts');
await build({
  config: false,
  entry: { [name]: script, 'threads/rules-task': 'src/pipeline/rules-task.ts' },
  outDir: folder,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: false,
  clean: false,
  logLevel: 'error',
});
process.argv = [process.argv[0], script, ...args];
await import(pathToFileURL(`${folder}/${name}.mjs`).href);
