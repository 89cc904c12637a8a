/** `closedbook cancel`: takes a run's batches back from the providers, and reads what was answered before. */

import { counted } from '../../core/counted.ts';
import type { CommandContext } from '../command-context.ts';
import { numberFrom } from '../option-values.ts';
import { runEnding } from '../run-ending.ts';
import { command, POLL_HELP } from '../shared-options.ts';
import { storeWords } from '../store-words.ts';
import { inWorkspace } from '../workspace.ts';

export function cancelCommand(context: CommandContext) {
  const { terminal } = context;
  return command('cancel', 'take a run’s batches back from the providers')
    .argument('<run>', 'id of the run, or its beginning or end')
    .option('--no-wait', 'do not wait for what was answered before; resume reads it')
    .option('--poll <seconds>', POLL_HELP, numberFrom(0.1))
    .option('--out <folder>', 'where summary and report go', 'output')
    .action(async (run, options) => {
      await inWorkspace(context, { options, stopsCleanly: true, ownParts: true }, async (open) => {
        const { cancelRun } = await import('../../pipeline/run/cancel-run.ts');
        const done = await cancelRun(run, open.workspace, {
          outputFolder: options.out,
          batching: {
            wait: options.wait,
            ...(options.poll === undefined ? {} : { pollMs: options.poll * 1000 }),
          },
        });
        open.close();
        if (options.json) {
          terminal.out(`${JSON.stringify(done)}\n`);
          return;
        }
        const { cancelled, givenUp, ending } = done;
        if (cancelled.length > 0)
          terminal.err(`${counted(cancelled.length, 'batch', 'batches')} cancelled\n`);
        if (givenUp.length > 0)
          terminal.err(`${counted(givenUp.length, 'batch', 'batches')} given up: at no provider\n`);
        if (ending !== null) await runEnding(ending, context, { ...options, retried: open.retried() });
        else
          terminal.err(
            `closedbook resume ${done.runId}${storeWords(options.store, terminal.env)} reads what was answered before\n`,
          );
      });
    });
}
