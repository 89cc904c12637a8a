/**
 * Makes a folder and those above it, each by itself: Node's recursive mkdir goes round for ever where a folder is there and yet
 * nothing can be made in it (`/proc`), and with a relative path where the working folder was removed under the process.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** @throws what the file system says, of the folder that could not be made. */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Another process may have made it since.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || there !== null) throw error;
  }
}
