import { defineConfig } from 'tsdown';

export default defineConfig({
  // The last part of each name is the sub-path: closedbook/stats, closedbook/grade …
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'stats/index': 'src/stats/index.ts',
    questions: 'src/stages/dataset/index.ts',
    models: 'src/model/index.ts',
    ask: 'src/stages/ask/index.ts',
    grade: 'src/stages/grade/index.ts',
    analyze: 'src/stages/analyze/index.ts',
    report: 'src/stages/report/index.ts',
    interop: 'src/interop/index.ts',
    simulate: 'src/simulate/index.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Types cost most of the build and only a published package needs them: npm run build:types.
  dts: process.env['CLOSEDBOOK_TYPES'] === '1',
  clean: true,
});
