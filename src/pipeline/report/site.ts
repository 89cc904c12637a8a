/** `closedbook site`: several runs, answer files or tables as a folder of static pages with the frontier on the first. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import type { Store } from '../../core/store/store.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { redactorOf } from '../../model/redact.ts';
import { renderSite, type SitePart } from '../../stages/report/site/render-site.ts';
import { readStore } from '../../store/with-store.ts';
import { lookAt } from '../sources.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';
import { ofRuns, writeArtefacts } from './write-report.ts';

export interface SiteReportOptions extends SummarizeOptions {
  /** Folder of the site. @default output/site */
  readonly out?: string;
  /** Whether runs show their answers. @default true */
  readonly answers?: boolean;
  /** Write into a folder that holds other files. @default false */
  readonly force?: boolean;
}

/** @returns the paths of the files. @throws ClosedbookError `output-unwritable` for a folder of something else. */
export async function siteReport(
  sources: readonly string[],
  workspace: Workspace,
  options: SiteReportOptions,
): Promise<string[]> {
  const { out = join('output', 'site'), title, answers = true, force = false, ...each } = options;
  if (!force) await assertSite(out);
  await refuseUseless(sources, each);
  const looked = await Promise.all(sources.map((text) => lookAt(text, options)));
  const parts: SitePart[] = [];
  const write = async (store?: Store): Promise<string[]> => {
    for (const [at, source] of sources.entries()) {
      workspace.progress({ stage: 'report', done: parts.length, total: sources.length });
      const summary = await summarize([source], workspace, each);
      const runIds = summary.provenance.runs.map((run) => run.id);
      const browsable = answers && store !== undefined && looked[at]!.kind === 'run';
      parts.push(browsable ? { summary, answers: ofRuns(store, runIds) } : { summary });
    }
    const kinds = [...new Set(looked.map(({ kind }) => kind))];
    const together: Summary[] = [];
    for (const kind of kinds) {
      const members = sources.filter((_, at) => looked[at]!.kind === kind);
      const alone = members.length === 1 ? parts[sources.indexOf(members[0]!)]!.summary : null;
      together.push(alone ?? (await summarize(members, workspace, { ...each, apart: true })));
    }
    const files = await writeArtefacts(
      renderSite(parts, {
        together,
        ...(title === undefined ? {} : { title: redactorOf(workspace.env)(title) }),
      }),
      out,
    );
    workspace.progress({ stage: 'report', done: parts.length, total: sources.length });
    return files;
  };
  const hasRuns = looked.some(({ kind }) => kind === 'run');
  return hasRuns ? readStore(workspace.storePath, write) : write();
}

/** A folder with files of somebody else is not written over. */
async function assertSite(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const names = await readdir(folder);
  if (names.length === 0 || (names.includes('index.html') && names.includes('results.csv'))) return;
  throw new ClosedbookError(
    'output-unwritable',
    `${folder}: expected an empty folder or an earlier site, found ${names.slice(0, 5).join(', ')}`,
    {
      hint: 'Name another folder with --out, or write beside what is there with --force.',
    },
  );
}
