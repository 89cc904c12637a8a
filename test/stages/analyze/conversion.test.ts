/** Repeated answers, and whether an eager model can be made conservative. */

import { describe, expect, test } from 'vitest';
import { type OutcomeRow, type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import type { Policy } from '../../../src/core/policy.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { repeatedAnswers } from '../../../src/stages/analyze/repeated-answers.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const provenance = { ...UNKNOWN_PROVENANCE, kind: 'run' as const };

function tableOf(
  rows: readonly OutcomeRow[],
  questions: number,
  respondents: readonly (readonly [string, Policy | null])[],
): OutcomeTable {
  const builder = outcomeTableBuilder();
  for (const row of rows) builder.add(row);
  return builder.build({
    questions: Array.from({ length: questions }, (_, index) => questionRow(`q${index}`)),
    respondents: respondents.map(([id, policy]) => respondentRow(id, { policy })),
    closedBook: respondents.map(() => 'enforced'),
    planned: respondents.map(() => null),
  });
}

function summaryOf(table: OutcomeTable) {
  return summarySchema.parse(analyze(table, { title: 't', closedbookVersion: '0', provenance }));
}

describe('repeated answers', () => {
  const row = (
    trial: number,
    cell: 'correct' | 'incorrect' | 'refused',
    answerCluster: number,
  ): OutcomeRow => ({
    question: 0,
    respondent: 0,
    trial,
    cell,
    answerCluster,
  });

  test('the commonest answer counts, refusals as one of them, and of equals the earliest', () => {
    const of = (rows: readonly OutcomeRow[]) => repeatedAnswers(tableOf(rows, 1, [['m', null]]))[0]![0];
    expect(of([row(0, 'incorrect', 0), row(1, 'correct', 1), row(2, 'correct', 1)])).toMatchObject({
      outcome: 'correct',
      agreement: 2 / 3,
    });
    expect(of([row(0, 'correct', 0), row(1, 'refused', -1), row(2, 'refused', -1)])).toMatchObject({
      outcome: 'refused',
    });
    expect(of([row(0, 'incorrect', 0), row(1, 'correct', 1)])).toMatchObject({
      outcome: 'incorrect',
      agreement: 1 / 2,
    });
  });

  test('one trial, or answers that nobody clustered, give none', () => {
    expect(repeatedAnswers(tableOf([row(0, 'correct', -1)], 1, [['m', null]]))).toEqual([[]]);
    expect(
      repeatedAnswers(tableOf([row(0, 'correct', -1), row(1, 'correct', -1)], 1, [['m', null]])),
    ).toEqual([[]]);
  });
});

describe('an eager model whose confidence tells', () => {
  // Right on every second question; sure only where it is right, but for a few.
  const rows = Array.from({ length: 200 }, (_, question): OutcomeRow => {
    const right = question % 2 === 0;
    return {
      question,
      respondent: 0,
      cell: right ? 'correct' : 'incorrect',
      confidence: right === question % 20 < 17 ? 0.9 : 0.4,
    };
  });
  const summary = summaryOf(tableOf(rows, 200, [['m', null]]));
  const model = summary.conversion!.models[0]!;

  test('is made conservative by a threshold, at the penalties where that pays', () => {
    expect(model.best.map(({ penalty, setting }) => [penalty, setting])).toEqual([
      [0, 'as asked'],
      [1, 'confidence at least 90%'],
      [3, 'confidence at least 90%'],
      [9, 'decline everything'],
    ]);
    const at3 = model.best[2]!;
    expect(at3.utility.value).toBeCloseTo(0.45 - 3 * 0.1, 9);
    expect(at3.utility.method).toBe('cross-fitted-cluster-t');
    expect(at3.gain?.value).toBeCloseTo(0.45 - 0.3 - (0.5 - 1.5), 9);
    expect(at3.utility.low!).toBeLessThan(at3.utility.value!);
  });

  test('and the decision says so', () => {
    expect(summary.decision.sentences.join(' ')).toContain('with confidence at least 90%');
  });

  test('beside the worth of the best other in the same unit', () => {
    // Right on 120 of 200, wrong on 20: at the telling penalty, 1, worth (120 - 20)/200.
    const other = rows.map(
      ({ question }): OutcomeRow => ({
        ...{ question, respondent: 1 },
        cell: question % 10 < 6 ? 'correct' : question % 10 < 7 ? 'incorrect' : 'refused',
      }),
    );
    const { decision } = summaryOf(
      tableOf([...rows, ...other], 200, [
        ['m', null],
        ['other', null],
      ]),
    );
    expect(decision.sentences.join(' ')).toContain('other, the best other at L = 1.00, is worth 50.0.');
  });
});

test('trials that agree only when right make a bold model careful, and agreement is compared fairly', () => {
  const rows: OutcomeRow[] = [];
  for (let question = 0; question < 60; question += 1) {
    for (let trial = 0; trial < 3; trial += 1) {
      const known = question % 3 > 0;
      for (const respondent of [0, 1]) {
        rows.push({
          question,
          respondent,
          trial,
          cell: known ? 'correct' : 'incorrect',
          answerCluster: known ? 0 : trial,
        });
      }
    }
  }
  const { conversion, consistency } = summaryOf(
    tableOf(rows, 60, [
      ['m', null],
      ['n', null],
    ]),
  );
  expect(conversion!.models[0]!.best.at(-1)).toMatchObject({
    penalty: 9,
    setting: 'at least 2 of 3 agree',
    route: 'agreement of trials',
  });
  expect(consistency).toMatchObject({ comparable: true });
  expect(consistency!.rows[0]).toMatchObject({ trials: 3, questions: 60 });
  expect(consistency!.rows[0]!.meanAgreement.value).toBeCloseTo((2 + 1 / 3) / 3, 9);
  expect(consistency!.rows[0]!.modalCorrect).toMatchObject({ numerator: 40, denominator: 60 });
  expect(consistency!.rows[0]!.bins.map(({ agreement, n }) => [agreement, n])).toEqual([
    [1 / 3, 20],
    [1, 40],
  ]);
  expect(consistency!.rows[0]!.auroc?.value).toBe(1);
});

test('without trials, confidences or several policies there is nothing to convert', () => {
  const rows = Array.from(
    { length: 30 },
    (_, question): OutcomeRow => ({ question, respondent: 0, cell: 'correct' }),
  );
  const summary = summaryOf(tableOf(rows, 30, [['m', null]]));
  expect(summary.conversion).toBeUndefined();
  expect(summary.consistency).toBeUndefined();
});
