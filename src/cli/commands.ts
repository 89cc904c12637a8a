/**
 * Every command, in the groups the help shows: the order is that of a study. Each builder is a light value; what
 * the command needs is loaded when it runs.
 */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from './command-context.ts';
import { agreementCommand } from './commands/agreement.ts';
import { analyzeCommand } from './commands/analyze.ts';
import { auditCommand } from './commands/audit.ts';
import { cancelCommand } from './commands/cancel.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { completionCommand } from './commands/completion.ts';
import { datasetCommand } from './commands/dataset.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { gradeCommand } from './commands/grade.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { modelsCommand } from './commands/models.ts';
import { planCommand } from './commands/plan.ts';
import { reportCommand } from './commands/report.ts';
import { resumeCommand } from './commands/resume.ts';
import { reviseCommand } from './commands/revise.ts';
import { runCommand } from './commands/run.ts';
import { runsCommand } from './commands/runs.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';
import { siteCommand } from './commands/site.ts';
import { statCommand } from './commands/stat.ts';
import { stopCommand } from './commands/stop.ts';
import { storeCommand } from './commands/store.ts';
import { trendCommand } from './commands/trend.ts';
import { trustCommand } from './commands/trust.ts';
import { workerCommand } from './commands/worker.ts';

export type CommandBuilder = (context: CommandContext) => CommandUnknownOpts;

interface CommandGroup {
  readonly heading: string;
  /** By the name a user types. */
  readonly commands: Readonly<Record<string, CommandBuilder>>;
}

export const COMMANDS: readonly CommandGroup[] = [
  {
    heading: 'Start here:',
    commands: { demo: demoCommand, init: initCommand, models: modelsCommand, doctor: doctorCommand },
  },
  { heading: 'Question sets:', commands: { dataset: datasetCommand } },
  {
    heading: 'Ask:',
    commands: {
      plan: planCommand,
      run: runCommand,
      resume: resumeCommand,
      worker: workerCommand,
      stop: stopCommand,
      cancel: cancelCommand,
      runs: runsCommand,
    },
  },
  {
    heading: 'Grade, analyse, report:',
    commands: {
      grade: gradeCommand,
      revise: reviseCommand,
      agreement: agreementCommand,
      audit: auditCommand,
      analyze: analyzeCommand,
      compare: compareCommand,
      trend: trendCommand,
      report: reportCommand,
      site: siteCommand,
      serve: serveCommand,
      check: checkCommand,
    },
  },
  {
    heading: 'Other tools’ files, other stores:',
    commands: { import: importCommand, export: exportCommand, store: storeCommand },
  },
  {
    heading: 'Tools:',
    commands: {
      stat: statCommand,
      simulate: simulateCommand,
      trust: trustCommand,
      completion: completionCommand,
    },
  },
];
