/** What asking until it is settled would save, on pilots whose answer is known. */
import { describe, expect, it } from 'vitest';
import { type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { comparisonBudget, parseUntil } from '../../../src/core/until.ts';
import { sequentialSavings } from '../../../src/stages/analyze/planning/sequential-savings.ts';
import { confidenceSequence } from '../../../src/stats/sequence/confidence-sequence.ts';
import { questionRow } from '../../fixtures/outcome-rows.ts';
import { askWorld } from './sequential-worlds.ts';

/** Two questions a subject; the outcomes of each respondent by question. */
function pilot(
  answers: Readonly<Record<string, (question: number) => 'correct' | 'incorrect' | 'refused'>>,
): OutcomeTable {
  const builder = outcomeTableBuilder();
  const names = Object.keys(answers);
  for (let question = 0; question < 120; question += 1) {
    names.forEach((name, respondent) => {
      builder.add({ question, respondent, cell: answers[name]!(question) });
    });
  }
  const questions = Array.from({ length: 120 }, (_, place) =>
    questionRow(`q${place}`, { subject: { name: `s${place >> 1}` } }),
  );
  const respondents = names.map((id) => ({
    ...{ id, model: id, settings: {}, policy: null, family: null, knowledgeCutoff: null, simulated: false },
  }));
  return builder.build({
    questions,
    respondents,
    closedBook: names.map(() => 'unverified'),
    planned: names.map(() => null),
  });
}

const options = {
  ...{ penalty: 1, questions: 600, worlds: 60, level: 0.95, seed: 1 },
  clusterKey: ({ subject }: { readonly subject?: { readonly name: string } | undefined }) => subject!.name,
};

describe('sequentialSavings', () => {
  it('stops a pair without chance in it exactly where its confidence sequence leaves 0', () => {
    const table = pilot({ owl: () => 'correct', jay: () => 'refused' });
    const found = sequentialSavings(table, options)!;
    // The same by reading finished sequences of growing length: 300 subjects of two questions, all differences 1.
    const subjects = [...Array(300).keys()].find(
      (n) =>
        n > 0 &&
        confidenceSequence(new Array(2 * n).fill(1), {
          range: [-2, 2],
          planned: 300,
          clusters: Array.from({ length: 2 * n }, (_, place) => place >> 1),
          at: [0],
        }).lower! > 0,
    )!;
    // The ends of that interval lie on a grid beside 0: at most one subject later.
    expect(Math.abs(found.questions.mean - 2 * subjects)).toBeLessThanOrEqual(2);
    expect(found.askings.mean).toBe(2 * found.questions.mean);
    expect(found).toMatchObject({
      undecided: { share: 0 },
      best: { owl: 1, jay: 0 },
      planned: { questions: 600, askings: 1200 },
      pilot: { questions: 120, subjects: 60 },
    });
    expect(found.pairs[0]!.questions.ninetieth).toBe(found.pairs[0]!.questions.tenth);
  });

  it('promises nothing where two are alike, and asks them to the end', () => {
    const flip = (by: number) => (question: number) =>
      (question * 7 + by) % 3 === 0 ? 'incorrect' : 'correct';
    const found = sequentialSavings(pilot({ a: flip(0), b: flip(1) }), options)!;
    // The pilot is a sample: worlds in which one of them is better by some points are among those drawn.
    expect(found.undecided.share).toBeGreaterThan(0.5);
    expect(found.undecided.low).toBeLessThan(found.undecided.share);
    expect(found.askings.mean).toBeGreaterThan(0.8 * found.planned.askings);
    expect(found.askings.low).toBeLessThanOrEqual(found.askings.mean);
  });

  it('sends away who can no longer be best, and plays the same worlds by the same seed', () => {
    const right =
      (share: number, by = 37) =>
      (question: number) =>
        (question * by + by) % 100 < share ? 'correct' : 'incorrect';
    const table = pilot({ good: right(90), poor: right(20), bad: right(20, 53) });
    const found = sequentialSavings(table, options)!;
    expect(found.best).toEqual({ good: 1, poor: 0, bad: 0 });
    // Poor and bad are hardly told apart, which the best does not wait for.
    const pair = found.pairs.find(({ a, b }) => [a, b].every((name) => name !== 'good'))!;
    expect(pair.undecided).toBeGreaterThan(0.5);
    expect(found.questions.mean).toBeLessThan(pair.questions.mean / 2);
    expect(sequentialSavings(table, options)).toEqual(found);
    expect(sequentialSavings(table, { ...options, seed: 2 })).not.toEqual(found);
  });

  it.each([3, 8])('stops where a run of the same %i respondents stops', (count) => {
    const names = Array.from({ length: count }, (_, place) => `r${place}`);
    const answer = (place: number) => () => (place === 0 ? ('correct' as const) : ('refused' as const));
    const found = sequentialSavings(
      pilot(Object.fromEntries(names.map((name, place) => [name, answer(place)]))),
      options,
    )!;
    const units = Array.from({ length: 300 }, (_, at) => ({ questions: [`${at}`], rated: [`${at}`, 'b'] }));
    const until = parseUntil('best@1');
    const asked = askWorld({
      ...{ until, units, respondents: names, everyUnit: true },
      countsOf: (row) => ({
        ...{ questions: 2, incorrect: 0, missing: 0 },
        ...{ correct: row === 0 ? 2 : 0, refused: row === 0 ? 0 : 2 },
      }),
    });
    expect(found.questions.mean).toBe(asked.asked[0]);
    expect(found.comparisonLevel).toBe(comparisonBudget(until, count).comparisonLevel);
    expect(found.leftOut).toHaveLength(Math.max(0, count - 6));
  });

  it('with a look after each of ten rounds asks to the end of one, as a run by batches does', () => {
    const names = ['r0', 'r1', 'r2'];
    const answer = (place: number) => () => (place === 0 ? ('correct' as const) : ('refused' as const));
    const table = pilot(Object.fromEntries(names.map((name, place) => [name, answer(place)])));
    const found = sequentialSavings(table, { ...options, round: 60 })!;
    const often = sequentialSavings(table, options)!;
    expect(often.rounds).toBeNull();
    expect(found.rounds).toMatchObject({ questions: 60, most: 10, mean: found.questions.mean / 60 });
    expect(found.questions.mean).toBe(60 * Math.ceil(often.questions.mean / 60));
    expect(found.askings.mean).toBe(3 * found.questions.mean);
    expect(found.best).toEqual(often.best);
  });

  it('is nothing with one respondent', () => {
    expect(sequentialSavings(pilot({ owl: () => 'correct' }), options)).toBeNull();
  });

  it('about the planned questions alone always ends with whom all of them would put ahead', () => {
    // 52 % against 48 %: of all questions like these 600 settle nothing.
    const even = { ok: 'correct', no: 'refused' } as const;
    const table = pilot({
      owl: (question) => even[question % 25 < 13 ? 'ok' : 'no'],
      jay: (question) => even[(question * 7 + 3) % 25 < 12 ? 'ok' : 'no'],
    });
    const about = (these: boolean) => sequentialSavings(table, { ...options, these })!;
    const [like, these] = [about(false), about(true)];
    expect(like.undecided.share).toBeGreaterThan(0.5);
    // Two may end level; nothing else is left open.
    expect(these.undecided.share).toBeLessThan(0.1);
    expect(these.askings.mean).toBeLessThan(like.askings.mean);
  });
});
