/**
 * A record of the server, asked for again and again where it changes by itself. While a new one is on its way the last one
 * stays, so that nothing flickers; a lost connection is told and tried again.
 */
import { useEffect, useState } from 'preact/hooks';

export interface Fetched<Value> {
  readonly value: Value | null;
  /** What went wrong with the last try; null where it went well. */
  readonly fault: string | null;
}

/** @throws Error with the server's words. */
export async function fetchRecord<Value>(path: string, signal?: AbortSignal): Promise<Value> {
  const response = await fetch(`/api${path}`, signal === undefined ? {} : { signal });
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Value;
  throw new Error(saidIn(text));
}

export function saidIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error: { message: string; hint: string } };
    return `${error.message}. ${error.hint}`;
  } catch {
    return text;
  }
}

/** @param everyMs - How long to wait before it is asked for again; null asks once. */
export function useRecord<Value>(path: string | null, everyMs: number | null = null): Fetched<Value> {
  const [state, setState] = useState<Fetched<Value> & { readonly path: string | null }>({
    value: null,
    fault: null,
    path,
  });
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    let timer = 0;
    const ask = async () => {
      try {
        const value = await fetchRecord<Value>(path, stop.signal);
        setState({ value, fault: null, path });
      } catch (error) {
        if (stop.signal.aborted) return;
        const fault = error instanceof TypeError ? LOST : (error as Error).message;
        setState((before) => ({ value: before.path === path ? before.value : null, fault, path }));
        if (everyMs === null && fault === LOST) timer = window.setTimeout(ask, 2000);
      }
      if (everyMs !== null && !stop.signal.aborted) timer = window.setTimeout(ask, everyMs);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs]);
  return state.path === path ? state : { value: null, fault: null };
}

const LOST = 'The connection to the desk is lost; it is tried again.';
