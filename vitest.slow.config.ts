import { defineConfig } from 'vitest/config';

// Simulations of coverage and the like: minutes, not seconds. Run by hand and before a release.
export default defineConfig({
  test: { include: ['test/**/*.slow.test.ts'], testTimeout: 1_800_000, pool: 'forks' },
});
