/** What is told of a run that goes on: time left by the newest replies, and counting for a part of the time only. */
import { describe, expect, test } from 'vitest';
import { timeLeft } from '../../../src/pipeline/desk/run-figures.ts';
import { whenChanged } from '../../../src/pipeline/desk/when-changed.ts';

describe('time left', () => {
  const newest = { replies: 101, first: '2026-01-01T00:00:00.000Z', last: '2026-01-01T00:00:50.000Z' };

  test('is what the missing replies take at the pace of the newest', () => {
    expect(timeLeft({ newest }, 300)).toEqual({ perMinute: 120, secondsLeft: 150 });
  });

  test('is not said where nothing is to come, or nothing tells a pace', () => {
    const unknown = { perMinute: null, secondsLeft: null };
    expect(timeLeft({ newest }, 0)).toEqual(unknown);
    expect(timeLeft({ newest: null }, 300)).toEqual(unknown);
    expect(timeLeft({ newest: { ...newest, last: newest.first } }, 300)).toEqual(unknown);
    expect(timeLeft({ newest: { ...newest, replies: 1 } }, 300)).toEqual(unknown);
  });
});

describe('a figure that is dear', () => {
  function setUp(took: number) {
    let time = 0;
    let mark = 'a';
    const made: string[] = [];
    const kept = whenChanged(
      async () => mark,
      async (key) => {
        made.push(key);
        time += took;
        return `${key} ${made.length}`;
      },
      () => time,
    );
    return {
      kept,
      made,
      change: () => {
        mark += '+';
      },
      pass: (ms: number) => {
        time += ms;
      },
    };
  }

  test('is made again when the store changed, and not before', async () => {
    const { kept, change, pass } = setUp(10);
    expect(await kept.get('run')).toBe('run 1');
    pass(1000);
    expect(await kept.get('run')).toBe('run 1');
    change();
    expect(await kept.get('run')).toBe('run 2');
  });

  test('takes a fifteenth of the time at most while the store goes on changing', async () => {
    const { kept, made, change, pass } = setUp(2000);
    await kept.get('run');
    change();
    pass(29_000);
    expect(await kept.get('run')).toBe('run 1');
    pass(1001);
    expect(await kept.get('run')).toBe('run 2');
    expect(made).toHaveLength(2);
  });

  test('is made once for many who ask at the same time', async () => {
    const { kept, made } = setUp(10);
    await Promise.all([kept.get('run'), kept.get('run'), kept.get('other')]);
    expect(made).toEqual(['run', 'other']);
  });

  test('that could not be made is tried again', async () => {
    let fails = true;
    const kept = whenChanged(
      async () => 'a',
      async () => {
        if (fails) throw new Error('not now');
        return 'made';
      },
    );
    await expect(kept.get('run')).rejects.toThrow('not now');
    fails = false;
    expect(await kept.get('run')).toBe('made');
  });
});
