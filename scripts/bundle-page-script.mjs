// One classic script from browser/main.ts, as text.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

export async function bundlePageScript() {
  const outDir = await mkdtemp(join(tmpdir(), 'page-script-'));
  try {
    await build({
      config: false,
      entry: { script: fileURLToPath(new URL('../src/stages/report/page/browser/main.ts', import.meta.url)) },
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      outDir,
      dts: false,
      minify: false,
      report: false,
      logLevel: 'silent',
      outputOptions: { comments: false },
    });
    const [file] = (await readdir(outDir)).filter((name) => name.endsWith('.js'));
    const code = await readFile(join(outDir, file), 'utf8');
    // Region marks name source paths; nobody debugs through them.
    return code.replace(/^\s*\/\/#.*\n/gm, '');
  } finally {
    await rm(outDir, { recursive: true });
  }
}
