import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../../src/core/grade.ts';
import type { Grader } from '../../../../src/core/grader.ts';
import type { Outcome, RefusalReason } from '../../../../src/core/outcome.ts';
import { questionSchema } from '../../../../src/core/question.ts';
import { majority, panelGrader } from '../../../../src/stages/grade/judge/panel-grader.ts';

const graded = (outcome: Outcome, reason: RefusalReason | null = null): Judgement => ({
  status: 'graded',
  outcome,
  reason,
  confidence: null,
  evidence: {},
});
const failed: Judgement = { status: 'ungraded', why: 'judge-failed', evidence: {} };
const votes = (...judgements: Judgement[]) =>
  majority(judgements.map((judgement, index) => ({ grader: `judge:${index}`, judgement })));

const member = (id: string, judgement: Judgement, rubric: 'verified' | 'aa' = 'verified'): Grader => ({
  ref: { kind: 'judge', id: `judge:${id}`, version: 'judge/verified@1', rubric },
  grade: async () => ({ judgement, call: null }),
});
const question = questionSchema.parse({ id: 'q', text: 'Q?', reference: { form: 'text', text: 'A' } });

describe('a panel', () => {
  it('decides by the majority of its members and records the split', () => {
    const judgement = votes(graded('correct'), graded('incorrect'), graded('correct'));
    expect(judgement).toMatchObject({ status: 'graded', outcome: 'correct', confidence: 2 / 3 });
    expect(judgement.evidence.votes?.map((vote) => vote.outcome)).toEqual([
      'correct',
      'incorrect',
      'correct',
    ]);
  });

  it('stays split where no outcome has more than half of all members', () => {
    expect(votes(graded('correct'), graded('incorrect'))).toMatchObject({ why: 'panel-split' });
    expect(votes(graded('correct'), graded('incorrect'), graded('refused'))).toMatchObject({
      why: 'panel-split',
    });
    expect(votes(graded('correct'), failed, failed)).toMatchObject({ why: 'panel-split' });
  });

  it('takes two of three when the third failed', () => {
    expect(votes(graded('incorrect'), failed, graded('incorrect'))).toMatchObject({ outcome: 'incorrect' });
  });

  it('says why when every member failed', () => {
    expect(votes(failed, failed)).toMatchObject({ status: 'ungraded', why: 'judge-failed' });
  });

  it('gives the reason most refusing members gave', () => {
    const judgement = votes(
      graded('refused', 'unknown'),
      graded('refused', 'privacy'),
      graded('refused', 'privacy'),
    );
    expect(judgement).toMatchObject({ outcome: 'refused', reason: 'privacy' });
  });

  it('hands over the members for grades of their own', async () => {
    const panel = panelGrader([member('b', graded('correct')), member('a', graded('correct'))]);
    expect(panel.ref).toMatchObject({ kind: 'panel', id: 'panel:a+b' });
    const result = await panel.grade({ question, answer: 'A' });
    expect(result.members?.map(({ ref }) => ref.id)).toEqual(['judge:b', 'judge:a']);
  });

  it('has the same identity whatever the order of its members, and another with other members', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => member(id, failed)) as [Grader, Grader, Grader];
    expect(panelGrader([a, b]).ref).toEqual(panelGrader([b, a]).ref);
    expect(panelGrader([a, b]).ref.version).not.toBe(panelGrader([a, c]).ref.version);
  });

  it('refuses one member, a member twice, and mixed rubrics', () => {
    expect(() => panelGrader([member('a', failed)])).toThrow('at least two judges, got 1');
    expect(() => panelGrader([member('a', failed), member('a', failed)])).toThrow('each judge once');
    expect(() => panelGrader([member('a', failed), member('b', failed, 'aa')])).toThrow('one rubric');
  });
});
