/**
 * `closedbook grade`: grades a run again, or the answers in a file. Rows stream through and little of them is kept, but on a
 * machine with much memory V8 lets hundreds of megabytes of what is done with stand before it looks; it is told to look sooner.
 */
import { setFlagsFromString } from 'node:v8';
import type { CommandContext } from '../command-context.ts';
import { numberFrom, prices, repeat, share } from '../option-values.ts';
import { batchingOf, fileCommand, POLL_HELP } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function gradeCommand(context: CommandContext) {
  const { terminal } = context;
  return fileCommand('grade', 'grade a run or a file of answers')
    .argument('<run-or-file>', 'a run, or JSONL, CSV or Parquet with question, gold, model and answer')
    .option('--rules-only', 'rules alone; what they cannot tell stays undecided', false)
    .option('--judge <model>', 'judge for what rules leave undecided; several make a panel', repeat)
    .option('--judge-again <share>', 'share of judged answers to judge twice: how steady the judge is', share)
    .option(
      '--claims <model>',
      'split answers to questions with several facts into claims, which rules compare (person-strict); those of a file are kept as a run',
    )
    .option(
      '--max-cost <usd>',
      'with --claims: stop cleanly when splitting has cost this much',
      numberFrom(0),
    )
    .option('--price <model=in,out>', 'with --max-cost: price in USD per million tokens', prices)
    .option('--allow-unpriced', 'with --max-cost: go on although it cannot count a model without a price')
    .option('--batch', 'of a run: ask judges by batches, at half the price, within a day')
    .option('--no-wait', 'with --batch: hand in and leave; the same command reads what came')
    .option('--poll <seconds>', POLL_HELP, numberFrom(0.1))
    .option('--rubric <rubric>', 'simpleqa, verified, aa, person-strict or own/<name>')
    .option(
      '--out <file>',
      'of a file of answers: the same rows with outcome, reason, grader and evidence (.jsonl or .csv)',
    )
    .action(async (target, options) => {
      setFlagsFromString('--heap-growing-percent=60');
      await inWorkspace(context, { options, stopsCleanly: true, ownParts: true }, async (open) => {
        const { grade, gradeText, isRun } = await import('../../pipeline/grade/grade.ts');
        const work =
          options.claims === undefined || isRun(target)
            ? grade
            : (await import('../../pipeline/exchange/split-file.ts')).splitFile;
        const result = await work(target, open.workspace, {
          rulesOnly: options.rulesOnly,
          judges: options.judge ?? [],
          judgeAgain: options.judgeAgain,
          claims: options.claims,
          maxCostUsd: options.maxCost,
          modelFacts: options.price,
          allowUnpriced: options.allowUnpriced,
          rubric: options.rubric,
          batch: options.batch,
          batching: batchingOf({ ...options, liveForFailed: false }),
          map: options.map ?? [],
          outcomes: options.outcomes,
          modelFrom: options.modelFrom,
          sheet: options.sheet,
          fill: options.fill,
          questionFiles: options.questions,
          out: options.out,
        });
        open.tell(result, () => gradeText(result, terminal.width));
      });
    });
}
