import { expect, test } from 'vitest';
import { forEachAtOnce } from '../../src/pipeline/for-each-at-once.ts';

async function* pagesThatFail(): AsyncGenerator<number[]> {
  yield [1, 2];
  throw new Error('the store is gone');
}

test('when the source fails, what is under way ends before the error is thrown', async () => {
  const ended: number[] = [];
  const work = async (value: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    ended.push(value);
  };
  await expect(forEachAtOnce(pagesThatFail(), work, { atOnce: 5, stopped: () => false })).rejects.toThrow(
    'the store is gone',
  );
  expect(ended).toEqual([1, 2]);
});

test('the first failing piece stops the pulling', async () => {
  const begun: number[] = [];
  async function* pages(): AsyncGenerator<number[]> {
    for (let page = 0; page < 100; page += 1) yield [page];
  }
  const work = async (value: number): Promise<void> => {
    begun.push(value);
    if (value === 3) throw new Error('no');
  };
  await expect(forEachAtOnce(pages(), work, { atOnce: 1, stopped: () => false })).rejects.toThrow('no');
  expect(begun).toEqual([0, 1, 2, 3]);
});
