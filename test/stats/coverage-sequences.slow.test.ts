/**
 * The promise of a confidence sequence, simulated at the boundary: 2,000 worlds, a look after every unit, clusters of one to
 * four questions on one person, and at most 5 % of the worlds in which the truth was ever excluded. The figures are those
 * of docs/statistics.md.
 */
import { describe, expect, test } from 'vitest';
import { createRandom, nextUniform, type Random } from '../../src/stats/draw/random.ts';
import { clusterMean } from '../../src/stats/rate/cluster-mean.ts';
import {
  meanSequenceInterval,
  observeUnit,
  type SequenceUnit,
  sequenceExcludes,
  startMeanSequence,
} from '../../src/stats/sequence/mean-sequence.ts';
import { utilityDifferenceRange } from '../../src/stats/sequence/utility-difference-range.ts';

const WORLDS = 2_000;
const UNITS = 800;

/** Two respondents equally good at L: a person's questions are hard or easy for both, and each errs on its own. */
function tiedUnit(
  random: Random,
  penalty: number,
  size = 1 + Math.floor(4 * nextUniform(random)),
): SequenceUnit & { readonly values: number[] } {
  const ease = nextUniform(random);
  const one = () => {
    const draw = nextUniform(random);
    return draw < 0.7 * ease ? 1 : draw < 0.7 * ease + 0.3 * (1 - ease) ? -penalty : 0;
  };
  const values = Array.from({ length: size }, () => one() - one());
  return { values, size, sum: values.reduce((sum, value) => sum + value, 0) };
}

function rateUnit(random: Random, rate: number): SequenceUnit {
  const size = 1 + Math.floor(4 * nextUniform(random));
  // One person's questions succeed together half the time.
  const together = nextUniform(random) < rate ? 1 : 0;
  let sum = 0;
  for (let question = 0; question < size; question++) {
    sum += nextUniform(random) < 0.5 ? together : nextUniform(random) < rate ? 1 : 0;
  }
  return { sum, size };
}

describe('a look after every unit of clustered questions', () => {
  test.each([0, 1, 3, 9])(
    'excludes the tie of equals at L = %i in at most 5 percent of worlds',
    (penalty) => {
      const random = createRandom(2_024, { stream: `tie/${penalty}` });
      let excluded = 0;
      for (let world = 0; world < WORLDS; world++) {
        const sequence = startMeanSequence({
          range: utilityDifferenceRange(penalty),
          planned: UNITS,
          largest: 4,
          at: [0],
          onlyAt: true,
        });
        for (let unit = 0; unit < UNITS; unit++) observeUnit(sequence, tiedUnit(random, penalty));
        if (sequenceExcludes(sequence, 0) !== null) excluded++;
      }
      console.log(`tie at L = ${penalty}: ${(100 * excluded) / WORLDS} % excluded`);
      expect(excluded / WORLDS).toBeLessThanOrEqual(0.05);
    },
  );

  test.each([0.5, 0.2, 0.05, 0.01])('excludes a rate of %f in at most 5 percent of worlds', (rate) => {
    const random = createRandom(2_024, { stream: `rate/${rate}` });
    let excluded = 0;
    for (let world = 0; world < WORLDS; world++) {
      const sequence = startMeanSequence({
        range: [0, 1],
        planned: UNITS,
        largest: 4,
        at: [rate],
        onlyAt: true,
      });
      for (let unit = 0; unit < UNITS; unit++) observeUnit(sequence, rateUnit(random, rate));
      if (sequenceExcludes(sequence, rate) !== null) excluded++;
    }
    console.log(`rate ${rate}: ${(100 * excluded) / WORLDS} % excluded`);
    expect(excluded / WORLDS).toBeLessThanOrEqual(0.05);
  });

  test.each([0, 1, 9])(
    'excludes the mean of a finite set at L = %i in at most 5 percent of worlds',
    (penalty) => {
      const random = createRandom(2_024, { stream: `finite/${penalty}` });
      const units = Array.from({ length: UNITS }, () => tiedUnit(random, penalty));
      const questions = units.reduce((sum, { values }) => sum + values.length, 0);
      const truth = units.reduce((sum, unit) => sum + (unit.sum as number), 0) / questions;
      let excluded = 0;
      for (let world = 0; world < WORLDS; world++) {
        const sequence = startMeanSequence({
          range: utilityDifferenceRange(penalty),
          planned: UNITS,
          largest: 4,
          at: [truth],
          onlyAt: true,
          population: { units: UNITS, questions },
        });
        for (let left = UNITS; left > 0; left--) {
          const drawn = Math.floor(left * nextUniform(random));
          [units[drawn], units[left - 1]] = [units[left - 1]!, units[drawn]!];
          observeUnit(sequence, units[left - 1]!);
        }
        if (sequence.capital.shown[0] !== 0) excluded++;
      }
      console.log(`finite set at L = ${penalty}: ${(100 * excluded) / WORLDS} % excluded`);
      expect(excluded / WORLDS).toBeLessThanOrEqual(0.05);
    },
  );
});

/** How much wider than the ordinary interval of the same level and questions, on average over 40 worlds. */
function widthRatio(
  random: Random,
  {
    planned,
    looked = planned,
    penalty,
    level = 0.95,
    size,
  }: { planned: number; looked?: number; penalty: number; level?: number; size?: number },
): number {
  const worlds = 40;
  let ratio = 0;
  for (let world = 0; world < worlds; world++) {
    const range = utilityDifferenceRange(penalty);
    const sequence = startMeanSequence({ range, planned, level, largest: 4 });
    const values: number[] = [];
    const people: number[] = [];
    for (let person = 0; person < looked; person++) {
      const unit = tiedUnit(random, penalty, size);
      observeUnit(sequence, unit);
      for (const value of unit.values) {
        values.push(value);
        people.push(person);
      }
    }
    const interval = meanSequenceInterval(sequence);
    const fixed = clusterMean(values, people, { level });
    ratio += (interval.upper! - interval.lower!) / (fixed.upper! - fixed.lower!) / worlds;
  }
  return ratio;
}

describe('the price of looking', () => {
  test.each([
    [200, 0],
    [200, 1],
    [800, 0],
    [800, 1],
    [800, 9],
    [2_000, 1],
  ])(
    'at the planned %i units is at most 1.6 times the width of the fixed-n interval at L = %i',
    (planned, penalty) => {
      const random = createRandom(7, { stream: `width/${planned}/${penalty}` });
      const ratio = widthRatio(random, { planned, penalty });
      console.log(`${planned} units, L = ${penalty}: ${ratio.toFixed(2)} times as wide`);
      expect(ratio).toBeLessThan(1.6);
    },
  );

  // The figures of docs/sequential.md: four questions on a person; 99 % is what each pair of six respondents gets.
  test.each(
    [0.95, 0.99].flatMap((level) =>
      [
        { planned: 75, penalty: 1 },
        { planned: 125, penalty: 1 },
        { planned: 200, penalty: 1 },
        { planned: 500, penalty: 1 },
        { planned: 500, penalty: 9 },
      ].map((one) => ({ ...one, level })),
    ),
  )('of $planned persons with four questions, at L = $penalty and $level', (given) => {
    const random = createRandom(8, { stream: JSON.stringify(given) });
    const [whole, half] = [given.planned, Math.floor(given.planned / 2)].map((looked) =>
      widthRatio(random, { ...given, looked, size: 4 }),
    );
    console.log(
      `${4 * given.planned} questions, four on a person, L = ${given.penalty}, level ${given.level}: ${whole!.toFixed(2)} times as wide; half-way ${half!.toFixed(2)}`,
    );
    // Of few persons one can be most of what a bet may lose, and bets stay small.
    expect(whole).toBeLessThan(given.planned < 100 ? 1.75 : 1.6);
  });
});
