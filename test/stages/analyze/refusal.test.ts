/** Refused questions asked again by force, several about one person: what a person's questions share is paid for. */
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/core/estimate.ts';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

interface Asked {
  readonly open: 'correct' | 'incorrect' | 'refused';
  readonly forced: 'correct' | 'incorrect' | 'refused';
}

/** The section of one respondent that was asked these questions about each person, in so many trials. */
function refusalOf(
  people: readonly (readonly Asked[])[],
  { trials = 1, clusterBy = 'subject' as const } = {},
) {
  const builder = outcomeTableBuilder();
  const questions = people.flatMap((asked, person) =>
    asked.map((one, n) => ({
      ...one,
      row: questionRow(`${person}-${n}`, { subject: { name: `Person ${person}` } }),
    })),
  );
  questions.forEach(({ open, forced }, question) => {
    for (let trial = 0; trial < trials; trial += 1)
      for (const [pass, cell] of [
        ['open', open],
        ['forced', forced],
      ] as const)
        builder.add({
          ...{ question, respondent: 0, trial, pass, cell },
          reason: cell === 'refused' ? 'unknown' : null,
        });
  });
  const table = builder.build({
    questions: questions.map(({ row }) => row),
    respondents: [respondentRow('a')],
    closedBook: ['declared'],
    planned: [2 * trials * questions.length],
  });
  return analyze(table, { title: 't', clusterBy }).refusal!.rows[0]!;
}

const ends = ({ value, low, high }: Estimate) => [value, low, high].map((end) => expect.closeTo(end!, 9));

describe('twelve persons, of whom a respondent knows all or nothing when forced', () => {
  const row = refusalOf(
    Array.from({ length: 12 }, (_, person): Asked[] => {
      const forced = person < 6 ? 'correct' : 'incorrect';
      const answered = person % 2 === 0 ? 'correct' : 'incorrect';
      return [
        { open: 'refused', forced },
        { open: 'refused', forced },
        { open: answered, forced: answered },
      ];
    }),
  );

  // Wilson on the effective number with t(11), and for F1 2h/(1 + h) of h = 12 in 30: numpy and scipy.
  test.each([
    ['rightWhenForced', 0.5, 0.22352867025270529, 0.7764713297472947],
    ['precision', 0.5, 0.22352867025270529, 0.7764713297472947],
    ['recall', 2 / 3, 0.4003531373113305, 0.8569626168492688],
    ['f1', 4 / 7, 0.312665242371381, 0.7962553591257393],
    ['paysAbove', 1, 0.2878775579845987, 3.4736990510858075],
  ] as const)('%s has the interval of twelve, not of twenty-four', (name, ...expected) => {
    expect(expected).toEqual(ends(row[name]));
    expect(row[name].method).toBe('cluster-wilson-t');
  });

  test('F1 names what it is of: twice the caught errors of refusals and errors', () => {
    expect([row.f1.metric, row.f1.numerator, row.f1.denominator]).toEqual(['refusal F1', 24, 42]);
  });

  test('a control in which nothing changed is not certain that nothing changes', () => {
    expect(row.control!.difference.value).toBe(0);
    expect(row.control!.difference.low).toBeLessThan(-0.1);
  });
});

test('five trials of a question are one piece of evidence', () => {
  const people = Array.from({ length: 8 }, (_, person): Asked[] => [
    { open: 'refused', forced: person < 4 ? 'correct' : 'incorrect' },
    { open: 'correct', forced: person < 4 ? 'correct' : 'incorrect' },
  ]);
  const [once, often] = [refusalOf(people), refusalOf(people, { trials: 5 })];
  const width = ({ low, high }: Estimate): number => high! - low!;
  expect(often.rightWhenForced.n).toBe(40);
  expect(width(often.rightWhenForced)).toBeGreaterThan(width(once.rightWhenForced));
  expect(width(often.control!.difference)).toBeGreaterThan(0.9 * width(once.control!.difference));
});

test('refusals that caught nothing have an F1 of 0 with an upper end', () => {
  const { f1, precision } = refusalOf([
    [{ open: 'refused', forced: 'correct' }],
    [{ open: 'incorrect', forced: 'incorrect' }],
    [{ open: 'correct', forced: 'correct' }],
  ]);
  expect([f1.value, f1.low, precision.value]).toEqual([0, 0, 0]);
  expect(f1.high).toBeGreaterThan(0.5);
});
