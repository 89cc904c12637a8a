/**
 * Many small saves, few commits: a save waits for up to 3 ms or 24 others, and for the commit before; all that wait by then are
 * written in one transaction, and every promise resolves after its commit. One durable commit a reply would cost the
 * asker fifteen times the processor time; one of all fifty that are usually under way would leave nothing to do meanwhile.
 */
import { ClosedbookError } from '../core/errors.ts';
import { RecordRefused } from './record-refused.ts';
import { rescueRecords } from './rescue-records.ts';

/**
 * Half of the fifty that are usually under way; the others are read and asked while these become durable. What waits
 * cannot be asked anew: of 20 ms a fast server loses a fifth of its speed, and commits that follow each other more
 * closely cost no more that anybody could tell.
 */
const ENOUGH = 25;
const LONGEST_WAIT_MS = 3;

interface Waiting<Change> {
  readonly record: unknown;
  readonly change: Change;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommit<Change> {
  /**
   * Resolves after the commit that holds the change; rejects when the change itself is refused. When nothing can be
   * committed any more, the record goes to a file beside the store, and the error says so.
   */
  save(change: Change, record: unknown): Promise<void>;
  /** Commits what is waiting. */
  flush(): Promise<void>;
}

export interface GroupCommitOptions<Change> {
  /** All changes in one transaction, in their order. @throws RecordRefused for what must not be saved. */
  readonly write: (changes: readonly Change[]) => Promise<unknown>;
  /** The store, as files beside it are named. */
  readonly place: string;
}

export function groupCommit<Change>(options: GroupCommitOptions<Change>): GroupCommit<Change> {
  let waiting: Waiting<Change>[] = [];
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  /** A commit stands in line, which takes all that waits when its turn comes. */
  let isDue = false;
  const sum = { saved: 0, lost: 0 };

  const commitWaiting = (): Promise<void> => {
    const group = waiting;
    waiting = [];
    isDue = false;
    return commit(options, group, sum);
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length > 0 && !isDue) {
      isDue = true;
      last = last.then(commitWaiting);
    }
    return last;
  };

  return {
    save(change, record) {
      return new Promise((resolve, reject) => {
        waiting.push({ change, record, resolve, reject });
        if (waiting.length >= ENOUGH) void flush();
        else if (!isDue) timer ??= setTimeout(() => void flush(), LONGEST_WAIT_MS);
      });
    },
    flush,
  };
}

/** One transaction for all; when one of them fails, each alone, so that only the guilty is refused. */
async function commit<Change>(
  options: GroupCommitOptions<Change>,
  group: readonly Waiting<Change>[],
  sum: { saved: number; lost: number },
): Promise<void> {
  try {
    await options.write(group.map(({ change }) => change));
  } catch (error) {
    const hopeless = error instanceof ClosedbookError && !(error instanceof RecordRefused);
    if (group.length === 1 || hopeless) {
      const records = group.map(({ record }) => record);
      if (hopeless) sum.lost += records.length;
      const told = hopeless
        ? withRescue(error, { ...sum, rescued: rescueRecords(options.place, records) })
        : error;
      for (const { reject } of group) reject(told);
      return;
    }
    for (const single of group) await commit(options, [single], sum);
    return;
  }
  sum.saved += group.length;
  for (const { resolve } of group) resolve();
}

interface Rescue {
  /** Of this group and those before it: whoever is told the last error is told all. */
  readonly lost: number;
  /** Where they are now; null where nothing could be written. */
  readonly rescued: string | null;
  readonly saved: number;
}

/** The error with what was saved before it, and where the rest is. */
function withRescue(error: ClosedbookError, { lost, rescued, saved }: Rescue): ClosedbookError {
  const rest = lost === 1 ? '1 reply or grade' : `${lost} replies or grades`;
  const told =
    rescued === null
      ? `${rest} could not be saved anywhere`
      : `${rest} could not be saved: what there was is in ${rescued}`;
  return new ClosedbookError(error.code, `${error.message}; ${saved} were saved before, ${told}`, {
    hint: error.hint,
    cause: error,
  });
}
