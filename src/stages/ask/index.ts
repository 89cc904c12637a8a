/** The public face of `closedbook/ask`: questions in, replies out, through functions you give. */
export type { Complete, Completion, CompletionRequest } from '../../core/completion.ts';
export { type Policy, parsePolicy, policyName } from '../../core/policy.ts';
export type { Question } from '../../core/question.ts';
export type { Reply } from '../../core/reply.ts';
export { type Respondent, respondentId, type Settings } from '../../core/respondent.ts';
export type { ReplyRecord, ReplySink } from '../../core/saved-records.ts';
export { type AskOptions, type AskPorts, type AskResult, ask } from './ask.ts';
export { type Asking, type AskingsOptions, askingsOf } from './asking.ts';
