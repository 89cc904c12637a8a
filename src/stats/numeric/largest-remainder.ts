/**
 * Whole numbers that add up to a given total and lie less than one from their shares of it: floors, then one more to the
 * largest remainders. Rounding each share apart loses or invents one.
 */

/**
 * Counts in the proportions of `shares`; of equal remainders the one named first is rounded up.
 *
 * @param shares - At least 0, in any unit; not all 0 unless the total is.
 * @param total - Whole number of at least 0.
 */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const quotas = shares.map((share) => (total === 0 ? 0 : (share / sum) * total));
  // A quota that is whole but for rounding is whole.
  const counts = quotas.map((quota) => Math.floor(quota + 1e-9));
  const left = total - counts.reduce((all, count) => all + count, 0);
  const byRemainder = quotas
    .map((quota, at) => ({ at, remainder: quota - counts[at]! }))
    .sort((a, b) => (Math.abs(a.remainder - b.remainder) < 1e-9 ? a.at - b.at : b.remainder - a.remainder));
  for (const { at } of byRemainder.slice(0, left)) counts[at]! += 1;
  return counts;
}
