import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli/main.ts', 'src/stats/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Types cost most of the build and only a published package needs them: npm run build:types.
  dts: process.env['CLOSEDBOOK_TYPES'] === '1',
  clean: true,
});
