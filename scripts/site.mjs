/**
 * The docs site as static files in output/site: README in front, the pages of docs/, the public names of every
 * sub-path, and the gallery of charts, a page for each kind of summary. TypeDoc does it, which the house has anyway:
 * a site generator of its own would bring a hundred packages for the same pages.
 * Usage: npm run docs:site
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const gallery = join(root, 'output/gallery');
const run = (...command) => execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' });

run('scripts/gallery.mjs');
for (const folder of readdirSync(gallery, { withFileTypes: true })) {
  if (!folder.isDirectory()) continue;
  const pictures = readdirSync(join(gallery, folder.name), { recursive: true })
    .filter((path) => path.endsWith('.svg') && !path.includes('dark'))
    .sort();
  const title = folder.name.replaceAll('-', ' ');
  const page = pictures.map((path) => `## ${nameOf(path)}\n\n![${nameOf(path)}](${folder.name}/${path})\n`);
  writeFileSync(
    join(gallery, `${folder.name}.md`),
    `---\ntitle: Charts of ${title}\ngroup: Gallery\n---\n\n${page.join('\n')}`,
  );
}

run(
  'node_modules/typedoc/bin/typedoc',
  ...['--out', 'output/site', '--readme', 'README.md', '--skipErrorChecking'],
  ...[
    'docs/*.md',
    'docs/decisions/*.md',
    'output/gallery/*.md',
    'CONTRIBUTING.md',
    'ARCHITECTURE.md',
  ].flatMap((pages) => ['--projectDocuments', pages]),
  ...['typescript', 'javascript', 'json', 'jsonc', 'sh', 'yaml', 'csv', 'python', 'sql', 'html'].flatMap(
    (language) => ['--highlightLanguages', language],
  ),
);
const bytes = readFileSync(join(root, 'output/site/index.html')).length;
console.log(`output/site/index.html (${bytes} bytes)`);

function nameOf(path) {
  return path
    .replace(/^.*\//, '')
    .replace(/\.svg$/, '')
    .replaceAll('-', ' ');
}
