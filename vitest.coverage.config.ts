import { defineConfig } from 'vitest/config';

// Coverage of the rooms whose faults would be wrong numbers, by the tests beside them and those of their nearest users: once in
// CI, on one Node, because measuring costs about a third more. Floors stand a little below what was measured in November 2026.
export default defineConfig({
  test: {
    include: [
      'test/{stats,store,contract,core,values,postgres,library}/**/*.test.ts',
      'test/stages/grade/**/*.test.ts',
      'test/pipeline/{desk,grade,run,workers}/**/*.test.ts',
      // What is put together from several rooms has its tests at the end, and these two reach most of it.
      'test/end-to-end/claims.test.ts',
      'test/docs/public-examples.test.ts',
    ],
    exclude: ['test/**/*.slow.test.ts', 'node_modules'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    isolate: false,
    globalSetup: ['test/build-once.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/{stats,core,store,values}/**/*.ts', 'src/stages/grade/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'output/coverage',
      thresholds: {
        'src/stats/**': { lines: 97, branches: 89, functions: 99 },
        'src/stages/grade/**': { lines: 98, branches: 92, functions: 98 },
        'src/store/**': { lines: 95, branches: 84, functions: 95 },
        'src/values/**': { lines: 98, branches: 92, functions: 98 },
        // Some of core is schemas and tables that only whole runs reach, and few of those are measured here.
        'src/core/**': { lines: 85, branches: 67, functions: 80 },
      },
    },
  },
});
