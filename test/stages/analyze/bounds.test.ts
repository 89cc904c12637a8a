import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const provenance = { ...UNKNOWN_PROVENANCE, kind: 'run' as const };

function summaryOf(cells: readonly Cell[]) {
  const builder = outcomeTableBuilder();
  for (const [question, cell] of cells.entries()) builder.add({ question, respondent: 0, cell });
  const table = builder.build({
    questions: cells.map((_, index) => questionRow(`q${index}`)),
    respondents: [respondentRow('m')],
    closedBook: ['enforced'],
    planned: [cells.length],
  });
  return analyze(table, { title: 't', closedbookVersion: '0', provenance });
}

describe('what has no outcome is in no rate, and bounds it', () => {
  const summary = summaryOf([
    'correct',
    'correct',
    'incorrect',
    'refused',
    'violation',
    'ungraded',
    'failed-error',
  ]);
  const [row] = summary.rates.rows;

  test('the denominator counts outcomes alone', () => {
    expect(row!.estimates['correct/asked']).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
  });

  test('a look-up, an ungraded and a failed reply could have gone either way', () => {
    const bound = row!.bounds.find((one) => one.metric === 'correct/asked');
    expect(bound).toEqual({ metric: 'correct/asked', lowest: 2 / 7, highest: 5 / 7, missing: 3 });
  });

  test('look-ups are counted at their respondent', () => {
    expect(summary.respondents[0]!.violations).toBe(1);
  });

  test('nothing missing, no bounds', () => {
    expect(summaryOf(['correct', 'refused']).rates.rows[0]!.bounds).toEqual([]);
  });

  test('nothing attempted is undefined with a reason, not 0', () => {
    const [silent] = summaryOf(['refused', 'refused']).rates.rows;
    expect(silent!.estimates['incorrect/attempted']).toMatchObject({ value: null, why: 'no-attempts' });
  });
});

describe('rates without what a provider blocked', () => {
  test('are clustered like all the others', () => {
    const builder = outcomeTableBuilder();
    const questions = Array.from({ length: 24 }, (_, index) =>
      questionRow(`q${index}`, { subject: { id: `s${index >> 1}`, name: `s${index >> 1}` } }),
    );
    for (const [question] of questions.entries()) {
      const blocked = question % 6 === 5;
      builder.add({
        question,
        respondent: 0,
        cell: blocked ? 'refused' : question % 4 < 2 ? 'correct' : 'incorrect',
        ...(blocked ? { reason: 'blocked' as const } : {}),
      });
    }
    const table = builder.build({
      questions,
      respondents: [respondentRow('m')],
      closedBook: ['enforced'],
      planned: [questions.length],
    });
    const [row] = analyze(table, { title: 't' }).rates.rows;
    expect(row!.withoutBlocked?.['correct/asked']).toMatchObject({
      denominator: 20,
      clusters: 12,
      method: row!.estimates['correct/asked']!.method,
    });
    expect(row!.withoutBlocked?.['refused/asked']?.value).toBe(0);
  });
});
