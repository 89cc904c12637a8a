/**
 * A judge as a grader: one request a reply, read strictly. What fails on the judge's side (an outage, a refusal to
 * judge, words that are no verdict) leaves the reply ungraded with its reason; it never becomes an outcome.
 */
import { checkArgument } from '../../../core/argument.ts';
import type { Complete } from '../../../core/completion.ts';
import type { Judgement } from '../../../core/grade.ts';
import type { Grader, GradingResult } from '../../../core/grader.ts';
import { rubricName } from '../../../core/rubric.ts';
import { markOf } from '../../../prompts/judge-messages.ts';
import { judgeWordingId } from '../../../prompts/judge-wordings.ts';
import { askJudge, checkJudge, type JudgeCallOptions } from './judge-call.ts';
import { type JudgeRequestOptions, judgeRequest } from './judge-request.ts';
import { readVerdict, type VerdictContext } from './read-verdict.ts';

export interface JudgeGraderOptions extends JudgeRequestOptions, JudgeCallOptions {}

/**
 * A grader that asks `complete`. Aborts and faults that must stop the run are thrown through.
 * @example
 * const judge = judgeGrader(async () => ({ status: 'answered', text: 'A' }), { model: 'own/judge', rubric: 'verified' });
 * judge.ref.id; // => 'judge:own/judge'
 */
export function judgeGrader(complete: Complete, options: JudgeGraderOptions): Grader {
  checkJudge(complete, options);
  checkArgument(options.rubric !== undefined, 'options.rubric', {
    expected: 'a rubric',
    given: options.rubric,
  });
  const { model, rubric, settings = {}, family = null } = options;
  const tuned = Object.entries(settings).map(([key, value]) => ` ${key}=${value}`);
  const ask = askJudge(complete, options);
  return {
    ref: {
      kind: 'judge',
      id: `judge:${model}`,
      version: judgeWordingId(rubric) + tuned.sort().join(''),
      rubric: rubricName(rubric),
    },
    family,
    async grade({ question, answer }, { signal } = {}) {
      if (question.reference === null && question.kind === 'answerable') {
        return withoutCall({ status: 'ungraded', why: 'no-reference', evidence: {} });
      }
      if (answer.trim() === '') return withoutCall({ status: 'ungraded', why: 'reply-failed', evidence: {} });
      const request = judgeRequest({ question, answer }, options);
      const context = { mark: markOf(request.messages) ?? '', answer };
      return ask(request, { rule: 'judge', judgementOf: (text) => judgementOf(text, context), signal });
    },
  };
}

/** The judgement a judge's words amount to; the same for a fresh and a remembered verdict. */
function judgementOf(judgeText: string, context: VerdictContext): Judgement {
  const verdict = readVerdict(judgeText, context);
  if (verdict.status === 'unread') {
    return {
      status: 'ungraded',
      why: verdict.why,
      evidence: { rule: 'judge', text: `Instead of one verdict the judge wrote: ${verdict.found}` },
    };
  }
  return {
    status: 'graded',
    outcome: verdict.outcome,
    reason: verdict.reason,
    confidence: null,
    evidence: { rule: 'judge', ...(verdict.comparison === null ? {} : { text: verdict.comparison }) },
  };
}

function withoutCall(judgement: Judgement): GradingResult {
  return { judgement, call: null, judgeText: null };
}
