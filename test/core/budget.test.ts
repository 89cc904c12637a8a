import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBudget } from '../../src/core/budget.ts';

test('a budget without a limit refuses nothing and still adds up', () => {
  const budget = openBudget({ spentUsd: 1e9 });
  budget.reserve(1e9)?.(0.25);
  expect(budget).toMatchObject({ maxUsd: null, spentUsd: 1e9 + 0.25, reservedUsd: 0, unpricedCalls: 0 });
});

test('a spent budget refuses even a call that is expected to cost nothing, or nobody knows what', () => {
  const budget = openBudget({ maxUsd: 2, spentUsd: 2 });
  expect(budget.reserve(0)).toBeNull();
  expect(budget.reserve(null)).toBeNull();
});

test('the last cent may be spent, and no more', () => {
  const budget = openBudget({ maxUsd: 1 });
  expect(budget.reserve(1.01)).toBeNull();
  const settle = budget.reserve(1);
  expect(settle).not.toBeNull();
  expect(budget.reserve(0.01), 'what is under way counts').toBeNull();
  settle?.(0.5);
  expect(budget.reserve(0.5)).not.toBeNull();
});

test('the rest is what is neither spent nor under way; without a limit it is unbounded, once it is gone it is nothing', () => {
  const budget = openBudget({ maxUsd: 10, spentUsd: 2 });
  const other = budget.reserve(3);
  const rest = budget.reserveRest();
  expect(budget.reservedUsd).toBe(3 + 5);
  expect(budget.reserveRest()).toBeNull();
  rest?.(1);
  other?.(3);
  expect(budget).toMatchObject({ spentUsd: 6, reservedUsd: 0 });
  const unlimited = openBudget({ spentUsd: 4 });
  expect(unlimited.reserveRest()).not.toBeNull();
  expect(unlimited.reservedUsd).toBe(0);
});

test('a call is settled once, however often its end is told', () => {
  const budget = openBudget({ maxUsd: 10 });
  const other = budget.reserve(4);
  const settle = budget.reserve(3);
  settle?.(2);
  settle?.(2);
  settle?.(null);
  expect(budget).toMatchObject({ spentUsd: 2, reservedUsd: 4, unpricedCalls: 0 });
  other?.(null);
  expect(budget).toMatchObject({ spentUsd: 2, reservedUsd: 0, unpricedCalls: 1 });
});

test('whatever the order of calls, no more is promised than there is', () => {
  const cents = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(fc.array(fc.record({ expected: cents, settleFirst: fc.boolean() })), cents, (calls, max) => {
      const budget = openBudget({ maxUsd: max });
      const open: (() => void)[] = [];
      for (const { expected, settleFirst } of calls) {
        if (settleFirst) open.shift()?.();
        const settle = budget.reserve(expected);
        if (settle !== null) open.push(() => settle(expected));
        expect(budget.spentUsd + budget.reservedUsd).toBeLessThanOrEqual(max);
      }
      for (const settle of open) settle();
      expect(budget.reservedUsd).toBe(0);
    }),
  );
});
