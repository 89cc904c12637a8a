/**
 * A disk of two megabytes in memory, which fills while something writes: the permission bits of a file do not hold the
 * administrator, a full disk does. (A remount as read-only is refused while a file on it is open for writing.)
 */
import { execFile } from 'node:child_process';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more goes in. */
  fill(): Promise<void>;
  /** With nothing on it. */
  empty(): Promise<void>;
  unmount(): Promise<void>;
}

const run = promisify(execFile);

/** Null where nothing can be mounted: other systems, and all but the administrator. */
export async function mountSmall(folder: string): Promise<SmallDisk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  await mkdir(folder, { recursive: true });
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) return null;
  return {
    folder,
    async fill() {
      const file = await open(join(folder, 'filler'), 'w');
      try {
        for (const size of [64 * 1024, 1024])
          for (;;) if ((await file.write(Buffer.alloc(size))).bytesWritten < size) break;
      } catch {
        // Full, which was wanted.
      } finally {
        await file.close();
      }
    },
    async empty() {
      for (const name of await readdir(folder))
        await rm(join(folder, name), { recursive: true, force: true });
    },
    async unmount() {
      await run('umount', [folder]).catch(() => run('umount', ['-l', folder]));
    },
  };
}
