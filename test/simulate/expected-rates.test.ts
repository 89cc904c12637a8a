/**
 * The population rates are what the average over many worlds comes to; and the outcomes have the structure that the
 * analysis must cope with: clusters, families, self-knowledge, obedience.
 */
import { describe, expect, it } from 'vitest';
import { CELL_CODE } from '../../src/core/outcome-table.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { populationRates } from '../../src/simulate/expected-rates.ts';
import { DEFAULT_SPREADS } from '../../src/simulate/mind.ts';
import { questionFacts } from '../../src/simulate/question-facts.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { LENIENT_JUDGE } from '../../src/simulate/simulated-judge.ts';

const questions = demoQuestions(2, 240);
const answerable = questions.filter(({ kind }) => kind === 'answerable');
const world = { seed: 1, spreads: DEFAULT_SPREADS };
const named = (...names: string[]) =>
  names.map((name) => DEFAULT_MODELS.find((model) => model.name === name)!);

/** Shares of correct, incorrect and refused open replies of the first respondent. */
function shares(table: ReturnType<typeof simulateOutcomes>, respondent = 0): number[] {
  const counts = [0, 0, 0];
  for (let row = 0; row < table.rows; row += 1) {
    if (table.respondent[row] === respondent && table.pass[row] === 0) counts[table.cell[row]!]! += 1;
  }
  const n = counts[0]! + counts[1]! + counts[2]!;
  return counts.map((count) => count / n);
}

describe('population rates', () => {
  it.each([
    ['owl', 'plain'],
    ['heron', 'penalty:3'],
    ['magpie', 'conservative'],
    ['jackdaw', 'eager'],
  ])('are the mean over worlds for %s, %s', (name, policyWord) => {
    const policy = parsePolicy(policyWord);
    const [model] = named(name);
    const expected = populationRates(model!, answerable.map(questionFacts), { world, policy });
    const worlds = 120;
    const means = [0, 0, 0];
    for (let seed = 0; seed < worlds; seed += 1) {
      const table = simulateOutcomes({ questions: answerable, models: [model!], policies: [policy], seed });
      shares(table).forEach((share, index) => {
        means[index]! += share / worlds;
      });
    }
    // 120 worlds of 60 subjects: the mean's standard error is below 0.004.
    expect(Math.abs(means[0]! - (expected?.correct ?? 0))).toBeLessThan(0.013);
    expect(Math.abs(means[1]! - (expected?.incorrect ?? 0))).toBeLessThan(0.013);
    expect(Math.abs(means[2]! - (expected?.refused ?? 0))).toBeLessThan(0.013);
  });
});

describe('the structure of the outcomes', () => {
  it('follows the policies: the more conservative the instruction, the fewer wrong answers', () => {
    const words = ['eager', 'plain', 'conservative'];
    for (const model of DEFAULT_MODELS) {
      const wrong = words.map(
        (word) =>
          populationRates(model, answerable.map(questionFacts), { world, policy: parsePolicy(word) })
            ?.incorrect,
      );
      expect(wrong[0]).toBeGreaterThanOrEqual(wrong[1] ?? 0);
      expect(wrong[1]).toBeGreaterThanOrEqual(wrong[2] ?? 0);
    }
  });

  it('follows a stated penalty: the higher it is, the less is attempted', () => {
    const [heron] = named('heron');
    const refused = [0, 1, 3, 9].map(
      (penalty) =>
        populationRates(heron!, answerable.map(questionFacts), {
          world,
          policy: parsePolicy(`penalty:${penalty}`),
        })?.refused ?? 0,
    );
    expect([...refused].sort((a, b) => a - b)).toEqual(refused);
    expect(refused[3]! - refused[0]!).toBeGreaterThan(0.3);
  });

  it('correlates models of one family more than models of different families', () => {
    const models = named('rook', 'magpie', 'starling');
    let same = 0;
    let different = 0;
    let questionsSeen = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      const { forcedCorrect, n } = forcedTable(models, seed);
      questionsSeen += n;
      for (let question = 0; question < n; question += 1) {
        if (forcedCorrect[0]![question] === forcedCorrect[1]![question]) same += 1;
        if (forcedCorrect[1]![question] === forcedCorrect[2]![question]) different += 1;
      }
    }
    expect(same / questionsSeen).toBeGreaterThan(different / questionsSeen + 0.03);
  });

  it('makes questions on one subject alike', () => {
    const perWorld = (perSubject: number) => {
      const set = demoQuestions(7, 200, { perSubject, nonexistent: 0 }).map((question) => ({
        ...question,
        popularity: undefined,
      }));
      const rates = Array.from(
        { length: 150 },
        (_, seed) => shares(simulateOutcomes({ questions: set, models: named('magpie'), seed }))[0]!,
      );
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      return rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1);
    };
    expect(perWorld(8) / perWorld(1)).toBeGreaterThan(1.5);
  });

  it('knows something of what it knows: what is answered freely is right more often than what was refused', () => {
    const table = simulateOutcomes({
      questions: answerable,
      models: named('heron'),
      seed: 3,
      forcedControl: 1,
    });
    const forced = new Map<number, boolean>();
    for (let row = 0; row < table.rows; row += 1) {
      if (table.pass[row] === 1) forced.set(table.question[row]!, table.cell[row] === CELL_CODE.correct);
    }
    const rightAmong = (isRefused: boolean) => {
      const chosen = [];
      for (let row = 0; row < table.rows; row += 1) {
        if (table.pass[row] === 0 && (table.cell[row] === CELL_CODE.refused) === isRefused)
          chosen.push(table.question[row]);
      }
      return chosen.filter((question) => forced.get(question!)).length / chosen.length;
    };
    expect(rightAmong(false)).toBeGreaterThan(rightAmong(true) + 0.2);
  });

  it('grades by a judge with its matrix, and keeps a person’s truth beside it', () => {
    const table = simulateOutcomes({
      questions: demoQuestions(5, 3000, { nonexistent: 0 }),
      models: named('rook'),
      judge: LENIENT_JUDGE,
      humanShare: 1,
    });
    let wrong = 0;
    let forgiven = 0;
    for (let row = 0; row < table.rows; row += 1) {
      if (table.humanCell[row] !== CELL_CODE.incorrect) continue;
      wrong += 1;
      if (table.automaticCell[row] === CELL_CODE.correct) forgiven += 1;
    }
    const spread = Math.sqrt((0.11 * 0.89) / wrong);
    expect(Math.abs(forgiven / wrong - 0.11)).toBeLessThan(4 * spread);
  });
});

function forcedTable(models: typeof DEFAULT_MODELS, seed: number) {
  const table = simulateOutcomes({ questions: answerable, models, seed, forcedControl: 1 });
  const forcedCorrect = models.map(() => new Array<boolean>(answerable.length).fill(false));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] === 1) {
      forcedCorrect[table.respondent[row]!]![table.question[row]!] = table.cell[row] === CELL_CODE.correct;
    }
  }
  return { forcedCorrect, n: answerable.length };
}
