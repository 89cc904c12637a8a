/** Several confidences of the same answers: which answers are in, what agreement is, who is said to be better. */
import { describe, expect, test } from 'vitest';
import { type OutcomeRow, type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { severalConfidencesSectionSchema } from '../../../src/core/summary/confidence.ts';
import { agreementOfTrials } from '../../../src/stages/analyze/agreement-of-trials.ts';
import { severalConfidences } from '../../../src/stages/analyze/several-confidences.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

function tableOf(rows: readonly OutcomeRow[]): OutcomeTable {
  const builder = outcomeTableBuilder();
  for (const row of rows) builder.add(row);
  const questions = Math.max(...rows.map(({ question }) => question)) + 1;
  return builder.build({
    questions: Array.from({ length: questions }, (_, index) => questionRow(`q${index}`)),
    respondents: [respondentRow('m', {})],
    closedBook: ['enforced'],
    planned: [null],
  });
}

function sectionOf(rows: readonly OutcomeRow[]) {
  const section = severalConfidences(tableOf(rows), {
    level: 0.95,
    seed: 1,
    clusterKey: ({ id }) => id,
    label: (id) => id,
  });
  return section === undefined ? undefined : severalConfidencesSectionSchema.parse(section);
}

/** Right where the tokens are likely; what is stated says nothing. */
const hundred = Array.from({ length: 100 }, (_, question): OutcomeRow => {
  const right = question % 3 !== 0;
  return {
    question,
    respondent: 0,
    cell: right ? 'correct' : 'incorrect',
    confidence: [0.7, 0.8, 0.9, 0.9, 0.8, 0.7, 0.8][question % 7]!,
    meanLogprob: right ? -0.1 - (question % 10) / 100 : -0.5 - (question % 10) / 100,
  };
});

describe('several confidences', () => {
  test('the better one is named, with both areas and the answers they stand on', () => {
    const section = sectionOf(hundred)!;
    expect(section.rows[0]).toMatchObject({ n: 100, missing: 0 });
    expect(section.rows[0]!.sources.map(({ source, auroc }) => [source, auroc.value])).toEqual([
      ['stated', expect.closeTo(0.5, 1)],
      ['token probability', 1],
    ]);
    expect(section.rows[0]!.differences[0]!.difference.high).toBeLessThan(0);
    expect(section.sentences).toEqual([
      expect.stringMatching(
        /^m: token probability tells .* better than stated confidence does \(AUROC 1\.00 against 0\.\d\d on 100 answers\)\.$/,
      ),
    ]);
  });

  test('an answer that lacks one of the confidences is left out of all, and counted', () => {
    const section = sectionOf(
      hundred.map((row) => (row.question < 10 ? { ...row, confidence: null } : row)),
    )!;
    expect(section.rows[0]).toMatchObject({ n: 90, missing: 10 });
    expect(section.rows[0]!.sources.every(({ auroc }) => auroc.denominator === 90)).toBe(true);
  });

  test('one confidence alone has nothing to be compared with', () => {
    expect(sectionOf(hundred.map(({ meanLogprob: _, ...row }) => row))).toBeUndefined();
    expect(
      sectionOf(hundred.map((row) => (row.question > 40 ? { ...row, meanLogprob: null } : row))),
    ).toBeUndefined();
  });

  test('agreement counts refusals among the trials, failures not, and stands for the first answer', () => {
    const trial = (number: number, cell: OutcomeRow['cell'], answerCluster = -1): OutcomeRow => ({
      question: 0,
      respondent: 0,
      trial: number,
      cell,
      answerCluster,
    });
    const of = (...rows: OutcomeRow[]) => agreementOfTrials(tableOf(rows)).get(0);
    expect(of(trial(0, 'correct', 0), trial(1, 'refused'), trial(2, 'correct', 0))?.share).toBeCloseTo(2 / 3);
    expect(of(trial(0, 'correct', 0), trial(1, 'failed-error'), trial(2, 'correct', 0))).toEqual({
      share: 1,
      concentration: 1,
    });
    expect(of(trial(0, 'incorrect', 0), trial(1, 'correct', 1))).toMatchObject({ share: 0.5 });
    expect(of(trial(0, 'incorrect', 0), trial(1, 'correct', 1))!.concentration).toBeCloseTo(0, 12);
    expect(of(trial(0, 'refused'), trial(1, 'correct', 0))).toBeUndefined();
    expect(of(trial(0, 'correct', 0))).toBeUndefined();
  });
});
