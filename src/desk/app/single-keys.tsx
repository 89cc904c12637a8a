/** Keys of one letter, and the switch that turns them off for as long as this browser remembers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { keep, kept } from './kept.ts';
import type { Review } from './use-review.ts';

const KEYS = 'keys are off';

export function keysAreOn(): boolean {
  return kept<boolean>(KEYS) !== true;
}

/** Whoever speaks to the machine, or shakes, must not grade by a letter that slipped in. */
export function KeySwitch() {
  const [on, setOn] = useState(keysAreOn);
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          keep(KEYS, event.currentTarget.checked ? null : true);
          setOn(event.currentTarget.checked);
        }}
      />
      Single keys
    </label>
  );
}

/** Taking back goes by its key also where no answer is left that listens to it. */
export function UndoKey({ undo }: Pick<Review, 'undo'>) {
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'u' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (keysAreOn()) latest.current();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return null;
}
