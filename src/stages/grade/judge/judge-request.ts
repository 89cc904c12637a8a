/**
 * The request that asks a judge for one verdict, and its hash. The hash covers model, wording, settings and
 * material: another judge or another wording can never be answered from the cache of this one.
 */
import type { CompletionRequest } from '../../../core/completion.ts';
import type { GradingInput } from '../../../core/grader.ts';
import { contentHash } from '../../../core/hash.ts';
import { referenceText } from '../../../core/reference.ts';
import type { Settings } from '../../../core/respondent.ts';
import type { RubricChoice } from '../../../core/rubric.ts';
import { judgeMessages } from '../../../prompts/judge-messages.ts';
import { VERDICT_SCHEMA } from './verdict-schema.ts';

export interface JudgeRequestOptions {
  /** The judge, with provider prefix. */
  readonly model: string;
  readonly rubric: RubricChoice;
  /**
   * Settings of the judge; sent as given.
   * @default {}
   */
  readonly settings?: Settings;
  /**
   * How often this material was judged before, for consistency: a repeat is a request of its own.
   * @default 0
   */
  readonly repeat?: number;
}

/**
 * The request for one answer, which is fenced; its author is nowhere in it. The question needs a reference, or a kind
 * that has none.
 */
export function judgeRequest(input: GradingInput, options: JudgeRequestOptions): CompletionRequest {
  const { model, rubric, settings = {}, repeat = 0 } = options;
  const { text, reference, kind } = input.question;
  return {
    model,
    messages: judgeMessages({
      rubric,
      question: text,
      reference: reference === null ? '' : referenceText(reference),
      answer: input.answer,
      kind,
    }),
    settings,
    output: { name: 'verdict', schema: VERDICT_SCHEMA },
    purpose: 'judge',
    ...(repeat === 0 ? {} : { nonce: `repeat-${repeat}` }),
  };
}

/** SHA-256 over what is sent; the key of the verdict cache. */
export function judgeRequestHash(request: CompletionRequest): string {
  const { model, messages, settings, output, nonce } = request;
  return contentHash({ model, messages, settings, output, nonce });
}
