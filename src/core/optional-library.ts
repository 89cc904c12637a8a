/**
 * Libraries that most users never need are peers: those who do install them beside closedbook. They are imported when the work
 * that takes them begins, so that nobody else's start pays for them; the caller writes the `import`, which bundlers must see.
 */
import { ClosedbookError } from './errors.ts';

export interface OptionalLibrary {
  /** What cannot be done without it, with its name: "a store on PostgreSQL needs the library pg". */
  readonly need: string;
  /** What to install, as npm takes it: "pg graphile-worker". */
  readonly install: string;
  /** What works without it: "write it as csv or jsonl". */
  readonly instead?: string;
}

/** The library. @throws ClosedbookError `library-missing`, which says whether it is absent or did not load. */
export async function optionalLibrary<T>(
  load: () => Promise<T>,
  { need, install, instead }: OptionalLibrary,
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const other = instead === undefined ? '' : `, or ${instead}`;
    throw new ClosedbookError('library-missing', isAbsent(cause) ? need : `${need}, which did not load`, {
      hint: `npm install ${install} beside closedbook (with -g where closedbook was installed with it)${other}.`,
      cause,
    });
  }
}

function isAbsent(cause: unknown): boolean {
  return (cause as { code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
}
