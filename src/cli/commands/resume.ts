/** `closedbook resume`: goes on where a run stopped; nothing that was answered is asked again. */
import type { CommandContext } from '../command-context.ts';

import { liveDesk } from '../live-desk.ts';
import { numberFrom, prices, wholeNumber } from '../option-values.ts';
import { runEnding, workersEnding } from '../run-ending.ts';
import { batchingOf, command, POLL_HELP, WATCH_HELP } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function resumeCommand(context: CommandContext) {
  return command('resume', 'go on where a run stopped')
    .argument('<run>', 'id of the run, or its beginning or end')
    .option('--workers', 'hand out what is left, to closedbook worker on any machine')
    .option(
      '--no-wait',
      'of a run by batches: read what has ended, hand in what is left, and leave; with --workers: leave',
    )
    .option('--live-for-failed', 'ask live what a batch brought no reply to', false)
    .option('--live', 'ask live what is in no batch yet', false)
    .option('--poll <seconds>', POLL_HELP, numberFrom(0.1))
    .option('--concurrency <n>', 'most requests under way at once', wholeNumber(1))
    .option('--max-cost <usd>', 'new limit for the whole run', numberFrom(0))
    .option('--price <model=in,out>', 'price in USD per million tokens, repeatable', prices)
    .option('--allow-unpriced', 'go on although --max-cost cannot count models without a price')
    .option('--out <folder>', 'where summary and report go', 'output')
    .option('--open', WATCH_HELP, false)
    .action(async (run, options) => {
      const use = { options, stopsCleanly: true, ownParts: true, isRun: true };
      await inWorkspace(context, use, async (open) => {
        if (options.workers) {
          const { handOutAgain } = await import('../../pipeline/workers/hand-out.ts');
          const done = await handOutAgain(run, open.workspace, {
            outputFolder: options.out,
            wait: options.wait,
            ...(options.maxCost === undefined ? {} : { maxCostUsd: options.maxCost }),
            ...(options.price === undefined ? {} : { modelFacts: options.price }),
            ...(options.allowUnpriced === undefined ? {} : { allowUnpriced: options.allowUnpriced }),
          });
          open.close();
          await workersEnding(done, context, { ...options, retried: open.retried() });
          return;
        }
        const { resumeRun } = await import('../../pipeline/run/run.ts');
        const live = options.open ? liveDesk(context, open) : null;
        const ending = await resumeRun(run, open.workspace, {
          outputFolder: options.out,
          concurrency: options.concurrency,
          maxCostUsd: options.maxCost,
          modelFacts: options.price,
          allowUnpriced: options.allowUnpriced,
          live: options.live,
          batching: batchingOf(options),
          ...(live === null ? {} : { onRun: live.show }),
        }).finally(() => live?.close());
        open.close();
        await runEnding(ending, context, { ...options, retried: open.retried() });
      });
    });
}
