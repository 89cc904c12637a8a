/** `closedbook plan`: questions, calls and cost of a finding, before anything is spent. */
import type { CommandContext } from '../command-context.ts';
import { list, numberFrom, policies, price, repeat, share, wholeNumber } from '../option-values.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function planCommand(context: CommandContext) {
  const { terminal } = context;
  return command('plan', 'how many questions a finding takes, and what it costs; asks nothing')
    .argument('[base...]', 'runs or answer files to measure on: what can they show?')
    .option('--difference <d>', 'difference between two respondents to be seen, e.g. 0.03 or 3%', share)
    .option('--half-width <h>', 'half-width of the interval of one rate, e.g. 0.02', share)
    .option('--questions <n>', 'instead: what n questions show', wholeNumber(1))
    .option('--metric <id>', 'correct/asked, incorrect/asked, refused/asked, attempted/asked or utility@L')
    .option('--a <name>', 'a respondent of the base to plan for (or a part of its name)')
    .option('--b <name>', 'the other')
    .option('--rate <p>', 'expected rate', share)
    .option('--discordance <p>', 'share of questions on which exactly one of the two has the event', share)
    .option('--between <v>', 'variance over questions of the true difference, e.g. 1/9', amount)
    .option('--within <v>', 'variance between trials of one question', amount)
    .option('--trials <k>', 'ask every question k times', wholeNumber(1))
    .option('--cluster-size <m>', 'questions on one subject', numberFrom(1))
    .option('--icc <r>', 'likeness of questions on one subject, 0 to 1', share)
    .option('--power <p>', 'chance of seeing the difference', share, 0.8)
    .option('--significance <p>', 'chance of a false alarm, two-sided', share, 0.05)
    .option('--level <p>', 'level of intervals', share, 0.95)
    .option('-d, --dataset <name-or-path>', 'question set whose prompts are counted, repeatable', repeat)
    .option('-m, --model <name>', 'model to ask, repeatable', repeat)
    .option('-p, --policy <policy>', 'plain, eager, conservative, penalty:L, own:NAME; repeatable', policies)
    .option('--instruction <name=file>', 'a policy in your own words (text or YAML), repeatable', repeat)
    .option('--effort <level>', 'reasoning effort for every model')
    .option('--forced', 'with the forced pass')
    .option('--batch', 'at the prices of batches, where providers take them')
    .option('--judge <model>', 'judge for what rules leave undecided, repeatable', repeat)
    .option('--judge-again <share>', 'share of judged answers to judge twice', share)
    .option('--price <in,out>', 'USD per million tokens, for every model named', price)
    .option('--until <goal>', 'best@L: what asking until it is settled would save, played on the base')
    .option('--until-these', 'who is best on the planned questions alone, as run --until-these asks')
    .option(
      '--until-rounds <n>',
      'look n times at most (after every subject; with --batch ten times)',
      wholeNumber(1),
    )
    .option('--worlds <n>', 'worlds that are played for it', wholeNumber(20), 200)
    .option('--cluster <field>', 'subject, question, topic or none', 'subject')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .action(async (base, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { plan } = await import('../../pipeline/plan/plan.ts');
        const made = await plan(
          {
            base,
            difference: options.difference,
            halfWidth: options.halfWidth,
            questions: options.questions,
            given: {
              metric: options.metric,
              rate: options.rate,
              discordance: options.discordance,
              between: options.between,
              within: options.within,
              clusterSize: options.clusterSize,
              correlation: options.icc,
            },
            a: options.a,
            b: options.b,
            trials: options.trials,
            power: options.power,
            significance: options.significance,
            level: options.level,
            datasets: options.dataset,
            models: options.model,
            policies: options.policy,
            instructions: options.instruction,
            settings: options.effort === undefined ? {} : { effort: options.effort },
            forced: options.forced,
            batch: options.batch,
            judges: options.judge,
            judgeAgain: options.judgeAgain,
            price: options.price,
            clusterBy: options.cluster,
            until: options.until,
            untilThese: options.untilThese,
            untilRounds: options.untilRounds,
            worlds: options.worlds,
            seed: options.seed,
            map: options.map,
          },
          open.workspace,
        );
        open.close();
        if (options.json) terminal.out(`${JSON.stringify(made)}\n`);
        else {
          const { planningText } = await import('../text/plan-text.ts');
          terminal.out(planningText(made, terminal.width));
        }
      });
    });
}

/** A variance: a number or a fraction of at least 0. */
function amount(text: string): number {
  const fraction = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (fraction !== null && Number(fraction[2]) > 0) return Number(fraction[1]) / Number(fraction[2]);
  return numberFrom(0)(text);
}
