/** `closedbook compare A B`: two respondents, paired where they answered the same questions. */
import { existsSync } from 'node:fs';
import { ClosedbookError } from '../../core/errors.ts';
import type { CommandContext } from '../command-context.ts';
import { repeat } from '../option-values.ts';
import { analysisCommand, analysisOf } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function compareCommand(context: CommandContext) {
  const { terminal } = context;
  return analysisCommand(
    'compare',
    'two respondents: differences, transitions, the penalty at which they tie',
  )
    .argument('<a>', 'a respondent (or the beginning or a part of its name)')
    .argument('<b>', 'the other')
    .option('--in <source>', 'run, answer file, published table or summary.json; repeatable', repeat)
    .action(async (a, b, options) => {
      const sources = options.in;
      if (sources === undefined) throw withoutSource(a, b);
      await inWorkspace(context, { options }, async (open) => {
        const { compare, comparisonText } = await import('../../pipeline/report/compare.ts');
        const comparison = await compare(a, b, open.workspace, {
          sources,
          ...analysisOf(options),
        });
        open.tell(comparison, () => comparisonText(comparison, terminal.width));
      });
    });
}

/** Whoever has two files gives them in place of the respondents. */
function withoutSource(a: string, b: string): ClosedbookError {
  const files = [a, b].filter((name) => existsSync(name));
  return new ClosedbookError(
    'usage',
    'compare expects two respondents and --in SOURCE, where they are found',
    {
      hint:
        files.length === 0
          ? `closedbook compare "${a}" "${b}" --in FILE-OR-RUN; --in is repeatable.`
          : `Files are sources: closedbook report ${files.map((file) => JSON.stringify(file)).join(' ')} compares all that answered in them; closedbook compare NAME NAME --in FILE --in FILE two of these.`,
    },
  );
}
