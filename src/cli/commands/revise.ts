/** `closedbook revise`: corrected references in a run; only the replies they touch are graded again. */
import { Option } from '@commander-js/extra-typings';
import { ClosedbookError } from '../../core/errors.ts';
import type { CommandContext } from '../command-context.ts';
import { list, repeat } from '../option-values.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function reviseCommand(context: CommandContext) {
  const { terminal } = context;
  return command('revise', 'correct references of a run and grade again what they touch')
    .argument('<run>', 'id of the run, or its beginning or end')
    .argument('[question]', 'id of the question')
    .option(
      '--reference <text>',
      'what counts as right; again for each alias, or one reference as JSON',
      repeat,
    )
    .addOption(
      new Option('--status <status>', 'only ok questions enter rates').choices([
        'ok',
        'disputed',
        'stale',
        'retired',
      ] as const),
    )
    .option('--from <file>', 'a corrected question set; questions are matched by id')
    .option('--map <field=column>', 'where a column of the file has another name, repeatable', list)
    .option('--judge <model>', 'judge for what rules leave undecided; several make a panel', repeat)
    .action(async (run, question, options) => {
      const correction = correctionOf(question, options);
      await inWorkspace(context, { options, stopsCleanly: true, ownParts: true }, async (open) => {
        const { reviseRun } = await import('../../pipeline/grade/revise-run.ts');
        const { reviseText } = await import('../text/revise-text.ts');
        const result = await reviseRun(run, open.workspace, { correction, judges: options.judge ?? [] });
        open.tell(result, () => reviseText(result, terminal.width));
      });
    });
}

function correctionOf(
  questionId: string | undefined,
  options: {
    readonly reference?: readonly string[];
    readonly status?: 'ok' | 'disputed' | 'stale' | 'retired';
    readonly from?: string;
    readonly map?: readonly string[];
  },
) {
  const { reference, status, from, map = [] } = options;
  if (from !== undefined && questionId === undefined && reference === undefined && status === undefined)
    return { from, map };
  if (questionId !== undefined && from === undefined && (reference !== undefined || status !== undefined)) {
    return {
      questionId,
      ...(reference === undefined ? {} : { reference }),
      ...(status === undefined ? {} : { status }),
    };
  }
  throw new ClosedbookError(
    'usage',
    'expected one question with --reference or --status, or a file of questions with --from',
    { hint: 'closedbook revise RUN QUESTION --reference TEXT, or closedbook revise RUN --from FILE.' },
  );
}
