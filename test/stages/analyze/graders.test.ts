/** Who decided, and what another grader's word would change: counts, kappa, and the flag of the first screen. */
import { expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { gradersFlag, gradersSection } from '../../../src/stages/analyze/graders.ts';

test('rates by the other word, with what only one of them judged left as it stands', () => {
  const builder = outcomeTableBuilder();
  const cells = [...Array(60).fill('correct'), ...Array(30).fill('incorrect'), ...Array(10).fill('refused')];
  for (const [question, cell] of cells.entries()) builder.add({ question, respondent: 0, cell });
  const table = builder.build({
    questions: cells.map((_, at) => ({
      ...{ id: `q${at}`, hash: `q${at}`, dataset: 'd', kind: 'answerable' as const, status: 'ok' as const },
      ...{ answerType: 'text', tags: [] },
    })),
    respondents: [
      {
        ...{ id: 'm', model: 'm', settings: {}, policy: null, family: null, knowledgeCutoff: null },
        simulated: false,
      },
    ],
    closedBook: ['unverified'],
    planned: [100],
  });
  const { rates } = analyze(table, { title: 't', seed: 1 });
  const meet = (outcome: 'correct' | 'incorrect', said: 'correct' | 'incorrect', replies: number) => ({
    ...{ respondent: 'm', standing: 'rules', other: 'imported:file/grade', outcome, said, replies },
  });
  const section = gradersSection({
    deciding: [{ kind: 'rules', grader: 'rules', outcomes: 100 }],
    meetings: [
      meet('correct', 'correct', 40),
      meet('correct', 'incorrect', 20),
      meet('incorrect', 'incorrect', 20),
    ],
    rates: rates.rows,
  });
  const [pair] = section.pairs;
  expect(pair).toMatchObject({ n: 80, agreement: { value: 0.75, numerator: 60, denominator: 80 } });
  // Observed 0.75, expected (60·40 + 20·40)/80² = 0.5.
  expect(pair?.kappa.value).toBeCloseTo(0.5, 12);
  expect(pair?.rows[0]).toMatchObject({
    correct: { other: 0.4, beyond: true },
    incorrect: { other: 0.5, beyond: true },
  });
  expect(gradersFlag(section, (id) => id)).toMatch(
    /^The graders differ by more than the interval: m is right in 60\.0% as graded \(.*\) and in 40\.0% with the word of imported:file\/grade in place of that of rules/,
  );
  const agreeing = gradersSection({
    deciding: [],
    meetings: [meet('correct', 'correct', 60)],
    rates: rates.rows,
  });
  expect(gradersFlag(agreeing, (id) => id)).toBe(null);
});
