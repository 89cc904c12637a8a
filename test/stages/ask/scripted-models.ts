/** Models in memory for the ask stage: a function answers each request; what was asked is kept. */

import type { Completion, CompletionRequest } from '../../../src/core/completion.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import type { Settings } from '../../../src/core/respondent.ts';
import { type Respondent, respondentId, respondentSchema } from '../../../src/core/respondent.ts';
import type { ReplyRecord } from '../../../src/core/saved-records.ts';
import type { AskPorts } from '../../../src/stages/ask/ask.ts';

export function question(id: string, text = `Who was ${id}?`): Question {
  return questionSchema.parse({ id, text, reference: null });
}

export function* manyQuestions(count: number): Generator<Question> {
  for (let index = 0; index < count; index++) yield question(`q${index}`);
}

export function respondent(model: string, policy = 'plain', settings: Settings = {}): Respondent {
  const parsed = parsePolicy(policy);
  return respondentSchema.parse({
    id: respondentId(model, settings, parsed),
    model,
    policy: parsed,
    settings,
  });
}

const BASE = {
  servedModel: 'served',
  finishReason: 'stop',
  usage: { inputTokens: 100, outputTokens: 10, reasoningTokens: null, cachedInputTokens: null },
  attempts: 1,
  latencyMs: 1,
  requestId: null,
  closedBookSigns: [],
  rawBody: '{"raw":true}',
} as const;

export function answered(text: string, rest: Partial<Completion> = {}): Completion {
  return { ...BASE, status: 'answered', text, reasoning: null, meanLogprob: null, ...rest } as Completion;
}

export function failed(code: string, httpStatus: number | null = 500): Completion {
  return { ...BASE, status: 'failed', kind: 'error', error: { code, message: code, httpStatus }, text: null };
}

export interface ScriptedModels {
  readonly ports: AskPorts;
  readonly asked: CompletionRequest[];
  readonly saved: ReplyRecord[];
  peakInFlight: number;
}

export function scriptedModels(
  answer: (request: CompletionRequest, signal: AbortSignal | undefined) => Completion | Promise<Completion>,
  rest: Partial<AskPorts> = {},
): ScriptedModels {
  let inFlight = 0;
  const state: ScriptedModels = {
    asked: [],
    saved: [],
    peakInFlight: 0,
    ports: {
      async complete(request, { signal, stop } = {}) {
        if (stop?.aborted) throw new DOMException('stopped', 'AbortError');
        state.asked.push(request);
        inFlight++;
        state.peakInFlight = Math.max(state.peakInFlight, inFlight);
        try {
          return await answer(request, signal);
        } finally {
          inFlight--;
        }
      },
      save: async (record) => void state.saved.push(record),
      lane: (model) => model.split('/')[0]!,
      closedBookLevel: () => 'enforced',
      costUsd: (_, { inputTokens, outputTokens }) =>
        inputTokens === null || outputTokens === null ? null : (inputTokens + outputTokens) / 1e6,
      ...rest,
    },
  };
  return state;
}

/** Resolves after real milliseconds, or rejects when the signal aborts. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}
