/**
 * Folds that a reader has opened or closed stand in the address, so that going back or sending the link shows the page as it
 * was left. Printing opens them all for the time it takes.
 */
import { addressState, onAddress, setAddress } from './page-address.ts';

const NAME = 'folds';

export function rememberFolds(): void {
  const folds = new Map(
    [...document.querySelectorAll<HTMLDetailsElement>('details.fold, details.table')].flatMap((fold) => {
      const name = fold.id || fold.closest('section')?.id;
      return name ? [[name, fold] as const] : [];
    }),
  );
  const before = new Map([...folds].map(([name, fold]) => [name, fold.open]));
  const read = () => {
    const moved = new Set(addressState().getAll(NAME));
    for (const [name, fold] of folds) fold.open = before.get(name) !== moved.has(name);
  };
  let printed: HTMLDetailsElement[] | null = null;
  if (addressState().has(NAME)) read();
  onAddress(read);
  for (const fold of folds.values())
    fold.addEventListener('toggle', () => {
      if (printed !== null) return;
      setAddress(
        NAME,
        [...folds].flatMap(([name, { open }]) => (open === before.get(name) ? [] : [name])),
      );
    });
  window.addEventListener('beforeprint', () => {
    printed = [...document.querySelectorAll<HTMLDetailsElement>('details.fold, details.reading')].filter(
      ({ open }) => !open,
    );
    for (const fold of printed) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const fold of printed ?? []) fold.open = false;
    // The folds say that they have moved only after this.
    setTimeout(() => {
      printed = null;
    });
  });
}
