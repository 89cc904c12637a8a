// Bundles the report page's script into a string: src/stages/report/page/browser -> page/page-script.ts.
// The result is committed, so that building and running closedbook needs no bundler; a test holds it fresh.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePageScript } from './bundle-page-script.mjs';

const target = fileURLToPath(new URL('../src/stages/report/page/page-script.ts', import.meta.url));
const script = await bundlePageScript();
writeFileSync(
  target,
  `/** The page's script, bundled from browser/ by \`npm run page-script\`. Not written by hand. */\nexport const PAGE_SCRIPT =\n  ${JSON.stringify(script)};\n`,
);
// The formatter chooses the quotes that need fewer escapes.
execFileSync('npx', ['biome', 'format', '--write', target], { stdio: 'ignore' });
