/** `closedbook agreement`: how far the automatic grades agree with people's, and the disagreements worth reading. */
import type { CommandContext } from '../command-context.ts';
import {
  command,
  FILL_HELP,
  list,
  MAP_HELP,
  MODEL_FROM_HELP,
  OUTCOMES_HELP,
  repeat,
  SHEET_HELP,
  wholeNumber,
} from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function agreementCommand(context: CommandContext) {
  const { terminal } = context;
  return command('agreement', 'automatic grades against people: confusion, kappa, AC1, precision, recall')
    .argument('<run-or-file>', 'a run with human grades, or a file with a human column')
    .option('--human <column>', 'column of people’s labels in a file', 'human')
    .option('--rubric <rubric>', 'simpleqa, verified, aa, person-strict or own/<name>')
    .option('--map <field=column>', MAP_HELP, list)
    .option('--outcomes <word=outcome>', OUTCOMES_HELP, list)
    .option('--model-from <pattern>', MODEL_FROM_HELP, repeat)
    .option('--sheet <name>', SHEET_HELP)
    .option('--fill <column>', FILL_HELP, list)
    .option('--read <n>', 'disagreements to show', wholeNumber(0), 10)
    .action(async (target, options) => {
      const open = await openWorkspace(context, options, { ownParts: true });
      try {
        const { agreementOf, agreementText } = await import('../../pipeline/grade/agreement.ts');
        const result = await agreementOf(target, open.workspace, {
          map: [...(options.map ?? []), ...(options.human === 'human' ? [] : [`human=${options.human}`])],
          outcomes: options.outcomes,
          modelFrom: options.modelFrom,
          sheet: options.sheet,
          fill: options.fill,
          rubric: options.rubric,
          read: options.read,
          seed: options.seed,
        });
        open.close();
        terminal.out(options.json ? `${JSON.stringify(result)}\n` : agreementText(result, terminal.width));
      } finally {
        open.close();
      }
    });
}
