/** A rate along a number, against weighted least squares in Python, and by simulation where the truth is known. */
import { describe, expect, test } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { smoothedRate } from '../../src/stats/rate/smoothed-rate.ts';

const x = Array.from({ length: 20 }, (_, row) => row / 20);
const events = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1];
const once = x.map(() => 1);

// numpy 2 polyfit(x - at, y, 1, w = sqrt(kernel * trials)) and its sandwich, scipy 1.17.1 t.ppf, Wilson's quadratic by numpy.roots.
describe('smoothedRate agrees with numpy and scipy', () => {
  test.each([
    { at: 0, estimate: 0.12223719052660226, lower: 0.0016221448052882613, upper: 0.9226961667415543 },
    { at: 0.4, estimate: 0.587279848914982, lower: 0.3147115192640164, upper: 0.815122785116343 },
  ])('on independent questions at $at', ({ at, ...expected }) => {
    const [found] = smoothedRate({ x, events, trials: once }, { at: [at], bandwidth: 0.2 });
    expect(found!.estimate).toBeCloseTo(expected.estimate, 10);
    expect(found!.lower).toBeCloseTo(expected.lower, 8);
    expect(found!.upper).toBeCloseTo(expected.upper, 8);
  });

  test('on clustered questions that were asked one to three times', () => {
    const [found] = smoothedRate(
      {
        x,
        events: [0, 0, 1, 0, 0, 2, 0, 2, 1, 0, 1, 2, 0, 2, 1, 1, 0, 2, 1, 2],
        trials: x.map((_, row) => 1 + (row % 3)),
        cluster: x.map((_, row) => Math.floor(row / 2)),
      },
      { at: [0.4], bandwidth: 0.2, level: 0.9 },
    );
    expect(found!.estimate).toBeCloseTo(0.448183336790591, 10);
    expect(found!.lower).toBeCloseTo(0.2782449551383711, 8);
    expect(found!.upper).toBeCloseTo(0.6311508149931095, 8);
    expect(found!.effectiveN).toBeCloseTo(27.029755979168154, 8);
    expect(found!.degreesOfFreedom).toBeCloseTo(5.553334727552655, 8);
  });
});

test('has no value without questions nearby, and no interval on a single cluster', () => {
  const far = smoothedRate({ x: [0], events: [1], trials: [1] }, { at: [9], bandwidth: 1 })[0]!;
  expect(far).toMatchObject({ estimate: null, why: 'empty_denominator' });
  const alone = smoothedRate(
    { x, events, trials: once, cluster: x.map(() => 0) },
    { at: [0.5], bandwidth: 1 },
  );
  expect(alone[0]).toMatchObject({ lower: null, upper: null, why: 'one_cluster' });
  const level = smoothedRate(
    { x: [2, 2, 2, 2], events: [1, 1, 0, 1], trials: [1, 1, 1, 1] },
    { at: [2], bandwidth: 1 },
  );
  expect(level[0]!.estimate).toBe(0.75);
  expect(() => smoothedRate({ x, events, trials: [1] }, { at: [0], bandwidth: 1 })).toThrow('equal lengths');
  expect(() => smoothedRate({ x, events, trials: once }, { at: [0], bandwidth: 0 })).toThrow('bandwidth');
});

test('covers a straight truth at both ends and in the middle, persons with one luck for both their questions', () => {
  const random = createRandom(5);
  const draw = () => nextUniform(random);
  const worlds = 300;
  const places = [0, 0.5, 1];
  const covered = [0, 0, 0];
  const persons = Array.from({ length: 100 }, (_, person) => (person + 0.5) / 100);
  for (let world = 0; world < worlds; world += 1) {
    const rows = persons.flatMap((at, person) => {
      const luck = draw();
      // Half of the time both questions share their luck: a correlation of a half.
      return [luck, draw() < 0.5 ? luck : draw()].map((one) => ({
        at,
        person,
        event: one < 0.2 + 0.5 * at ? 1 : 0,
      }));
    });
    const found = smoothedRate(
      {
        x: rows.map(({ at }) => at),
        events: rows.map(({ event }) => event),
        trials: rows.map(() => 1),
        cluster: rows.map(({ person }) => person),
      },
      { at: places, bandwidth: 0.15 },
    );
    found.forEach(({ lower, upper }, place) => {
      const truth = 0.2 + 0.5 * places[place]!;
      if (lower! <= truth && truth <= upper!) covered[place]! += 1;
    });
  }
  for (const count of covered) expect(count / worlds).toBeGreaterThan(0.925);
});
