/**
 * Keeps what was dear to make until the store changed. While it goes on changing, making it again may take a share of the
 * time and no more: a run of a million replies is counted every half minute and not every second.
 */
export interface WhenChanged<Value> {
  get(key: string): Promise<Value>;
}

/** At most this share of the time is spent on one value. */
const SHARE = 1 / 15;

/** One value is made at a time; who asks for one that is being made waits for it. */
export function whenChanged<Value>(
  mark: () => Promise<string>,
  make: (key: string) => Promise<Value>,
  now: () => number = () => performance.now(),
): WhenChanged<Value> {
  const kept = new Map<string, { mark: string; value: Value; madeAt: number; took: number }>();
  const underway = new Map<string, Promise<Value>>();
  let queue: Promise<unknown> = Promise.resolve();

  const made = async (key: string): Promise<Value> => {
    const before = await mark();
    const started = now();
    const value = await make(key);
    kept.set(key, { mark: before, value, madeAt: now(), took: now() - started });
    return value;
  };
  return {
    async get(key) {
      const last = kept.get(key);
      if (last !== undefined) {
        if (last.mark === (await mark())) return last.value;
        if (now() - last.madeAt < last.took / SHARE) return last.value;
      }
      let making = underway.get(key);
      if (making === undefined) {
        making = queue.then(() => made(key)).finally(() => underway.delete(key));
        queue = making.catch(() => undefined);
        underway.set(key, making);
      }
      return making;
    },
  };
}
