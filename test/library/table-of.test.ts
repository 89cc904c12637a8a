/** Replies and grades that somebody has, as the table that analysis reads. */
import { describe, expect, test } from 'vitest';
import { type GivenReply, tableOf } from '../../src/library/table-of.ts';
import { analyze } from '../../src/stages/analyze/analyze.ts';

describe('tableOf', () => {
  test('keeps faults, blocks and missing grades apart from outcomes', () => {
    const asked = (question: string, rest: Partial<GivenReply> = {}): GivenReply => ({
      question,
      respondent: 'a model',
      ...rest,
    });
    const replies = [
      asked('one'),
      asked('two'),
      asked('three'),
      asked('four', { status: 'failed', kind: 'truncated' }),
      asked('five', { status: 'blocked' }),
      asked('six', { closedBook: 'violated' }),
    ];
    const table = tableOf(replies, ['correct', 'incorrect', null, 'correct', null, 'correct']);
    const [row] = analyze(table, { title: 'six' }).rates.rows;
    expect(row!.tally).toMatchObject({
      correct: 1,
      incorrect: 1,
      refused: 1,
      ungraded: 1,
      failedTruncated: 1,
      excluded: 1,
    });
  });

  test('the same question and respondent meet, by record or by name', () => {
    const table = tableOf(
      [
        { question: 'one', respondent: 'a' },
        { question: 'one', respondent: 'b' },
        { question: 'one', respondent: 'a', trial: 1 },
      ],
      ['correct', 'refused', 'incorrect'],
    );
    expect(table.questions).toHaveLength(1);
    expect(table.respondents.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(table.planned).toEqual([2, 1]);
  });

  test('a respondent whose replies all came from another model is not called closed-book by them', () => {
    const others = [{ question: 'one', respondent: 'a', closedBook: 'other-model' }] as const;
    const sure = [...others, { question: 'two', respondent: 'a', closedBook: 'declared' }] as const;
    expect(tableOf(others, ['correct']).closedBook).toEqual(['unverified']);
    expect(tableOf(sure, ['correct', 'correct']).closedBook).toEqual(['declared']);
  });

  test('a failed reply is a failure and no look-up, as in a run', () => {
    const replies = [
      { question: 'one', respondent: 'a', status: 'failed', kind: 'empty', closedBook: 'violated' },
    ] as const;
    const [row] = analyze(tableOf(replies, [null]), { title: 'one' }).rates.rows;
    expect(row!.tally).toMatchObject({ failedEmpty: 1, excluded: 0 });
  });

  test.each<[unknown[], unknown[], RegExp]>([
    [[{ question: 'one', respondent: 'a' }], [], /1 replies and 0 grades/],
    [[{ question: 'one' }], ['correct'], /^replies\[0\]\.respondent: /],
    [[{ question: '', respondent: 'a' }], ['correct'], /^replies\[0\]\.question: /],
    [[{ question: 'one', respondent: 'a' }], ['right'], /^grades\[0\]: .*"right"/],
    [
      [{ question: 'one', respondent: 'a' }],
      [{ status: 'graded', outcome: 'right' }],
      /^grades\[0\]: .*"right"/,
    ],
    [[{ question: 'one', respondent: 'a' }], [{}], /^grades\[0\]: .*\{\}/],
    [[null], ['correct'], /^replies\[0\]: /],
    [[{ question: 'one', respondent: 'a', status: 'fail' }], ['correct'], /^replies\[0\]\.status: /],
    [[{ question: 'one', respondent: 'a', trial: -1 }], ['correct'], /^replies\[0\]\.trial: /],
    [[{ question: 'one', respondent: 'a', pass: 'close' }], ['correct'], /^replies\[0\]\.pass: /],
    [[{ question: 'one', respondent: 'a', confidence: 95 }], ['correct'], /^replies\[0\]\.confidence: /],
    [[{ question: 'one', respondent: 'a', closedBook: 'yes' }], ['correct'], /^replies\[0\]\.closedBook: /],
    [
      [
        { question: 'one', respondent: 'a' },
        { question: 'one', respondent: 'a' },
      ],
      ['correct', 'correct'],
      /^replies\[1\]: replies\[0\] .* trial/,
    ],
  ])('wrong arguments are named: %j', (replies, grades, message) => {
    expect(() => tableOf(replies as never, grades as never)).toThrow(
      expect.objectContaining({ code: 'argument-invalid', message: expect.stringMatching(message) }),
    );
  });
});
