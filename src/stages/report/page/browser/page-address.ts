/**
 * What a reader has set stands in the address behind the place: `#slices?model=owl&stake=3`. So a link shows another reader the
 * same page, and a link to a section keeps what is set.
 */

let state = new URLSearchParams(stateText());

/** The place that the address names: `slices`; empty for none. */
export function addressPlace(): string {
  const [place = ''] = location.hash.slice(1).split('?');
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

/** What is set, by name; one name may have several values. */
export function addressState(): URLSearchParams {
  return state;
}

/** Sets the values of one name; none takes it out. */
export function setAddress(name: string, values: readonly string[]): void {
  state.delete(name);
  for (const value of values) state.append(name, value);
  write();
}

/** Calls back when a reader comes by another address with a state of its own; a bare place keeps what is set. */
export function onAddress(changed: () => void): void {
  window.addEventListener('hashchange', () => {
    if (!location.hash.includes('?')) {
      write();
      return;
    }
    state = new URLSearchParams(stateText());
    changed();
  });
}

function stateText(): string {
  const at = location.hash.indexOf('?');
  return at === -1 ? '' : location.hash.slice(at + 1);
}

function write(): void {
  const [place = ''] = location.hash.split('?');
  const text = state.toString();
  const hash = text === '' ? place || '#' : `${place || '#'}?${text}`;
  if (hash === location.hash || (hash === '#' && location.hash === '')) return;
  try {
    // Replacing tells nobody and moves nothing: the reader stays where they are.
    history.replaceState(history.state, '', hash);
  } catch {
    // A frame without an address of its own forgets.
  }
}
