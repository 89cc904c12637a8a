/**
 * What a writer that was killed left beside its target: the file in the making, or the lines that become a Parquet file.
 * Removed by the next writer of the same file, and only where the process in the name is gone: another may be writing the
 * same target at this moment.
 */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export async function removeLeftovers(target: string): Promise<void> {
  const start = `${basename(target)}.`;
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(start)) continue;
    const pid = /^(\d+)-[0-9a-f]{8}\.(?:tmp|jsonl(?:\.\d+-[0-9a-f]{8}\.tmp)?)$/.exec(
      name.slice(start.length),
    )?.[1];
    if (pid !== undefined && isGone(Number(pid)))
      await rm(join(dirname(target), name), { force: true }).catch(() => undefined);
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
