/**
 * Several judges as one grader. The outcome needs more than half of all members, not of those that could be
 * read: a panel of three with one voice is a judge, and is recorded as one.
 */

import { checkArgument } from '../../../core/argument.ts';
import { ClosedbookError } from '../../../core/errors.ts';
import type { Judgement } from '../../../core/grade.ts';
import type { Grader, GradingResult } from '../../../core/grader.ts';
import { shortHash } from '../../../core/hash.ts';
import { OUTCOMES, type Outcome, type RefusalReason } from '../../../core/outcome.ts';

/** What one member found. */
export interface PanelVote {
  readonly grader: string;
  readonly judgement: Judgement;
}

/**
 * A grader that asks every member and lets the majority decide; the votes stay in the evidence.
 * Needs at least two members, all with the same rubric and no member twice.
 * @example
 * const complete = async () => ({ status: 'answered', text: 'A' });
 * const judges = ['one', 'two'].map((model) => judgeGrader(complete, { model, rubric: 'verified' }));
 * panelGrader(judges).ref.id; // => 'panel:one+two'
 */
export function panelGrader(members: readonly Grader[]): Grader {
  checkArgument(Array.isArray(members), 'members', { expected: 'a list of graders', given: members });
  const ids = members.map((member) => `${member.ref.id} ${member.ref.version}`);
  const rubric = members[0]?.ref.rubric;
  if (rubric === undefined || members.length < 2) {
    throw new ClosedbookError('usage', `a panel needs at least two judges, got ${members.length}`);
  }
  if (new Set(ids).size < ids.length) {
    throw new ClosedbookError('usage', `a panel asks each judge once, got ${ids.join(', ')}`);
  }
  if (members.some((member) => member.ref.rubric !== rubric)) {
    throw new ClosedbookError('usage', 'the judges of a panel must follow one rubric');
  }
  const names = members.map((member) => member.ref.id.replace(/^judge:/, '')).sort();
  return {
    ref: { kind: 'panel', id: `panel:${names.join('+')}`, version: shortHash([...ids].sort()), rubric },
    async grade(input, options): Promise<GradingResult> {
      const results = await Promise.all(members.map((member) => member.grade(input, options)));
      const judged = members.map((member, index) => ({ ref: member.ref, result: results[index]! }));
      const votes = judged.map(({ ref, result }) => ({ grader: ref.id, judgement: result.judgement }));
      return { judgement: majority(votes), call: null, judgeText: null, members: judged };
    },
  };
}

/** The judgement of a panel from its votes; split and silent panels stay ungraded. */
export function majority(votes: readonly PanelVote[]): Judgement {
  const recorded = votes.map(({ grader, judgement }) => ({
    grader,
    outcome: judgement.status === 'graded' ? judgement.outcome : null,
  }));
  const evidence = { rule: 'panel', votes: recorded };
  const count = (outcome: Outcome) => recorded.filter((vote) => vote.outcome === outcome).length;
  const winner = OUTCOMES.find((outcome) => count(outcome) * 2 > votes.length);
  if (winner !== undefined) {
    return {
      status: 'graded',
      outcome: winner,
      reason: winner === 'refused' ? commonReason(votes) : null,
      confidence: count(winner) / votes.length,
      evidence,
    };
  }
  const first = votes[0]?.judgement;
  const silent = recorded.every((vote) => vote.outcome === null);
  return {
    status: 'ungraded',
    why: silent && first?.status === 'ungraded' ? first.why : 'panel-split',
    evidence,
  };
}

/** The reason that most refusing votes give, the first among equals. */
function commonReason(votes: readonly PanelVote[]): RefusalReason | null {
  const counts = new Map<RefusalReason, number>();
  for (const { judgement } of votes) {
    if (judgement.status !== 'graded' || judgement.reason === null) continue;
    counts.set(judgement.reason, (counts.get(judgement.reason) ?? 0) + 1);
  }
  let common: RefusalReason | null = null;
  for (const [reason, count] of counts) {
    if (common === null || count > counts.get(common)!) common = reason;
  }
  return common;
}
