/**
 * Runs of one store into another, a file or a server either way. A run that is there already stays; one whose copy was cut
 * short is copied anew; one that somebody works on is not copied, for it would be half a run.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import { COPYING, copyRun } from '../../store/copy/copy-run.ts';
import { openTables } from '../../store/copy/open-tables.ts';
import { openStore } from '../../store/open-store.ts';

export interface CopiedRun {
  readonly id: string;
  readonly title: string;
  /** Replies in the target. */
  readonly replies: number;
  /** `there`: the target had the run before. */
  readonly state: 'copied' | 'there';
}

export interface CopyStoreOptions {
  readonly from: string;
  readonly to: string;
  /** Ids or their beginnings; all runs where none are named. */
  readonly runs?: readonly string[];
  readonly onRun?: (run: CopiedRun) => void;
}

/** Oldest first. @throws ClosedbookError `run-leased`, `run-unknown` and what opening a store throws. */
export async function copyStore({ from, to, runs: named, onRun }: CopyStoreOptions): Promise<CopiedRun[]> {
  if (from === to) throw new ClosedbookError('usage', 'expected two stores, got one twice');
  const source = await openStore(from, { readonly: true });
  try {
    const runs =
      named === undefined ? await source.runs() : await Promise.all(named.map((id) => source.run(id)));
    const target = await openStore(to);
    try {
      const copied: CopiedRun[] = [];
      for (const run of [...runs].reverse()) {
        const state = await copyOne({ source, target, run }, { from, to });
        const { replies } = await target.totals(run.id);
        copied.push({ id: run.id, title: run.title, replies, state });
        onRun?.(copied.at(-1)!);
      }
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyOne(
  { source, target, run }: { readonly source: Store; readonly target: Store; readonly run: Run },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<CopiedRun['state']> {
  const there = (await target.runs()).find(({ id }) => id === run.id);
  if (there !== undefined && there.stoppedBy !== COPYING) return 'there';
  if (await source.isLeased(run.id)) {
    throw new ClosedbookError('run-leased', `somebody is working on ${run.id}: its copy would be half a run`);
  }
  if (there !== undefined) await target.removeRun(run.id);
  const [input, output] = [
    await openTables(from, { readonly: true }),
    await openTables(to, { readonly: false }),
  ];
  try {
    const [row] = await input.reader.kysely
      .selectFrom('runs')
      .select('id')
      .where('run_id', '=', run.id)
      .execute();
    await copyRun(input, output, row!.id);
  } finally {
    await input.close();
    await output.close();
  }
  await target.updateRun(run.id, { status: run.status, stoppedBy: run.stoppedBy });
  return 'copied';
}
