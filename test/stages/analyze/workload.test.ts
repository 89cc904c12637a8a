/** A declared workload, false premises beside their direct questions, and what is newer than a model's knowledge. */

import { describe, expect, test } from 'vitest';
import {
  type Cell,
  type OutcomeRow,
  outcomeTableBuilder,
  type QuestionRow,
} from '../../../src/core/outcome-table.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import type { AnalyzeOptions } from '../../../src/stages/analyze/analyze-options.ts';
import { eventDate, isAfter } from '../../../src/stages/analyze/cutoff-slice.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const provenance = { ...UNKNOWN_PROVENANCE, kind: 'run' as const };

type Asked = Partial<QuestionRow> & { readonly cells: readonly Cell[] };

function summaryOf(asked: readonly Asked[], options: Partial<AnalyzeOptions> = {}, cutoff = '2024-06') {
  const builder = outcomeTableBuilder();
  asked.forEach(({ cells }, question) => {
    cells.forEach((cell, respondent) => {
      builder.add({ question, respondent, cell } satisfies OutcomeRow);
    });
  });
  const table = builder.build({
    questions: asked.map(({ cells: _, ...rest }, index) => questionRow(`q${index}`, rest)),
    respondents: ['bold', 'careful'].map((id) =>
      respondentRow(id, { knowledgeCutoff: id === 'bold' ? cutoff : null }),
    ),
    closedBook: ['enforced', 'enforced'],
    planned: [null, null],
  });
  return summarySchema.parse(analyze(table, { title: 't', closedbookVersion: '0', provenance, ...options }));
}

/** Bold is right on the known and wrong elsewhere; careful is right on half of the known and silent elsewhere. */
const asked: Asked[] = Array.from({ length: 120 }, (_, index) => {
  if (index < 60) {
    return { popularity: { band: 'head' }, cells: ['correct', index % 2 === 0 ? 'correct' : 'refused'] };
  }
  if (index < 90) return { popularity: { band: 'tail' }, cells: ['incorrect', 'refused'] };
  return { kind: 'nonexistent', cells: ['incorrect', index % 3 === 0 ? 'correct' : 'refused'] };
});

describe('a declared workload', () => {
  test('nothing is reweighted or pooled without a declaration', () => {
    const summary = summaryOf(asked);
    expect(summary.workload).toBeUndefined();
    expect(summary.unanswerable?.pooled).toBeUndefined();
  });

  test('moves rates, utilities and the choice to its shares', () => {
    const { workload, unanswerable, decision } = summaryOf(asked, {
      workload: { mix: { head: 0.5, tail: 0.5 }, unanswerableShare: 0.2 },
    });
    const [bold, careful] = workload!.rows;
    expect(bold!.estimates['correct/workload']!.value).toBeCloseTo(0.4, 9);
    expect(bold!.estimates['incorrect/workload']!.value).toBeCloseTo(0.4 + 0.2, 9);
    // Half of the known 40 %, and the corrected third of the 20% without an answer.
    expect(careful!.estimates['correct/workload']!.value).toBeCloseTo(0.2 + 0.2 / 3, 9);
    expect(careful!.estimates['correct/workload']!.low).toBeLessThan(0.26);
    expect(bold!.utilities.find(({ penalty }) => penalty === 3)?.estimate.value).toBeCloseTo(0.4 - 1.8, 9);
    expect(workload!.questions).toEqual({ head: 60, tail: 30, unanswerable: 30 });
    expect(unanswerable!.pooled![0]).toMatchObject({ respondent: 'bold', share: 0.2 });
    expect(workload!.hull.map(({ competitors }) => competitors)).toEqual([['bold'], ['careful']]);
    expect(decision.sentences[0]).toContain('20% without an answer');
  });

  test('that names what was not asked is refused, with what was', () => {
    expect(() => summaryOf(asked, { workload: { mix: { head: 0.5, middle: 0.5 } } })).toThrow('middle');
    expect(() => summaryOf(asked, { workload: { mix: { head: 0.5 } } })).toThrow('add up to 1');
    expect(() => summaryOf(asked.slice(0, 90), { workload: { unanswerableShare: 0.1 } })).toThrow(
      'without an answer',
    );
  });
});

test('of the false premises it rejected when asked, how many it went along with', () => {
  const direct = (id: string, cells: Cell[]): Asked => ({ id, cells });
  const premise = (of: string, cells: Cell[]): Asked => ({ kind: 'false-premise', pairedWith: of, cells });
  const { unanswerable } = summaryOf([
    direct('a', ['correct', 'correct']),
    direct('b', ['correct', 'incorrect']),
    direct('c', ['refused', 'correct']),
    premise('a', ['incorrect', 'correct']),
    premise('b', ['correct', 'incorrect']),
    premise('c', ['incorrect', 'refused']),
    premise('nowhere', ['incorrect', 'incorrect']),
  ]);
  expect(unanswerable!.pairs).toMatchObject([
    { respondent: 'bold', rejectedDirect: 2, wentAlong: 1, estimate: { value: 0.5, method: 'wilson' } },
    { respondent: 'careful', rejectedDirect: 2, wentAlong: 0, estimate: { value: 0 } },
  ]);
});

describe('after the knowledge cutoff', () => {
  test('each respondent is cut at its own, and those without one are left out', () => {
    const { slices } = summaryOf([
      { asOf: '2024-07-01', cells: ['incorrect', 'refused'] },
      { asOf: '2025-01-01', tags: ['event:2024-05'], cells: ['correct', 'refused'] },
      { asOf: '2024-06-20', cells: ['correct', 'refused'] },
      { cells: ['correct', 'refused'] },
    ]);
    const slice = slices!.slices.find(({ by }) => by === 'cutoff')!;
    expect(
      slice.cells.map(({ value, respondent, tally }) => [value, respondent, tally.correct, tally.incorrect]),
    ).toEqual([
      ['after the cutoff', 'bold', 0, 1],
      ['up to the cutoff', 'bold', 2, 0],
    ]);
    expect(slice.note).toContain('questions without a date (1)');
  });

  test('dates of different precision are compared as far as both go', () => {
    expect(isAfter('2024-06-15', '2024-06')).toBe(false);
    expect(isAfter('2024-07', '2024-06-30')).toBe(true);
    expect(isAfter('2024', '2024-06')).toBe(false);
    expect(eventDate({ tags: ['event:2023'], asOf: '2025-01-01' })).toBe('2023');
    expect(eventDate({ tags: [], asOf: undefined })).toBeNull();
  });
});
