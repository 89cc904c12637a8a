/** `closedbook agreement`: how far the automatic grades agree with people's, and the disagreements worth reading. */
import type { CommandContext } from '../command-context.ts';
import { wholeNumber } from '../option-values.ts';
import { DEFAULT_SEED, fileCommand } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function agreementCommand(context: CommandContext) {
  const { terminal } = context;
  return fileCommand('agreement', 'automatic grades against people: confusion, kappa, AC1, precision, recall')
    .argument('<run-or-file>', 'a run with human grades, or a file with a human column')
    .option('--human <column>', 'column of people’s labels in a file', 'human')
    .option('--rubric <rubric>', 'simpleqa, verified, aa, person-strict or own/<name>')
    .option('--read <n>', 'disagreements to show', wholeNumber(0), 10)
    .action(async (target, options) => {
      await inWorkspace(context, { options, ownParts: true }, async (open) => {
        const { agreementOf } = await import('../../pipeline/grade/agreement.ts');
        const { agreementText } = await import('../text/agreement-text.ts');
        const result = await agreementOf(target, open.workspace, {
          map: [...(options.map ?? []), ...(options.human === 'human' ? [] : [`human=${options.human}`])],
          outcomes: options.outcomes,
          modelFrom: options.modelFrom,
          sheet: options.sheet,
          fill: options.fill,
          questionFiles: options.questions,
          rubric: options.rubric,
          read: options.read,
          seed: options.seed ?? DEFAULT_SEED,
        });
        open.tell(result, () => agreementText(result, terminal.width));
      });
    });
}
