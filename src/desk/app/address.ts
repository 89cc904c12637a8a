/** The address is the state of a page: what is shown is read from it, and every change of view is a change of address. */
import { useEffect, useState } from 'preact/hooks';

export interface Address {
  /** Parts of the path, decoded. */
  readonly parts: readonly string[];
  readonly search: URLSearchParams;
}

function current(): Address {
  const parts = location.pathname.split('/').filter(Boolean).map(decoded);
  return { parts, search: new URLSearchParams(location.search) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const CHANGED = 'desk-address';

export function useAddress(): Address {
  const [address, setAddress] = useState(current);
  useEffect(() => {
    const changed = () => setAddress(current());
    addEventListener('popstate', changed);
    addEventListener(CHANGED, changed);
    return () => {
      removeEventListener('popstate', changed);
      removeEventListener(CHANGED, changed);
    };
  }, []);
  return address;
}

export function go(to: string): void {
  history.pushState(null, '', to);
  scrollTo(0, 0);
  dispatchEvent(new Event(CHANGED));
}

/** Links of the desk itself change the view; what a person opens in a new tab or elsewhere is left to the browser. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (link === null || link.origin !== location.origin || link.target !== '' || link.hash !== '') return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** A path of encoded parts, with what is to be searched. */
export function pathOf(
  parts: readonly string[],
  search: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) query.set(name, value);
  const text = query.toString();
  return `/${parts.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}
