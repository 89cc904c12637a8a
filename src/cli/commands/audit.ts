/** `closedbook audit`: a blind probability sample for people, as a sheet, and back. */

import { counted } from '../../core/counted.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command-context.ts';
import { messageLines } from '../message-lines.ts';
import { wholeNumber } from '../option-values.ts';
import { command, DEFAULT_SEED } from '../shared-options.ts';
import { storeWords } from '../store-words.ts';
import { inWorkspace } from '../workspace.ts';

export function auditCommand(context: CommandContext) {
  const { terminal } = context;
  const audit = command('audit', 'a blind sample of answers for people to grade, and back');
  audit.addCommand(
    command('draw', 'draw a sample as a CSV sheet without model names and grades')
      .argument('<run>', 'id of the run, or its beginning or end')
      .option('--size <n>', 'answers to draw', wholeNumber(1), 200)
      .option('--least <n>', 'least number a stratum (respondent × automatic outcome)', wholeNumber(0), 5)
      .option(
        '--claims',
        'draw single claims of long answers instead (after closedbook grade RUN --claims MODEL)',
        false,
      )
      .option('--out <file>', 'the sheet; its record is kept beside it')
      .action(async (run, options) => {
        await inWorkspace(context, { options }, async (open) => {
          const draw = options.claims
            ? (await import('../../pipeline/grade/claim-audit.ts')).drawRunClaimAudit
            : (await import('../../pipeline/grade/audit.ts')).drawRunAudit;
          const drawn = await draw(run, open.workspace, {
            ...options,
            seed: options.seed ?? DEFAULT_SEED,
            out: options.out,
          });
          const { answers, sheet, record } = drawn;
          const where = storeWords(options.store, terminal.env);
          const told = options.claims
            ? `${counted(answers, 'claim or sentence', 'claims and sentences')} drawn\n${sheet}\n${record}\nOf a claim fill in verdict (right, wrong, not in facts, not said), of a sentence missing_right and missing_wrong (claims on the facts that are not listed; 0 for none), then:`
            : `${counted(answers, 'answer')} drawn\n${sheet}\n${record}\nIn a browser, several people at once:\n  closedbook serve --reviewer YOU --reviewer ANOTHER${where}\nOr fill in the column outcome (correct, incorrect, refused or unsure; also right, wrong, richtig, falsch, ✓, ✗, 1, 0 …), then:`;
          open.tell(drawn, () =>
            messageLines(
              `${told}\n  closedbook audit read ${shellWord(sheet)} --name YOU${where}\n`,
              terminal,
            ),
          );
        });
      }),
  );
  audit.addCommand(
    command('read', 'read a filled sheet back as human grades; reading it again replaces them')
      .argument('<sheet>', 'the filled sheet: CSV, or saved as .xlsx')
      .requiredOption('--name <name>', 'who graded')
      .option('--record <file>', 'its .record.json, where the sheet has another name or place now')
      .option('--unfinished', 'rows without an outcome are left for later', false)
      .action(async (sheet, options) => {
        await inWorkspace(context, { options }, async (open) => {
          const { readRunAudit } = await import('../../pipeline/grade/audit.ts');
          const read = await readRunAudit(sheet, open.workspace, {
            name: options.name,
            unfinished: options.unfinished,
            record: options.record,
          });
          open.tell(
            read,
            () =>
              `${read.claims ? `What ${options.name} said of ${counted(read.grades, 'claim or sentence', 'claims and sentences')}` : `${counted(read.grades, 'grade')} of human:${options.name}`} saved to run ${read.runId}\n`,
          );
        });
      }),
  );
  audit.addCommand(
    command('forget', 'take back the human grades that were read under a name')
      .argument('<run>', 'id of the run, or its beginning or end')
      .requiredOption('--name <name>', 'whose grades')
      .option('--claims', 'what they said of single claims, instead of their grades of answers', false)
      .action(async (run, options) => {
        await inWorkspace(context, { options }, async (open) => {
          const { forgetRunAudit } = await import('../../pipeline/grade/audit.ts');
          const taken = await forgetRunAudit(run, open.workspace, {
            name: options.name,
            claims: options.claims,
          });
          open.tell(taken, () =>
            messageLines(
              `${options.claims ? `What ${options.name} said of claims of ${counted(taken.grades, 'answer')}` : `${counted(taken.grades, 'grade')} of human:${options.name}`} taken back in run ${taken.runId}; reading the sheet again brings ${options.claims ? 'it' : 'them'} back\n`,
              terminal,
            ),
          );
        });
      }),
  );
  return audit;
}
