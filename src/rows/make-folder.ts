/**
 * Makes a folder and those above it. Always by the absolute path: with a relative one Node's recursive mkdir goes round for ever
 * when the working folder was removed under the process, and a run whose folder was cleared away would never end.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(resolve(folder), { recursive: true });
}
