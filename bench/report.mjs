// node bench/report.mjs: HTML for 12 respondents x 5,000 questions; the limits are 10 s and 500 MB.
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const server = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const load = (path) => server.ssrLoadModule(`/${path}`);
  const { SIMPLEQA_VERIFIED } = await load('test/stages/report/fixtures/published.ts');
  const { fullSummary } = await load('test/stages/report/fixtures/full-summary.ts');
  const { answersFor } = await load('test/stages/report/fixtures/answers.ts');
  const { renderReport } = await load('src/stages/report/render-report.ts');
  const summary = fullSummary(SIMPLEQA_VERIFIED.slice(0, 12));
  const start = performance.now();
  const cpu = process.cpuUsage();
  let bytes = 0;
  for await (const artefact of renderReport(summary, { answers: answersFor(summary, { questions: 5000 }) })) {
    bytes += artefact.kind === 'text' ? Buffer.byteLength(artefact.text) : artefact.bytes.length;
  }
  console.log(
    JSON.stringify({
      respondents: 12,
      questions: 5000,
      seconds: Number(((performance.now() - start) / 1000).toFixed(2)),

      // What it takes alone: the wall clock of a busy machine says nothing.
      cpuSeconds: Number((process.cpuUsage(cpu).user / 1e6 + process.cpuUsage(cpu).system / 1e6).toFixed(2)),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
      htmlMb: Number((bytes / 1e6).toFixed(2)),
    }),
  );
} finally {
  await server.close();
}
