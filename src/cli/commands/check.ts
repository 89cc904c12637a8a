/** `closedbook check`: limits and a baseline as a gate for CI; exit code 1 when a check fails. */
import type { CommandContext } from '../command-context.ts';
import { list, numberFrom, repeat, share } from '../option-values.ts';
import { CLUSTER_HELP, command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function checkCommand(context: CommandContext) {
  const { terminal } = context;
  return command('check', 'a gate for CI: limits on rates, regressions against a baseline')
    .argument('<source>', 'run, answer file, published table or summary.json')
    .option('--max <metric=value>', 'at most, e.g. incorrect/attempted=0.30; repeatable', repeat)
    .option('--min <metric=value>', 'at least, e.g. correct/asked=0.40; repeatable', repeat)
    .option(
      '--hold <end>',
      'what must keep the limit: whole (interval), value, or any (fails if proven)',
      'whole',
    )
    .option('--baseline <source>', 'compared with it, paired where questions are shared')
    .option(
      '--baseline-series <source...>',
      'earlier runs, oldest first: fails what the whole series proves to have become worse',
    )
    .option('--against <name>', 'the baseline’s respondent, where names differ')
    .option('--margin <d>', 'how much worse than the baseline is tolerated', numberFrom(0), 0)
    .option('--baseline-hold <end>', 'any fails what is proven worse, whole demands proof of no worse', 'any')
    .option(
      '--same-model',
      'one build of the model asked gave every reply; with a baseline, the same build there',
    )
    .option('--min-graded <share>', 'least share of replies with a grade (default: 0.95)', share)
    .option('--incomplete', 'check a run that is not complete, too', false)
    .option('--respondent <name>', 'only this one; repeatable', repeat)
    .option('--cluster <field>', CLUSTER_HELP)
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option('--junit <file>', 'write JUnit XML there')
    .option('--markdown <file>', 'write the verdict there as Markdown, for a job’s summary or a comment')
    .option('--github', 'print GitHub annotations (default inside GitHub Actions)')
    .action(async (source, options) => {
      const { parseHold, parseLimit } = await import('../../stages/check/limit.ts');
      const hold = parseHold(options.hold);
      const limits = [
        ...(options.max ?? []).map((text) => parseLimit(text, 'max', hold)),
        ...(options.min ?? []).map((text) => parseLimit(text, 'min', hold)),
      ];
      const baselineHold = parseHold(options.baselineHold);
      await inWorkspace(context, { options }, async (open) => {
        const { check } = await import('../../pipeline/report/check.ts');
        const report = await check(source, open.workspace, {
          limits,
          baselineHold,
          baseline: options.baseline,
          baselineSeries: options.baselineSeries,
          against: options.against,
          margin: options.margin,
          sameModel: options.sameModel ?? false,
          ...(options.minGraded === undefined ? {} : { leastGraded: options.minGraded }),
          incomplete: options.incomplete,
          respondents: options.respondent,
          clusterBy: options.cluster,
          map: options.map ?? [],
          seed: options.seed,
        });
        open.close();
        for (const note of report.notes) terminal.err(`note: ${note}\n`);
        if (options.junit !== undefined) {
          const { junitXml } = await import('../../stages/check/junit.ts');
          const { writeFileAtomic } = await import('../../rows/write-file.ts');
          await writeFileAtomic(options.junit, junitXml(report.results, { title: report.title }));
        }
        if (options.markdown !== undefined) {
          const { checkMarkdown } = await import('../../stages/check/check-markdown.ts');
          const { writeFileAtomic } = await import('../../rows/write-file.ts');
          await writeFileAtomic(options.markdown, checkMarkdown(report.results, report));
        }
        if (options.json) terminal.out(`${JSON.stringify(report)}\n`);
        else {
          const { checkText } = await import('../text/check-text.ts');
          terminal.out(checkText(report.results, { ...report, width: terminal.width }));
        }
        if (options.github ?? terminal.env['GITHUB_ACTIONS'] === 'true') {
          const { githubAnnotations } = await import('../../stages/check/github-annotations.ts');
          terminal.annotate?.(githubAnnotations(report.results), options.json ? 'err' : 'out');
        }
        context.exit(report.passed ? 0 : 1);
      });
    });
}
