/** `closedbook store copy`: runs from one store into another, a file or a server. */
import type { CommandContext } from '../command-context.ts';
import { list } from '../option-values.ts';
import { command } from '../shared-options.ts';

export function storeCommand(context: CommandContext) {
  const { terminal } = context;
  const store = command('store', 'move runs between a file and a server that a team shares');
  store.addCommand(
    command('copy', 'copy runs into another store, with all that hangs on them; those that are there stay')
      .argument('<from>', 'the store to read: a file, or postgres://USER@HOST/DATABASE')
      .argument('<to>', 'the store to write, made when it is missing')
      .option('--run <id>', 'only this run, repeatable', list)
      .action(async (from, to, options) => {
        const { copyStore } = await import('../../pipeline/exchange/copy-store.ts');
        const { copyText } = await import('../text/store-text.ts');
        const copied = await copyStore({
          ...{ from, to },
          ...(options.run === undefined ? {} : { runs: options.run }),
          onRun: (run) => {
            if (!options.json) terminal.out(copyText(run));
          },
        });
        if (options.json) terminal.out(`${JSON.stringify(copied)}\n`);
        else if (copied.length === 0) terminal.out('the store holds no runs\n');
      }),
  );
  return store;
}
