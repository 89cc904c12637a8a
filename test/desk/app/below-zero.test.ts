/** A kappa below zero is no range: the minus is a minus, and what rounds to zero has none. */
import { expect, test } from 'vitest';
import { fixed, signed } from '../../../src/desk/app/below-zero.ts';

test('numbers below zero have a true minus', () => {
  expect([-0.118, -0.001, 0, 0.4].map((value) => fixed(value))).toEqual(['−0.12', '0.00', '0.00', '0.40']);
  expect([-1.5, -0.001, 0, 0.333].map(signed)).toEqual(['−1.5', '0', '0', '+0.33']);
});
