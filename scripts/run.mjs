/**
 * Runs a TypeScript script on Node 20, which cannot by itself: bundles it beside the caches and imports the result.
 * Usage: node scripts/run.mjs scripts/NAME.ts [arguments]
 */
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsdown';

const [, , script, ...args] = process.argv;
const folder = resolve('node_modules/.cache/closedbook-scripts');
await build({
  config: false,
  entry: [script],
  outDir: folder,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: false,
  clean: false,
  logLevel: 'error',
});
process.argv = [process.argv[0], script, ...args];
await import(pathToFileURL(`${folder}/${basename(script).replace(/\.ts$/, '.mjs')}`).href);
