/**
 * Works through pages with so many at once, pulling the next page only when there is room. The first error stops the
 * pulling and is thrown after what is under way has ended.
 */
import { lastTold } from '../core/last-told.ts';

export interface ForEachOptions {
  readonly atOnce: number;
  /** Asked before each piece of work. */
  readonly stopped: () => boolean;
}

export async function forEachAtOnce<T>(
  pages: AsyncIterable<readonly T[]>,
  work: (value: T) => Promise<void>,
  { atOnce, stopped }: ForEachOptions,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  try {
    outer: for await (const page of pages) {
      for (const value of page) {
        if (failure !== null || stopped()) break outer;
        const task = work(value)
          .catch((error: unknown) => {
            failure = { error: failure === null ? error : lastTold(failure.error, error) };
          })
          .finally(() => running.delete(task));
        running.add(task);
        if (running.size >= atOnce) await Promise.race(running);
      }
    }
  } catch (error) {
    failure ??= { error };
  }
  await Promise.all(running);
  if (failure !== null) throw (failure as { error: unknown }).error;
}
