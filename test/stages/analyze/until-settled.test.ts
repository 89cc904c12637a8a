/** The rule of a run that may stop early: who is asked on, and what an answer without an outcome is worth to it. */
import { describe, expect, test } from 'vitest';
import { parseUntil, untilWord } from '../../../src/core/until.ts';
import { plannedUnits } from '../../../src/stages/analyze/sequential/planned-units.ts';
import { questionsOfRound } from '../../../src/stages/analyze/sequential/round.ts';
import type { UnitCounts } from '../../../src/stages/analyze/sequential/unit-counts.ts';
import { createRandom, nextUniform } from '../../../src/stats/draw/random.ts';
import { askWorld } from './sequential-worlds.ts';

const units = Array.from({ length: 400 }, (_, at) => ({ questions: [`q${at}`], rated: [`q${at}`] }));

/** One question a unit, right with the respondent's chance, otherwise wrong; of a share nothing is known. */
function world(chances: readonly number[], { missing = 0 }: { readonly missing?: number } = {}) {
  const random = createRandom(5, { stream: chances.join() });
  const counts = units.map(() =>
    chances.map((chance): UnitCounts => {
      const right = nextUniform(random) < chance;
      const known = nextUniform(random) >= missing;
      return {
        questions: 1,
        correct: known && right ? 1 : 0,
        incorrect: known && !right ? 1 : 0,
        refused: 0,
        missing: known ? 0 : 1,
      };
    }),
  );
  return {
    units,
    respondents: chances.map((_, row) => `r${row}`),
    countsOf: (row: number, unit: number) => counts[unit]![row]!,
  };
}

describe('a run until it is settled', () => {
  test('sends away who can no longer win, and asks those that still can', () => {
    const found = askWorld({ until: parseUntil('best@1'), ...world([0.85, 0.65, 0.2]) });
    expect(found).toMatchObject({ state: 'settled', contenders: [0] });
    const [best, second, last] = found.asked;
    expect(last!).toBeLessThan(second!);
    expect(best!).toBe(second!);
    expect(best!).toBeLessThan(400);
  });

  test('in few equal rounds decides the same and asks to the end of a round', () => {
    const given = world([0.85, 0.65, 0.2]);
    const often = askWorld({ until: parseUntil('best@1'), ...given });
    const rarely = askWorld({ until: parseUntil('best@1', { rounds: 4 }), ...given });
    expect(rarely).toMatchObject({ state: 'settled', contenders: often.contenders });
    expect(rarely.asked.map((asked) => asked % 100)).toEqual([0, 0, 0]);
    for (const [row, asked] of rarely.asked.entries()) {
      expect(asked).toBeGreaterThanOrEqual(often.asked[row]!);
      expect(asked).toBeLessThan(often.asked[row]! + 100);
    }
  });

  test.each([
    [{}, 2_229, false, undefined],
    [{}, 2_229, true, 223],
    [{}, 240, true, 100],
    [{ rounds: 4 }, 2_229, true, 558],
    [{ rounds: 4 }, 2_229, false, 558],
    [{ rounds: 9 }, 3, true, 1],
  ])('of %j and %i questions (by batches: %s) a round has %s', (until, questions, byBatch, round) => {
    expect(questionsOfRound(until, { questions, byBatch })).toBe(round);
  });

  test('of equals is undecided after everything', () => {
    const found = askWorld({ until: parseUntil('best@1'), ...world([0.6, 0.6]) });
    expect(found).toMatchObject({ state: 'undecided', contenders: [0, 1], asked: [400, 400] });
  });

  test('about these very questions ends with whoever is ahead, and asks the last ones only where it matters', () => {
    const alike = world([0.6, 0.57]);
    const total = (row: number) =>
      units.reduce((sum, _unit, unit) => sum + alike.countsOf(row, unit).correct, 0);
    const ahead = total(0) > total(1) ? 0 : 1;
    expect(total(0)).not.toBe(total(1));
    expect(askWorld({ until: parseUntil('best@1'), ...alike }).state).toBe('undecided');
    const these = askWorld({ until: parseUntil('best@1', { these: true }), ...alike });
    expect(these).toMatchObject({ state: 'settled', contenders: [ahead] });
    expect(these.asked[0]!).toBeLessThanOrEqual(400);
    const clear = world([0.85, 0.65]);
    const [like, finite] = [false, true].map((only) =>
      askWorld({ until: parseUntil('best@1', { these: only }), ...clear }),
    );
    expect(finite!.asked[0]!).toBeLessThanOrEqual(like!.asked[0]!);
  });

  test('is not settled by replies that nobody graded, however clear the rest', () => {
    const clear = [0.8, 0.45];
    expect(askWorld({ until: parseUntil('best@1'), ...world(clear) }).state).toBe('settled');
    const open = askWorld({ until: parseUntil('best@1'), ...world(clear, { missing: 0.3 }) });
    expect(open.state).toBe('undecided');
  });

  test('the order goes on until every pair is told apart', () => {
    const found = askWorld({ until: parseUntil('order@1'), ...world([0.9, 0.55, 0.2]) });
    expect(found.state).toBe('settled');
    expect(found.shown.map((pair) => pair.join('>')).sort()).toEqual(['0>1', '0>2', '1>2']);
  });

  test('a width stops each respondent when its own intervals are narrow', () => {
    const found = askWorld({ until: parseUntil('width=20%'), ...world([0.99, 0.5]) });
    expect(found.state).toBe('settled');
    expect(found.asked[0]!).toBeLessThan(found.asked[1]!);
  });

  test('walks subjects whole, in an order of the seed and not of the file', () => {
    const question = (id: string, person: string) =>
      ({ id, kind: 'answerable', status: 'ok', subject: { name: person } }) as const;
    const questions = Array.from({ length: 40 }, (_, at) => question(`q${at}`, `p${at % 20}`));
    const order = (seed: number, from = questions) =>
      plannedUnits(from, seed).map(({ rated }) => rated.join());
    expect(order(1)).toHaveLength(20);
    expect(order(1).every((ids) => ids.split(',').length === 2)).toBe(true);
    expect(order(1)).not.toEqual(order(2));
    const shuffled = [...questions.slice(10, 20), ...questions.slice(0, 10), ...questions.slice(20)];
    expect(order(1, shuffled)).toEqual(order(1));
  });
});

describe('a goal in a word', () => {
  test.each([
    ['best', 'best@1'],
    ['order@3', 'order@3'],
    ['width=2%', 'width=0.02'],
  ])('%s is %s', (word, full) => {
    expect(untilWord(parseUntil(word))).toBe(full);
  });

  test.each(['bets@1', 'best@', 'width', 'width=0.02@1', 'width=2', 'regression', 'best=0.1', ''])(
    '"%s" is none',
    (word) => {
      expect(() => parseUntil(word, { baseline: undefined })).toThrow('best@L');
    },
  );

  test('best and order can be of these questions alone, a width or a drop cannot', () => {
    expect(untilWord(parseUntil('order@1', { these: true }))).toBe('order@1 on these questions');
    expect(() => parseUntil('width=2%', { these: true })).toThrow('goes with best@L and order@L');
  });

  test('a regression names its baseline, and nothing else has one', () => {
    expect(() => parseUntil('regression=0.03')).toThrow('needs a run');
    expect(() => parseUntil('best@1', { baseline: 'x' })).toThrow('a baseline goes with regression');
    expect(untilWord(parseUntil('regression=3%@1', { baseline: 'x' }))).toBe('regression=0.03@1');
  });
});
