/**
 * A judge as a grader: one request a reply, read strictly. What fails on the judge's side (an outage, a refusal to
 * judge, words that are no verdict) leaves the reply ungraded with its reason; it never becomes an outcome.
 */
import { checkArgument } from '../../../core/argument.ts';
import type { Complete, Usage } from '../../../core/completion.ts';
import type { Judgement } from '../../../core/grade.ts';
import { shortHash } from '../../../core/hash.ts';
import type { Grader, GradingResult, JudgeCache } from '../../../core/ports.ts';
import { rubricName } from '../../../core/rubric.ts';
import { markOf } from '../../../prompts/judge-messages.ts';
import { judgeWordingId } from '../../../prompts/judge-wordings.ts';
import { judgeCall, judgeFault } from './judge-call.ts';
import { type JudgeRequestOptions, judgeRequest, judgeRequestHash } from './judge-request.ts';
import { readVerdict, type VerdictContext } from './read-verdict.ts';

export interface JudgeGraderOptions extends JudgeRequestOptions {
  /** Family of the judge, to flag respondents of the same one. */
  readonly family?: string | null;
  /** Verdicts of earlier identical requests. */
  readonly cache?: JudgeCache;
  /** Price of a call in USD; absent or null means unknown. */
  readonly price?: (model: string, usage: Usage) => number | null;
  /**
   * The clock, for the call's start.
   * @default () => new Date()
   */
  readonly now?: () => Date;
}

/**
 * A grader that asks `complete`. Aborts and faults that must stop the run are thrown through.
 * @example
 * const judge = judgeGrader(async () => ({ status: 'answered', text: 'A' }), { model: 'own/judge', rubric: 'verified' });
 * judge.ref.id; // => 'judge:own/judge'
 */
export function judgeGrader(complete: Complete, options: JudgeGraderOptions): Grader {
  checkArgument(typeof complete === 'function', 'complete', { expected: 'a function', given: complete });
  checkArgument(typeof options?.model === 'string', 'options.model', {
    expected: 'the name of a model',
    given: options?.model,
  });
  checkArgument(options.rubric !== undefined, 'options.rubric', {
    expected: 'a rubric',
    given: options.rubric,
  });
  const { model, rubric, settings = {}, family = null, cache, price, now = () => new Date() } = options;
  const tuned = Object.entries(settings).map(([key, value]) => ` ${key}=${value}`);
  let calls = 0;
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
      const requestHash = judgeRequestHash(request);
      const known = (await cache?.(requestHash)) ?? null;
      if (known !== null) return { ...withoutCall(judgementOf(known, context)), judgeText: known };
      const startedAt = now().toISOString();
      const completion = await complete(request, signal ? { signal } : {});
      calls += 1;
      const call = judgeCall(request, completion, {
        id: `judge-${shortHash({ requestHash, startedAt, calls })}`,
        requestHash,
        startedAt,
        costUsd: price?.(model, completion.usage) ?? null,
      });
      if (completion.status === 'answered') {
        return { judgement: judgementOf(completion.text, context), call, judgeText: completion.text };
      }
      const evidence = { rule: 'judge', text: judgeFault(completion) };
      const why = completion.status === 'blocked' ? 'judge-refused' : 'judge-failed';
      return { judgement: { status: 'ungraded', why, evidence }, call, judgeText: null };
    },
  };
}

/** The judgement a judge's words amount to; the same for a fresh and a remembered verdict. */
export function judgementOf(judgeText: string, context: VerdictContext): Judgement {
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
