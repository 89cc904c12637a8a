import { defineConfig } from 'vitest/config';

// Notebooks on the Deno kernel: apart from the quick suite, because the kernel is 90 MB and nbconvert a Debian package.
export default defineConfig({
  test: {
    include: ['test/**/*.notebook.ts'],
    testTimeout: 240_000,
    pool: 'forks',
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: 'output/notebook-results.json' },
    globalSetup: ['test/build-once.ts'],
  },
});
