/**
 * Isotonic regression: the non-decreasing curve closest to the outcomes, by pooling neighbours that violate the order.
 * Used for the reliability curve without bins (CORP) and for recalibration. Equal inputs are pooled first, so they get
 * one value whatever their order.
 */
import { checkSameLength } from '../numeric/checks.ts';

/**
 * Fitted value of each point, in the order given.
 *
 * Equals R's isoreg for distinct inputs and scikit-learn's IsotonicRegression where inputs tie.
 *
 * Source: Ayer et al. 1955 (pool adjacent violators); Dimitriadis, Gneiting and Jordan 2021, PNAS 118 (CORP).
 *
 * @param inputs stated confidences, or any numbers
 * @param outcomes 0 and 1, or any numbers
 * @throws RangeError if the columns differ in length or an input is not finite
 * @example
 * isotonic([0.1, 0.2, 0.3], [1, 0, 1]); // => [0.5, 0.5, 1]
 */
export function isotonic(inputs: ArrayLike<number>, outcomes: ArrayLike<number>): readonly number[] {
  checkSameLength(inputs, outcomes, 'inputs and outcomes');
  const n = inputs.length;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(inputs[i])) throw new RangeError(`inputs must be finite, got ${inputs[i]} at ${i}`);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => inputs[a]! - inputs[b]!);
  const blocks: { sum: number; n: number }[] = [];
  for (let start = 0; start < n; ) {
    let end = start;
    const block = { sum: 0, n: 0 };
    while (end < n && inputs[order[end]!] === inputs[order[start]!]) {
      block.sum += outcomes[order[end++]!]!;
      block.n++;
    }
    start = end;
    while (blocks.length > 0 && blocks.at(-1)!.sum * block.n >= block.sum * blocks.at(-1)!.n) {
      const before = blocks.pop()!;
      block.sum += before.sum;
      block.n += before.n;
    }
    blocks.push(block);
  }
  const fitted = new Array<number>(n);
  let next = 0;
  for (const { sum, n: size } of blocks) for (let k = 0; k < size; k++) fitted[order[next++]!] = sum / size;
  return fitted;
}
