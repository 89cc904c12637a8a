/** `closedbook worker`: asks and grades what was handed out in a shared store, until it is told to stop. */
import { counted } from '../../core/counted.ts';
import type { CommandContext } from '../command-context.ts';
import { repeat, wholeNumber } from '../option-values.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function workerCommand(context: CommandContext) {
  const { terminal } = context;
  return command('worker', 'work on runs that run --workers handed out, on any machine')
    .option('--run <run>', 'only this run: its id or the beginning of it; repeatable', repeat)
    .option('--exit-when-idle', 'leave when nothing is handed out any more', false)
    .option('--concurrency <n>', 'most requests under way at once', wholeNumber(1))
    .addHelpText(
      'after',
      `
Examples:
  export CLOSEDBOOK_STORE=postgres://ada@db/closedbook       (on every machine)
  closedbook run -d person-facts -m openai/gpt-6-luna --workers        (on one)
  OPENAI_API_KEY=… closedbook worker                        (on each, asks)
  closedbook worker --exit-when-idle --json                 (in a cluster's job)

Ctrl-C ends what is in flight and gives the rest to other workers.`,
    )
    .action(async (options) => {
      await inWorkspace(context, { options, stopsCleanly: true, ownParts: true }, async (open) => {
        const { work } = await import('../../pipeline/workers/worker.ts');
        const ending = await work(open.workspace, {
          exitWhenIdle: options.exitWhenIdle,
          ...(options.run === undefined ? {} : { runs: options.run }),
          ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
        });
        open.close();
        // Whoever waits for the work to be done must hear that some of it is left.
        if (ending.left.length > 0 && ending.endedBy === 'idle') context.exit(1);
        if (options.json) terminal.out(`${JSON.stringify(ending)}\n`);
        else {
          const { replies, chunks, runs } = ending;
          terminal.err(
            `${counted(chunks, 'chunk')} done of ${counted(runs.length, 'run')}, ${counted(replies, 'reply', 'replies')}\n`,
          );
        }
      });
    });
}
