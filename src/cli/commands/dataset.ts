/**
 * `closedbook dataset`: question sets, from making them to curating them. One file a subcommand in dataset/; the
 * groups are the order of the work.
 */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';
import { datasetBuildCommand } from './dataset/build.ts';
import { datasetDedupeCommand } from './dataset/dedupe.ts';
import { datasetDiffCommand } from './dataset/diff.ts';
import { datasetExportCommand } from './dataset/export.ts';
import { datasetImportCommand } from './dataset/import.ts';
import { datasetItemsCommand } from './dataset/items.ts';
import { datasetLintCommand } from './dataset/lint.ts';
import { datasetListCommand } from './dataset/list.ts';
import { datasetReviewCommand } from './dataset/review.ts';
import { datasetSampleCommand } from './dataset/sample.ts';
import { datasetShowCommand } from './dataset/show.ts';
import { datasetStatsCommand } from './dataset/stats.ts';

interface DatasetGroup {
  readonly heading: string;
  readonly commands: readonly ((context: CommandContext) => CommandUnknownOpts)[];
}

const GROUPS: readonly DatasetGroup[] = [
  {
    heading: 'Look:',
    commands: [datasetListCommand, datasetShowCommand, datasetStatsCommand, datasetDiffCommand],
  },
  { heading: 'Make:', commands: [datasetBuildCommand] },
  { heading: 'Check:', commands: [datasetLintCommand, datasetDedupeCommand] },
  { heading: 'Read and write:', commands: [datasetImportCommand, datasetExportCommand] },
  { heading: 'Curate:', commands: [datasetSampleCommand, datasetItemsCommand, datasetReviewCommand] },
];

export function datasetCommand(context: CommandContext) {
  const dataset = command('dataset', 'question sets: list, build, check, curate');
  for (const { heading, commands } of GROUPS) {
    dataset.commandsGroup(heading);
    for (const build of commands) dataset.addCommand(build(context));
  }
  return dataset;
}
