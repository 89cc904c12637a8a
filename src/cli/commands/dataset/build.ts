/** `closedbook dataset build`: questions from Wikidata or from a file of facts. */
import { ClosedbookError } from '../../../core/errors.ts';
import type { CommandContext } from '../../command-context.ts';
import { list, wholeNumber } from '../../option-values.ts';
import { command } from '../../shared-options.ts';
import { inWorkspace } from '../../workspace.ts';

export function datasetBuildCommand(context: CommandContext) {
  const { terminal } = context;
  return command('build', 'questions from Wikidata or from a file of facts')
    .requiredOption('--from <source>', 'wikidata, or a file with subject, property and value')
    .option('--out <folder>', 'the new question set', 'output/built')
    .option('--name <name>', 'name of the set; else that of its folder')
    .option('--properties <list>', 'birth date, P19, …; an unknown one lists them all', list)
    .option('--sample <n>', 'people to draw', wholeNumber(1))
    .option('--stratify <how>', 'popularity (five bands, even shares) or none', 'popularity')
    .option('--bands <list>', 'fewest sitelinks of the five bands', '100,40,15,5,1')
    .option('--as-of <date>', 'day at which the facts hold; else the day of the first start')
    .option('--language <list>', 'languages of the questions; else en', list)
    .option('--items <list>', 'these people instead of a draw: Q42,Q53713', list)
    .option('--where <pattern>', 'SPARQL that people must meet: "?person wdt:P106 wd:Q169470 ."')
    .option('--tail <how>', 'long tail by random ids or list; else ids, at other endpoints list')
    .option('--namesakes <how>', 'check (leave out shared names) or ignore', 'check')
    .option('--endpoint <url>', 'SPARQL endpoint: QLever, a local copy; else Wikidata')
    .option('--api <url>', 'api.php that serves the items; else Wikidata')
    .option('--contact <address>', 'mail address or page, told to the endpoint’s operators')
    .option('--cache <folder>', 'where answers are kept; else beside --out')
    .option('--map <field=column>', 'where a file’s column has another name, repeatable', list)
    .option('--dry-run', 'how many requests; asks nothing', false)
    .action(async (options) => {
      const pipeline = await import('../../../pipeline/dataset/dataset-build.ts');
      const { buildText, buildPlanText } = await import('../../text/dataset-build-text.ts');
      await inWorkspace(context, { options, stopsCleanly: true }, async (open) => {
        const wanted = {
          from: options.from,
          out: options.out,
          ...(options.name !== undefined && { name: options.name }),
          properties: options.properties ?? [],
          ...(options.sample !== undefined && { sample: options.sample }),
          stratify: options.stratify,
          thresholds: options.bands.split(',').map(Number),
          ...(options.asOf !== undefined && { asOf: options.asOf }),
          ...(options.language !== undefined && { languages: options.language }),
          items: options.items ?? [],
          ...(options.where !== undefined && { where: options.where }),
          ...(options.tail !== undefined && { tail: options.tail }),
          namesakes: options.namesakes,
          ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
          ...(options.api !== undefined && { api: options.api }),
          ...(options.contact !== undefined && { contact: options.contact }),
          ...(options.cache !== undefined && { cache: options.cache }),
          seed: options.seed,
          map: options.map ?? [],
        };
        if (options.dryRun) {
          if (options.from !== 'wikidata') {
            throw new ClosedbookError('usage', '--dry-run counts requests, and a file of facts needs none', {
              hint: 'Leave it out.',
            });
          }
          const { wikidataOptions } = await import('../../../pipeline/dataset/build-options.ts');
          const { planDatasetBuild } = await import('../../../pipeline/dataset/plan-dataset-build.ts');
          const plan = await planDatasetBuild(wikidataOptions(wanted, open.workspace));
          open.tell(plan, () => buildPlanText(plan, terminal.width));
          return;
        }
        const build = await pipeline.buildDataset(wanted, open.workspace);
        open.tell(build, () => buildText(build, terminal.width));
      });
    });
}
