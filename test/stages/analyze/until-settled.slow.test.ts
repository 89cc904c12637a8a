/**
 * The promise of a run that stops when it is settled, and what it saves: the tables of docs/sequential.md. Questions come
 * one to four on a person, whose questions are easy or hard together for everybody.
 */
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/core/policy.ts';
import { parseUntil } from '../../../src/core/until.ts';
import { DEFAULT_MODELS } from '../../../src/simulate/default-models.ts';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { simulateOutcomes } from '../../../src/simulate/simulate-outcomes.ts';
import { outcomeGrid } from '../../../src/stages/analyze/grid.ts';
import { plannedUnits } from '../../../src/stages/analyze/sequential/planned-units.ts';
import {
  gridColumns,
  type UnitCounts,
  unitCounts,
} from '../../../src/stages/analyze/sequential/unit-counts.ts';
import { createRandom, nextUniform, type Random } from '../../../src/stats/draw/random.ts';
import { askWorld } from './sequential-worlds.ts';

const QUESTIONS = 2_000;

/** Persons with one to four questions, 2,000 in all. */
function persons(random: Random) {
  const units = [];
  for (let left = QUESTIONS; left > 0; ) {
    const size = Math.min(left, 1 + Math.floor(4 * nextUniform(random)));
    const ids = Array.from({ length: size }, (_, at) => `${left} ${at}`);
    units.push({ questions: ids, rated: ids });
    left -= size;
  }
  return units;
}

/** Outcomes of respondents whose utility at L = 1 is `ahead` apart from the first one's on average. */
function outcomes(random: Random, units: readonly { rated: readonly string[] }[], ahead: readonly number[]) {
  return units.map(({ rated }) => {
    const ease = nextUniform(random);
    return ahead.map((more): UnitCounts => {
      const counts = { questions: rated.length, correct: 0, incorrect: 0, refused: 0, missing: 0 };
      for (const _ of rated) {
        const draw = nextUniform(random);
        // Half of the lead is fewer errors, half more right answers.
        const right = 0.2 + 0.5 * ease + more / 2;
        const wrong = 0.4 - 0.3 * ease - more / 2;
        counts[draw < right ? 'correct' : draw < right + wrong ? 'incorrect' : 'refused'] += 1;
      }
      return counts;
    });
  });
}

describe('false claims at ties', () => {
  test.each([
    ['best@1', 2],
    ['best@1', 6],
    ['order@1', 3],
    ['best@9', 2],
  ])(
    '%s of %i equals is settled in at most 5 percent of 2,000 worlds, with a look after every person',
    (word, count) => {
      const random = createRandom(2_025, { stream: `${word}/${count}` });
      const respondents = Array.from({ length: count }, (_, row) => `r${row}`);
      let [settled, wrong] = [0, 0];
      for (let world = 0; world < 2_000; world++) {
        const units = persons(random);
        const counts = outcomes(
          random,
          units,
          respondents.map(() => 0),
        );
        const found = askWorld({
          until: parseUntil(word),
          units,
          respondents,
          countsOf: (row, unit) => counts[unit]![row]!,
          everyUnit: true,
        });
        if (found.state === 'settled') settled++;
        if (found.shown.length > 0) wrong++;
      }
      console.log(`${word} of ${count} equals: settled in ${settled / 20} %, any claim in ${wrong / 20} %`);
      expect(settled / 2_000).toBeLessThanOrEqual(0.05);
    },
    3_000_000,
  );
});

describe('askings saved', () => {
  test.each([0.02, 0.05, 0.1, 0.2])(
    'two respondents %f apart at L = 1',
    (ahead) => {
      const random = createRandom(2_026, { stream: String(ahead) });
      const worlds = 400;
      let [asked, settled, wrong] = [0, 0, 0];
      for (let world = 0; world < worlds; world++) {
        const units = persons(random);
        const counts = outcomes(random, units, [ahead, 0]);
        const found = askWorld({
          until: parseUntil('best@1'),
          units,
          respondents: ['better', 'worse'],
          countsOf: (row, unit) => counts[unit]![row]!,
        });
        asked += found.asked[0]! / worlds;
        if (found.state === 'settled') settled++;
        if (found.state === 'settled' && found.contenders[0] !== 0) wrong++;
      }
      console.log(
        `${100 * ahead} points: ${asked.toFixed(0)} of ${QUESTIONS} questions on average, settled ${(100 * settled) / worlds} %, wrongly ${(100 * wrong) / worlds} %`,
      );
      expect(wrong / worlds).toBeLessThanOrEqual(0.025);
      if (ahead >= 0.1) expect(asked).toBeLessThan(0.6 * QUESTIONS);
    },
    3_000_000,
  );
});

describe('the demo’s six respondents', () => {
  const policies = [parsePolicy('plain')];
  /** The demo's six; and the same with one of the three that lead, tawny, knowing more. */
  const worlds = {
    demo: DEFAULT_MODELS.slice(0, 6),
    'demo with a clear winner': DEFAULT_MODELS.slice(0, 6).map((model) =>
      model.name === 'tawny' ? { ...model, knowledge: model.knowledge + 0.4 } : model,
    ),
  };

  test.each(
    (['demo', 'demo with a clear winner'] as const).flatMap((world) =>
      [300, 2_000].flatMap((size) => [false, true].map((these) => ({ world, size, these }))),
    ),
  )(
    '$world, of $size questions, about these alone: $these: fewer askings, the same decision',
    ({ world, size, these }) => {
      const seeds = 400;
      const models = worlds[world];
      let [askings, all, settled, other, ahead] = [0, 0, 0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const questions = demoQuestions(seed, size);
        const table = simulateOutcomes({ questions, models, policies, seed });
        const grid = outcomeGrid(table);
        const columns = gridColumns(grid, table.questions);
        const units = plannedUnits(questions, seed).filter(({ rated }) => rated.length > 0);
        const countsOf = (respondent: number, unit: number): UnitCounts =>
          unitCounts(
            grid,
            units[unit]!.rated.map((id) => columns.get(id)),
            { respondent, trials: 1 },
          )!;
        const found = askWorld({
          until: parseUntil('best@1', { these }),
          units,
          respondents: models.map(({ name }) => name),
          countsOf,
        });
        const asked = units.reduce((sum, { rated }) => sum + rated.length, 0);
        const utilities = models.map(
          (_, row) =>
            units.reduce(
              (sum, _unit, unit) => sum + countsOf(row, unit).correct - countsOf(row, unit).incorrect,
              0,
            ) / asked,
        );
        const [first, second] = [...utilities].sort((a, b) => b - a);
        ahead += (first! - second!) / seeds;
        askings += found.askings;
        all += models.length * asked;
        if (found.state !== 'settled') continue;
        settled++;
        // Two that end level are both the best.
        if (utilities[found.contenders[0]!]! < first! - 1e-12) other++;
      }
      const percent = (count: number): string => `${Number(((100 * count) / seeds).toFixed(2))} %`;
      console.log(
        `${world}, ${size} questions, ${these ? 'these questions' : 'questions like these'}: the leader ${(100 * ahead).toFixed(1)} points ahead after all, ${((100 * askings) / all).toFixed(1)} % of the askings, settled ${percent(settled)}, on another than the leader ${percent(other)}`,
      );
      expect(askings).toBeLessThan(all);
      expect(other / seeds).toBeLessThanOrEqual(0.025);
      if (these) expect((settled - other) / seeds).toBeGreaterThanOrEqual(0.95);
      if (world !== 'demo' && size === 2_000) {
        expect(settled / seeds).toBeGreaterThanOrEqual(0.95);
        expect(askings / all).toBeLessThan(0.4);
      }
    },
    3_000_000,
  );
});

describe('these very questions', () => {
  test('of two that would end level after all of them, one is called best in at most 5 percent of 2,000 orders', () => {
    const random = createRandom(2_027, { stream: 'these' });
    const sizes = persons(random).slice(0, 300);
    const drawn = outcomes(random, sizes, [0]).flatMap((counts, unit) => {
      const [one] = counts;
      // Each unit stands twice, with the two changing places: level after all of them.
      const none = { ...one!, correct: 0, incorrect: 0, refused: one!.questions };
      return [
        { unit, counts: [one!, none] },
        { unit, counts: [none, one!] },
      ];
    });
    let claimed = 0;
    for (let world = 0; world < 2_000; world++) {
      const order = drawn
        .map((one) => ({ one, rank: nextUniform(random) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const found = askWorld({
        until: parseUntil('best@1', { these: true }),
        units: order.map(({ unit }) => sizes[unit]!),
        respondents: ['a', 'b'],
        countsOf: (row, unit) => order[unit]!.counts[row]!,
        everyUnit: true,
      });
      if (found.shown.length > 0) claimed++;
    }
    console.log(`level after all of these questions: a claim in ${claimed / 20} % of 2,000 orders`);
    expect(claimed / 2_000).toBeLessThanOrEqual(0.05);
  }, 3_000_000);
});
