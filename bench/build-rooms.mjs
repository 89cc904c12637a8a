/**
 * Compiles single rooms for a benchmark, because Node 20 runs no TypeScript and the package's own build hides what
 * is inside. Gives the address of each entry.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsdown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} name folder under output/bench; @param {Record<string, string>} entries name -> source path */
export async function buildRooms(name, entries) {
  const outDir = `${ROOT}/output/bench/${name}`;
  await build({
    cwd: ROOT,
    config: false,
    entry: entries,
    outDir,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    dts: false,
    clean: true,
    logLevel: 'error',
  });
  return Object.fromEntries(
    Object.keys(entries).map((entry) => [entry, pathToFileURL(`${outDir}/${entry}.mjs`).href]),
  );
}
