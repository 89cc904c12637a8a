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
  test.each([300, 2_000])(
    'of %i questions: fewer askings, the same decision',
    (size) => {
      const seeds = 400;
      const models = DEFAULT_MODELS.slice(0, 6);
      const policies = [parsePolicy('plain')];
      let [askings, all, settled, same] = [0, 0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const questions = demoQuestions(seed, size);
        const table = simulateOutcomes({ questions, models, policies, seed });
        const grid = outcomeGrid(table);
        const columns = gridColumns(grid, table.questions);
        const units = plannedUnits(questions, seed);
        const countsOf = (respondent: number, unit: number): UnitCounts =>
          unitCounts(
            grid,
            units[unit]!.rated.map((id) => columns.get(id)),
            { respondent, trials: 1 },
          )!;
        const found = askWorld({
          until: parseUntil('best@1'),
          units,
          respondents: models.map(({ name }) => name),
          countsOf,
        });
        const utilities = models.map((_, row) =>
          units.reduce(
            (sum, _unit, unit) => sum + countsOf(row, unit).correct - countsOf(row, unit).incorrect,
            0,
          ),
        );
        const best = utilities.indexOf(Math.max(...utilities));
        askings += found.askings;
        all += models.length * units.reduce((sum, { rated }) => sum + rated.length, 0);
        if (found.state === 'settled') settled++;
        // Undecided after everything: the same answers say the same.
        if (found.state === 'undecided' || found.contenders[0] === best) same++;
      }
      console.log(
        `demo, ${size} questions: ${((100 * askings) / all).toFixed(1)} % of the askings, settled ${(100 * settled) / seeds} %, same decision ${(100 * same) / seeds} %`,
      );
      expect(askings).toBeLessThan(all);
      expect(same / seeds).toBeGreaterThanOrEqual(0.95);
    },
    3_000_000,
  );
});
