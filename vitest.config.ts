import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// The quick suite: everything a change can break, about three minutes on two cores, 360 seconds of processor time.
// It stays under five: what only repeats kills or draws worlds is *.slow.test.ts.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.slow.test.ts', 'node_modules'],
    // One limit for what hangs, and far from how long anything takes: on a busy machine the first test of a file may spend 20 seconds
    // on loading modules, and what is polled for may take longer than the second that vitest gives it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // Tests make much that is dropped at once: with more room for the young, less of it is copied. 3 to 10 % of the processor time.
    execArgv: ['--max-semi-space-size=32'],
    // Files of one worker share its modules: loading them anew for each was a third of the time. Nothing here mocks a module.
    isolate: false,
    // Two more than cores: half the time of a file is waiting, for processes, browsers, a clock or HTTP. Each loads the modules anew.
    maxWorkers: availableParallelism() + 2,
    // CI reads its counts from the file.
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: 'output/test-results.json' },
    globalSetup: ['test/build-once.ts'],
    // What started commands keep of their compiled code is not put beside that of whoever runs the tests.
    env: { NODE_COMPILE_CACHE: resolve('output/compiled-code') },
  },
});
