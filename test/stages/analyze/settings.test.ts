/** Levels of a setting: which respondents belong together, where a default stands, what is known of cost. */
import { describe, expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import type { Respondent } from '../../../src/core/respondent.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const provenance = { ...UNKNOWN_PROVENANCE, kind: 'run' as const };

function sectionOf(respondents: readonly Partial<Respondent>[], costUsd: number | null = 0.01) {
  const builder = outcomeTableBuilder();
  respondents.forEach((_, respondent) => {
    for (let question = 0; question < 20; question += 1)
      builder.add({
        question,
        respondent,
        cell: question < 12 + respondent ? 'correct' : 'incorrect',
        costUsd,
      });
  });
  const table = builder.build({
    questions: Array.from({ length: 20 }, (_, index) => questionRow(`q${index}`)),
    respondents: respondents.map((one, at) => respondentRow(`r${at}`, { model: 'm', ...one })),
    closedBook: respondents.map(() => 'enforced'),
    planned: respondents.map(() => 20),
    reasoningTokens: respondents.map((_, at) => ({ sum: 400 * at, replies: at === 0 ? 0 : 20 })),
  });
  return summarySchema.parse(analyze(table, { title: 't', closedbookVersion: '0', provenance })).settings;
}

describe('the levels of a setting', () => {
  test('stand in order, a known default at its place and said to be unstated, an unknown one apart', () => {
    const effort = (level: 'low' | 'high') => ({
      settings: { effort: level },
      defaultEffort: 'medium' as const,
    });
    const [group] = sectionOf([effort('high'), { defaultEffort: 'medium' }, effort('low')])!.groups;
    expect(group!.points.map(({ respondent, value, unstated }) => [respondent, value, unstated])).toEqual([
      ['r2', 'low', false],
      ['r1', 'medium', true],
      ['r0', 'high', false],
    ]);
    const [unknown] = sectionOf([{ settings: { effort: 'low' } }, {}])!.groups;
    expect(unknown!.points.map(({ value }) => value)).toEqual(['not stated', 'low']);
  });

  test('one level, or models that differ in more than the setting, are no group', () => {
    expect(
      sectionOf([{ settings: { effort: 'low' } }, { settings: { effort: 'low' }, id: 'again' }]),
    ).toBeUndefined();
    expect(
      sectionOf([{ settings: { effort: 'low' } }, { settings: { effort: 'high', temperature: 1 } }]),
    ).toBeUndefined();
    expect(
      sectionOf([{ settings: { effort: 'low' } }, { settings: { effort: 'high' }, model: 'other' }]),
    ).toBeUndefined();
  });

  test('utility a dollar is the utility over the cost of an asking; without a price it is undefined', () => {
    const levels = [{ settings: { thinking: false } }, { settings: { thinking: true } }];
    const [off, on] = sectionOf(levels)!.groups[0]!.points;
    expect([off!.value, on!.value]).toEqual(['off', 'on']);
    expect(off!.utilityPerUsd!.value).toBeCloseTo((12 - 8) / 20 / 0.01, 9);
    expect(on!.reasoningTokens).toBe(20);
    expect(off!.reasoningTokens).toBeNull();
    const [free] = sectionOf(levels, null)!.groups[0]!.points;
    expect(free).toMatchObject({ costUsd: null, costPerCorrectUsd: null, utilityPerUsd: null });
  });
});
