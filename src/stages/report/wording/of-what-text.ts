/** Over what the main table's columns are, where rates and worth are not over the same questions; empty where they are. */
import type { Look } from '../charts/look.ts';

export function ofWhatText({ asked, shared }: Pick<Look, 'asked' | 'shared'>): string {
  return shared === asked
    ? ''
    : `Rates are shares of the ${asked}; worth and break-even are over the ${shared}.`;
}
