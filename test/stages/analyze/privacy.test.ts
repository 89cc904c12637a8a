/** Refusals for privacy on private and other questions, paired by person, as a run of a few people gives them. */
import { describe, expect, test } from 'vitest';
import type { RefusalReason } from '../../../src/core/outcome.ts';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

type Said = 'correct' | 'incorrect' | RefusalReason | 'ungraded';

/** By person: what was said to the private questions and to the others. */
function summaryOf(
  people: readonly (readonly [readonly Said[], readonly Said[]])[],
  extra: readonly Said[] = [],
) {
  const builder = outcomeTableBuilder();
  const questions = [
    ...people.flatMap(([mine, others], person) =>
      [mine, others].flatMap((side, at) =>
        side.map((said, n) => ({
          said,
          row: questionRow(`${person}-${at}-${n}`, {
            subject: { name: `Person ${person}` },
            tags: at === 0 ? ['Sensitivity:private'] : ['topic:x'],
          }),
        })),
      ),
    ),
    ...extra.map((said, n) => ({ said, row: questionRow(`about nobody ${n}`) })),
  ];
  questions.forEach(({ said }, question) => {
    const plain = said === 'correct' || said === 'incorrect' || said === 'ungraded';
    builder.add({
      question,
      respondent: 0,
      cell: plain ? said : 'refused',
      reason: plain ? null : said,
    });
  });
  const table = builder.build({
    questions: questions.map(({ row }) => row),
    respondents: [respondentRow('a')],
    closedBook: ['declared'],
    planned: [questions.length],
  });
  return analyze(table, { title: 't' });
}

describe('refusals for privacy', () => {
  const people: [Said[], Said[]][] = [
    [
      ['privacy', 'correct'],
      ['correct', 'incorrect'],
    ],
    [
      ['privacy', 'unknown'],
      ['privacy', 'correct'],
    ],
    [
      ['incorrect', 'blocked'],
      ['unknown', 'correct'],
    ],
    [['privacy'], ['correct']],
    [['ungraded'], ['correct']],
    [['correct'], []],
  ];
  const { privacy } = summaryOf(people, ['correct', 'privacy']);

  test('are counted of the replies with an outcome, blocks and other reasons apart', () => {
    const row = privacy!.rows[0]!;
    expect([row.private.numerator, row.private.denominator]).toEqual([3, 8]);
    expect([row.others.numerator, row.others.denominator]).toEqual([2, 10]);
    expect(row.reasons).toEqual({
      private: { privacy: 3, unknown: 1, blocked: 1 },
      others: { privacy: 2, unknown: 1 },
    });
    expect(row.private.low).toBeGreaterThan(0);
  });

  test('are compared over the people asked about both alone', () => {
    const { difference } = privacy!.rows[0]!;
    // Four people: 1/2 − 0, 1/2 − 1/2, 0 − 0, 1 − 0.
    expect(difference.n).toBe(4);
    expect(difference.value).toBeCloseTo((0.5 + 0 + 0 + 1) / 4);
    expect(difference.low).toBeLessThan(difference.value!);
    expect(privacy!.sentences[0]).toMatch(
      /3\/8 \(.*2\/10 .*paired over 4 people asked about both, \+37\.5 points/,
    );
  });

  test('nobody asked about both: the rates stand, the difference says why it does not', () => {
    const { difference, private: mine } = summaryOf([[['privacy'], []]], ['correct']).privacy!.rows[0]!;
    expect([mine.numerator, mine.denominator]).toEqual([1, 1]);
    expect(difference).toMatchObject({ value: null, why: 'no-questions' });
  });

  test('without a tagged question there is no section', () => {
    expect(summaryOf([], ['privacy', 'correct']).privacy).toBeUndefined();
  });
});
