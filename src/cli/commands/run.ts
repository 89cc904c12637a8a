/** `closedbook run`: ask, grade, analyse and report, from a spec file or from options. */
import type { CommandContext } from '../command-context.ts';

import { liveDesk } from '../live-desk.ts';
import {
  baseUrls,
  list,
  numberFrom,
  penalties,
  policies,
  prices,
  repeat,
  share,
  wholeNumber,
} from '../option-values.ts';
import { runEnding, workersEnding } from '../run-ending.ts';
import { batchingOf, command, POLL_HELP, WATCH_HELP } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function runCommand(context: CommandContext) {
  return command('run', 'ask models, grade the answers, report')
    .argument('[spec]', 'a YAML spec; options given beside it override it')
    .option('-d, --dataset <name-or-path>', 'question set, repeatable', repeat)
    .option(
      '-m, --model <name>',
      'openai/…, anthropic/…, ollama/…, compatible/<name>@<url> …; repeatable',
      repeat,
    )
    .option(
      '-p, --policy <policy>',
      'plain, eager, conservative, penalty:L; +reward:R, +humility, +confidence (:words, :two-stage, :guess); own:NAME; repeatable',
      policies,
    )
    .option('--instruction <name=file>', 'a policy in your own words (text or YAML), repeatable', repeat)
    .option('--trials <k>', 'ask every question k times', wholeNumber(1))
    .option('--sample <n>', 'only n questions of each set, drawn with the seed', wholeNumber(1))
    .option('--language <list>', 'only questions in these languages: en,de,zh', list)
    .option(
      '--order <order>',
      'adaptive[@L]: draw the --sample by what earlier runs say tells models apart; weights keep rates unbiased',
    )
    .option('--from <run>', 'earlier run of the same questions for --order, repeatable', repeat)
    .option('--forced', 'ask refused questions again, demanding a best guess')
    .option('--confidence', 'ask for a stated confidence with every answer')
    .option('--judge <model>', 'judge for what rules leave undecided; several make a panel', repeat)
    .option('--judge-again <share>', 'share of judged answers to judge twice: how steady the judge is', share)
    .option(
      '--claims <model>',
      'splits answers to questions with several facts into claims, which rules compare (person-strict)',
    )
    .option('--rubric <rubric>', 'simpleqa, verified, aa, person-strict or own/<name>')
    .option('--effort <level>', 'reasoning effort for every model')
    .option('--logprobs', 'keep the mean log-probability of each answer, where the interface tells it')
    .option('--temperature <t>', 'sampling temperature, for models that take one', numberFrom(0))
    .option('--max-output-tokens <n>', 'cap on an answer’s length in tokens', wholeNumber(1))
    .option('--batch', 'hand requests in as batches, where providers take them: half the price, within a day')
    .option('--workers', 'hand the run out in a shared store, to closedbook worker on any machine')
    .option('--no-wait', 'with --batch or --workers: hand in and leave')
    .option('--live-for-failed', 'with --batch: ask live what a batch brought no reply to', false)
    .option('--poll <seconds>', POLL_HELP, numberFrom(0.1))
    .option('--concurrency <n>', 'most requests under way at once', wholeNumber(1))
    .option('--timeout <seconds>', 'of one request', numberFrom(1))
    .option('--max-cost <usd>', 'stop cleanly when asking and judging have cost this much', numberFrom(0))
    .option('--price <model=in,out>', 'price in USD per million tokens, repeatable', prices)
    .option('--allow-unpriced', 'start although --max-cost cannot count models without a price')
    .option('--base-url <prefix=url>', 'another address for the models of a prefix, repeatable', baseUrls)
    .option('--penalty <list>', 'penalties L to report, e.g. 0,1,3,9', penalties)
    .option('--keep-raw', 'keep the provider’s raw bodies')
    .option(
      '--until <goal>',
      'stop when it is settled: best@L, order@L, width=0.02, regression=0.03[@L] with --baseline',
    )
    .option('--until-level <share>', 'confidence of that over all looks (0.95)', share)
    .option('--until-these', 'best and order of these very questions, not of all questions like them')
    .option(
      '--until-rounds <n>',
      'ask in n equal rounds at most, a look after each (20 questions and more; by batches a tenth)',
      wholeNumber(1),
    )
    .option('--baseline <run>', 'run of the same questions that --until regression compares with')
    .option('--dry-run', 'calls, tokens and cost; asks nothing', false)
    .option('--out <folder>', 'where summary and report go', 'output')
    .option('--open', WATCH_HELP, false)
    .option('--title <title>', 'title of the report')
    .action(async (specPath, options) => {
      const use = { options, stopsCleanly: true, ownParts: true, isRun: true };
      await inWorkspace(context, use, async (open) => {
        const { loadRunSpec } = await import('../../pipeline/run/load-run-spec.ts');
        const spec = await loadRunSpec(specPath ?? null, {
          datasets: options.dataset,
          models: options.model,
          policies: options.policy,
          instructions: options.instruction,
          trials: options.trials,
          sample: options.sample,
          languages: options.language,
          forced: options.forced,
          batch: options.batch,
          confidence: options.confidence,
          judges: options.judge,
          judgeAgain: options.judgeAgain,
          claims: options.claims,
          rubric: options.rubric,
          settings: {
            effort: options.effort,
            temperature: options.temperature,
            logprobs: options.logprobs,
            maxOutputTokens: options.maxOutputTokens,
          },
          concurrency: options.concurrency,
          timeoutMs: options.timeout === undefined ? undefined : options.timeout * 1000,
          maxCostUsd: options.maxCost,
          allowUnpriced: options.allowUnpriced,
          modelFacts: options.price,
          baseUrls: options.baseUrl,
          penalties: options.penalty,
          keepRawBodies: options.keepRaw,
          order: options.order,
          from: options.from,
          until: options.until,
          untilLevel: options.untilLevel,
          untilThese: options.untilThese,
          untilRounds: options.untilRounds,
          baseline: options.baseline,
          seed: options.seed,
          title: options.title,
          env: context.terminal.env,
          config: open.workspace.config,
        });
        if (options.dryRun) {
          const { planRun } = await import('../../pipeline/plan/plan-run.ts');
          const { runPlanText } = await import('../text/run-plan-text.ts');
          const plan = await planRun(spec, open.workspace);
          open.tell(plan, () => runPlanText(plan, context.terminal.width));
          return;
        }
        const { assertHostsNamed } = await import('../../pipeline/run/assert-hosts-named.ts');
        await assertHostsNamed(spec, {
          path: specPath ?? null,
          env: open.workspace.env,
          models: [
            ...(options.model ?? []),
            ...(options.judge ?? []),
            ...(options.claims ? [options.claims] : []),
          ],
          baseUrls: options.baseUrl,
        });
        if (options.workers) {
          const { handOutRun } = await import('../../pipeline/workers/hand-out.ts');
          const done = await handOutRun(spec, open.workspace, {
            outputFolder: options.out,
            wait: options.wait,
          });
          open.close();
          await workersEnding(done, context, { ...options, retried: open.retried() });
          return;
        }
        const { startRun } = await import('../../pipeline/run/run.ts');
        const live = options.open ? liveDesk(context, open) : null;
        const ending = await startRun(spec, open.workspace, {
          outputFolder: options.out,
          batching: batchingOf(options),
          ...(live === null ? {} : { onRun: live.show }),
        }).finally(() => live?.close());
        open.close();
        await runEnding(ending, context, { ...options, retried: open.retried() });
      });
    });
}
