/**
 * What judging one answer is expected to cost, from the very words the judges would be sent. The budget sets it aside
 * before the first verdict has come back, when there is no cost yet to learn from.
 */
import type { CompletionRequest, Usage } from '../../core/completion.ts';
import type { GradingInput } from '../../core/grader.ts';
import type { Question } from '../../core/question.ts';
import type { Models } from '../../model/open-models.ts';
import { inputTokens, type TokenHabits, thoughtTokens } from '../../stages/ask/token-forecast.ts';
import { claimsRequest } from '../../stages/grade/claims/claims-request.ts';
import { judgeRequest } from '../../stages/grade/judge/judge-request.ts';
import type { RunContext } from '../run-context.ts';

/** A verdict with its comparison, thoughts apart. */
const VERDICT_TOKENS = 150;

/** Judges that think by themselves are taken to think as a respondent would. */
function verdictTokens(habits: TokenHabits): number {
  return VERDICT_TOKENS + thoughtTokens({}, habits);
}

/** US dollars over all judges of the run; null where the price of one is unknown. */
export function judgingUsd(
  input: GradingInput,
  { spec, models }: Pick<RunContext, 'spec' | 'models'>,
): number | null {
  let sum = 0;
  for (const model of spec.judges) {
    const { messages } = judgeRequest(input, { model, rubric: spec.rubric });
    const usd = models.costUsd(model, {
      inputTokens: inputTokens(messages, models.habits(model)),
      outputTokens: verdictTokens(models.habits(model)),
      reasoningTokens: null,
      cachedInputTokens: null,
    });
    if (usd === null) return null;
    sum += usd;
  }
  return sum;
}

/** A claim in the list: its property, its value and its words, which repeat the answer. */
const LISTED = 4;

/** US dollars of splitting one answer into claims; null where the price is unknown. */
export function splittingUsd(
  input: GradingInput,
  { model, models }: { readonly model: string; readonly models: Pick<Models, 'costUsd' | 'habits'> },
): number | null {
  return models.costUsd(model, splittingTokens(input, { model, models }));
}

function splittingTokens(
  input: GradingInput,
  { model, models }: { readonly model: string; readonly models: Pick<Models, 'habits'> },
): Usage {
  const habits = models.habits(model);
  const answer = inputTokens([{ content: input.answer }], habits);
  return {
    inputTokens: inputTokens(claimsRequest(input, { model }).messages, habits),
    outputTokens: LISTED * answer + thoughtTokens({}, habits),
    reasoningTokens: null,
    cachedInputTokens: null,
  };
}

/** Splitting by the model of `claims`, of so many answers to questions with several facts. */
export function estimateSplitting(
  { question, answers }: JudgedAnswers,
  { spec, models }: Pick<RunContext, 'spec' | 'models'>,
): JudgingEstimate[] {
  if (spec.claims === undefined || answers === 0) return [];
  const model = spec.claims;
  const one = splittingTokens({ question, answer: 'An ordinary biography. '.repeat(30) }, { model, models });
  const usage = {
    ...one,
    inputTokens: (one.inputTokens ?? 0) * answers,
    outputTokens: (one.outputTokens ?? 0) * answers,
  };
  return [{ judge: model, calls: answers, usage, costUsd: models.costUsd(model, usage) }];
}

/** Judging by one judge; rules decide many answers without it, so this is the most. */
export interface JudgingEstimate {
  readonly judge: string;
  /** Second verdicts among them. */
  readonly calls: number;
  readonly usage: Usage;
  /** Null where the price is unknown. */
  readonly costUsd: number | null;
}

export interface JudgedAnswers {
  /** Stands for the questions to come. */
  readonly question: Question;
  readonly answers: number;
}

/**
 * What every judge of the spec would cost if no rule decided, with the share that is judged twice.
 * @param options.costUsd - at which price
 */
export function estimateJudging(
  { question, answers }: JudgedAnswers,
  {
    spec,
    models,
    costUsd = models.costUsd,
  }: Pick<RunContext, 'spec' | 'models'> & Partial<Pick<Models, 'costUsd'>>,
): JudgingEstimate[] {
  const calls = answers + Math.round(answers * (spec.judgeAgain ?? 0));
  return spec.judges.map((judge) => {
    const { messages } = judgeRequest(
      { question, answer: 'an ordinary short answer' },
      { model: judge, rubric: spec.rubric },
    );
    const usage = {
      inputTokens: inputTokens(messages, models.habits(judge)) * calls,
      outputTokens: verdictTokens(models.habits(judge)) * calls,
      reasoningTokens: null,
      cachedInputTokens: null,
    };
    return { judge, calls, usage, costUsd: costUsd(judge, usage) };
  });
}

/** The most a verdict is thought to take: judges are sent no limit of their output. */
export function mostOfVerdict(
  request: Pick<CompletionRequest, 'model' | 'messages'>,
  models: Pick<Models, 'habits'>,
): Usage {
  const habits = models.habits(request.model);
  return {
    inputTokens: 2 * inputTokens(request.messages, habits),
    outputTokens: 3 * verdictTokens(habits),
    reasoningTokens: null,
    cachedInputTokens: null,
  };
}
