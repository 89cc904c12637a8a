/** `closedbook dataset items`: what the answers of many respondents say about the questions. */
import type { CommandContext } from '../../command-context.ts';
import { list, repeat, wholeNumber } from '../../option-values.ts';
import { command } from '../../shared-options.ts';
import { inWorkspace } from '../../workspace.ts';

export function datasetItemsCommand(context: CommandContext) {
  const { terminal } = context;
  return command('items', 'hard, worn-out and wrongly keyed questions, from the answers of runs')
    .argument('<source...>', 'runs or answer files; several runs in order of time show drift')
    .option('--out <file>', 'write a review sheet (CSV)')
    .option('--top <n>', 'questions listed (default: a tenth, at least 20)', wholeNumber(1))
    .option(
      '--list <troubles>',
      'list all questions with these troubles as well: saturated, ambiguous, …',
      list,
    )
    .option('--family <model=family>', 'models that share training; repeatable', repeat)
    .option('--map <field=column>', 'where a column of an answer file has another name, repeatable', list)
    .action(async (sources, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { datasetItems } = await import('../../../pipeline/dataset/dataset-items.ts');
        const section = await datasetItems(sources, open.workspace, {
          map: options.map ?? [],
          families: options.family ?? [],
          list: options.list ?? [],
          ...(options.top === undefined ? {} : { top: options.top }),
          ...(options.out === undefined ? {} : { out: options.out }),
        });
        open.close();
        if (options.out !== undefined) terminal.err(`${options.out}\n`);
        if (options.json) terminal.out(`${JSON.stringify(section)}\n`);
        else {
          const { datasetItemsText } = await import('../../text/dataset-items-text.ts');
          terminal.out(datasetItemsText(section, { width: terminal.width, sheet: options.out }));
        }
      });
    });
}
