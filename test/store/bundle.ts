/**
 * The store as one file of JavaScript, for child processes: Node 20 cannot run TypeScript. Built once a test file
 * into a temporary folder that sees the project's node_modules.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'tsdown';

export async function bundleStore(): Promise<{ path: string; remove: () => void }> {
  const outDir = mkdtempSync(resolve('output', 'store-test-'));
  await build({
    config: false,
    entry: ['test/store/child-store.ts'],
    outDir,
    format: 'esm',
    platform: 'node',
    dts: false,
    clean: false,
    logLevel: 'silent',
  });
  return {
    path: join(outDir, 'child-store.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
