/** `closedbook demo`: simulated models, the whole pipeline over HTTP, a report; needs no key and no network. */
import type { CommandContext } from '../command-context.ts';
import { wholeNumber } from '../option-values.ts';
import { programName } from '../program-name.ts';
import { runEnding } from '../run-ending.ts';
import { command, DEFAULT_SEED, OPEN_HELP } from '../shared-options.ts';
import { storeWords } from '../store-words.ts';
import { inWorkspace } from '../workspace.ts';

export function demoCommand(context: CommandContext) {
  return command('demo', 'the whole pipeline with simulated models, over real HTTP')
    .option('--questions <n>', 'how many invented questions', wholeNumber(20), 300)
    .option('--months <n>', 'a series of so many monthly runs, for closedbook trend', wholeNumber(2))
    .option('--out <folder>', 'where summary and report go', 'output')
    .option('--open', OPEN_HELP, false)
    .action(async (options) => {
      await inWorkspace(context, { options, stopsCleanly: true }, async (open) => {
        if (options.months !== undefined) {
          const { demoSeries } = await import('../../pipeline/run/demo-series.ts');
          const runs = await demoSeries(open.workspace, {
            questions: options.questions,
            months: options.months,
            seed: options.seed ?? DEFAULT_SEED,
          });
          open.close();
          const { terminal } = context;
          terminal.out(
            options.json
              ? `${JSON.stringify({ runs })}\n`
              : `${runs.length} simulated monthly runs. What changed in them:\n${trendCommand(runs, storeWords(options.store, terminal.env))}\n`,
          );
          context.exit(runs.length === options.months ? 0 : 1);
          return;
        }
        const { demo } = await import('../../pipeline/run/demo.ts');
        const ending = await demo(open.workspace, {
          questions: options.questions,
          seed: options.seed ?? DEFAULT_SEED,
          outputFolder: options.out,
        });
        open.close();
        await runEnding(ending, context, { ...options, retried: open.retried(), next: 'init' });
      });
    });
}

/** Runs by the ends of their names, in lines that a shell joins. */
function trendCommand(runs: readonly string[], where: string): string {
  const words = runs.map((run) => run.slice(-6));
  const lines = Array.from({ length: Math.ceil(words.length / 6) }, (_, line) =>
    words.slice(6 * line, 6 * line + 6).join(' '),
  );
  const program = programName(process.argv[1], process.cwd());
  return `  ${program} trend ${lines.join(' \\\n    ')}${where === '' ? '' : ` \\\n   ${where}`}`;
}
