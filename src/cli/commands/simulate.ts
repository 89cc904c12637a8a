/** `closedbook simulate`: serves the simulated models over HTTP in the providers' wire formats, until stopped. */
import type { CommandContext } from '../command-context.ts';
import { numberFrom, repeat, wholeNumber } from '../option-values.ts';
import { command, DEFAULT_SEED } from '../shared-options.ts';

export function simulateCommand(context: CommandContext) {
  const { terminal } = context;
  return command('simulate', 'serve simulated models over HTTP (no real model answers)')
    .option('-d, --dataset <name-or-path>', 'question set the models know of, repeatable', repeat)
    .option('--questions <n>', 'without a set: how many invented questions', wholeNumber(1), 300)
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber(0), 0)
    .option('--latency <ms>', 'mean time to answer', numberFrom(0), 0)
    .option('--fault <kind=share>', 'e.g. rate-limit=0.1, server-error=0.05, hang=0.02; repeatable', repeat)
    .option(
      '--oddity <name=share>',
      'replies as real servers send them, e.g. think-end-alone=0.2; all for every one that changes no answer; repeatable',
      repeat,
    )
    .option('--occasion <name>', 'a point in time, e.g. 2026-07: another one is asked anew', '')
    .option(
      '--drift <model:changes>',
      'a model that behaves otherwise, e.g. stilt:knowledge=-0.2,servedAs=stilt-2; repeatable',
      repeat,
    )
    .option('--requests-per-second <n>', 'rate limit answered with 429', numberFrom(0))
    .action(async (options) => {
      const { serveSimulation } = await import('../../pipeline/serve-simulation.ts');
      const server = await serveSimulation({
        datasets: options.dataset ?? [],
        questions: options.questions,
        port: options.port,
        latencyMs: options.latency,
        faults: options.fault ?? [],
        oddities: options.oddity ?? [],
        occasion: options.occasion,
        drifts: options.drift ?? [],
        requestsPerSecond: options.requestsPerSecond ?? null,
        seed: options.seed ?? DEFAULT_SEED,
      });
      if (options.json) terminal.out(`${JSON.stringify({ url: server.url, models: server.models })}\n`);
      else {
        terminal.out(`simulated models at ${server.url} (ledger: ${server.url}/ledger)\n`);
        for (const model of server.models) terminal.out(`  simulated/${model}\n`);
      }
      await new Promise<void>((resolve) => {
        const unlisten = terminal.onInterrupt(() => {
          unlisten();
          resolve();
        });
      });
      await server.close();
    });
}
