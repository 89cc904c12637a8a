/** `closedbook stat`: one statistic from the command line, or a file of them, through the functions reports use. */
import type { CommandContext } from '../command-context.ts';
import { repeat } from '../option-values.ts';
import { command } from '../shared-options.ts';

export function statCommand(context: CommandContext) {
  const { terminal } = context;
  return command('stat', 'one statistic, e.g. stat binom_ci x=7 n=10; without a name the list')
    .argument('[name]', 'name of the statistic')
    .argument('[arguments...]', 'name=value, values as JSON')
    .option('--args <json>', 'all arguments as one JSON object', repeat)
    .option('--vectors <file>', 'evaluate lines {"id","stat","args"}')
    .option('--out <file>', 'where the lines {"id","result"} go')
    .action(async (name, words, options) => {
      const { evaluateOne, evaluateVectors, statisticNames } = await import('../stat/evaluate.ts');
      if (options.vectors !== undefined) {
        const counted = await evaluateVectors(options.vectors, options.out ?? null, (line) =>
          terminal.out(line),
        );
        terminal.err(`${counted.evaluated} evaluated, ${counted.errors} errors\n`);
        return;
      }
      if (name === undefined) {
        terminal.out(
          options.json ? `${JSON.stringify(statisticNames())}\n` : `${statisticNames().join('\n')}\n`,
        );
        return;
      }
      const result = evaluateOne(name, words, options.args ?? []);
      terminal.out(`${JSON.stringify(result, null, options.json ? 0 : 2)}\n`);
    });
}
