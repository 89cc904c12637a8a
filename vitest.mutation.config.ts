import { defineConfig } from 'vitest/config';

// The tests that hold what stryker.config.json mutates. Without processes and builds, and without those that measure
// time on hostile lengths or agreement on labels: a mutant shall cost a second, and they say little about one line.
export default defineConfig({
  test: {
    include: [
      'test/values/**/*.test.ts',
      'test/stages/grade/rules/{rules,grade-by-rules,refusal,simpleqa-examples,text-match}.test.ts',
      'test/core/**/*.test.ts',
      'test/store/standing.test.ts',
      'test/contract/store.test.ts',
      'test/stages/ask/ask.test.ts',
      'test/pipeline/run/run-status.test.ts',
    ],
    exclude: ['test/values/hostile-length.test.ts'],
    testTimeout: 30_000,
    pool: 'forks',
  },
});
