/**
 * Listening to an abort signal that outlives thousands of requests. The signal gets one listener and a set behind
 * it: a listener a request would make each removal a search, and a forgotten one a leak.
 */

const listenersOf = new WeakMap<AbortSignal, Set<() => void>>();

/** Runs `listener` when the signal aborts (at once if it has); the function returned stops listening. */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) {
    listener();
    return () => {};
  }
  let listeners = listenersOf.get(signal);
  if (listeners === undefined) {
    const added = new Set<() => void>();
    signal.addEventListener('abort', () => {
      for (const each of [...added]) each();
      added.clear();
    });
    listenersOf.set(signal, added);
    listeners = added;
  }
  const registered = listeners;
  registered.add(listener);
  return () => registered.delete(listener);
}

/** The error that says "stopped on request"; callers know it by its name, AbortError. */
export function abortError(): Error {
  return new DOMException('the request was aborted', 'AbortError');
}
