import { defineConfig } from 'vitest/config';

// The tests that hold what stryker.config.json mutates: no processes, no build, so that a mutant costs seconds.
export default defineConfig({
  test: {
    include: [
      'test/values/**/*.test.ts',
      'test/stages/grade/rules/**/*.test.ts',
      'test/core/**/*.test.ts',
      'test/store/standing.test.ts',
      'test/contract/store.test.ts',
      'test/stages/ask/ask.test.ts',
      'test/pipeline/*.test.ts',
    ],
    testTimeout: 30_000,
    pool: 'forks',
  },
});
