// npm run gallery: every chart for every summary of the gallery, on one page: output/gallery/index.html.
// npm run gallery -- ties "long names": only those summaries.
// The summaries are TypeScript under test/, so Vite (which comes with vitest) loads them.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = fileURLToPath(new URL('../output/gallery/', import.meta.url));
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const load = (path) => server.ssrLoadModule(`/${path}`);
  const { GALLERY, STUDIES } = await load('test/stages/report/fixtures/gallery-summaries.ts');
  const { renderReport } = await load('src/stages/report/render-report.ts');
  await mkdir(out, { recursive: true });
  const parts = [];
  const wanted = process.argv.slice(2);
  for (const [name, make] of Object.entries({ ...GALLERY, ...STUDIES })) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    parts.push(`<h2>${name}</h2>`);
    const folder = name.replace(/\W+/g, '-');
    for await (const artefact of renderReport(make(), { formats: ['svg', 'png', 'html'] })) {
      const path = `${folder}/${artefact.path}`;
      await mkdir(new URL(`../output/gallery/${path.slice(0, path.lastIndexOf('/') + 1)}`, import.meta.url), {
        recursive: true,
      });
      await writeFile(
        new URL(`../output/gallery/${path}`, import.meta.url),
        artefact.kind === 'text' ? artefact.text : artefact.bytes,
      );
      if (path.endsWith('.png'))
        parts.push(
          `<a href="${path.replace('.png', '.svg')}"><img src="${path}" loading="lazy" alt="${path}"></a>`,
        );
      if (path.endsWith('.html')) parts.push(`<p><a href="${path}">the whole report</a></p>`);
    }
    console.log(name);
  }
  await writeFile(
    new URL('../output/gallery/index.html', import.meta.url),
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font:15px sans-serif;margin:2rem}img{max-width:46%;vertical-align:top;margin:.5rem;border:1px solid #ddd}</style><h1>Every chart, every kind of summary</h1>${parts.join('\n')}`,
  );
  console.log(`${out}index.html`);
} finally {
  await server.close();
}
