/**
 * From a request to what is said: recognises asking or judging, reads the policy off the instruction, and puts a
 * simulated model's reply into tokens, reasoning, refusal parts and searches. Knows nothing of HTTP.
 */
import type { Message } from '../core/completion.ts';
import { type Policy, policyName } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import { type RecognisedPolicy, recognisePolicy } from '../prompts/policies.ts';
import { isJudgeRequest, readJudgeTask, verdictText } from './judge-request.ts';
import { extendKey, keyOf, uniformAt } from './keyed-random.ts';
import { answerWords, type Ledger, type LedgerEntry } from './ledger.ts';
import type { World } from './mind.ts';
import type { QuestionBook } from './question-book.ts';
import { type JudgeFaults, judgeVerdict } from './simulated-judge.ts';
import type { SimulatedModel } from './simulated-model.ts';
import { simulatedReply } from './simulated-reply.ts';
import type { WireLogprob, WireReply, WireRequest, WireSearch } from './wire.ts';

export interface RespondOptions {
  readonly world: World;
  readonly book: QuestionBook;
  readonly ledger: Ledger;
  readonly judgeFaults: JudgeFaults;
  /** A fault of the reply itself, forced upon it. */
  readonly damage?: 'truncated' | 'empty' | null;
  readonly nowMs: number;
  /** Distinguishes this reply's ids. */
  readonly id: string;
}

/** The part of a ledger entry that the reply itself decides. */
export type Said = Pick<
  LedgerEntry,
  | 'purpose'
  | 'questionId'
  | 'policy'
  | 'pass'
  | 'status'
  | 'text'
  | 'kind'
  | 'outcome'
  | 'reason'
  | 'confidence'
  | 'verdict'
  | 'browsed'
>;

/** The reply of a model to a request, and what the ledger should hold of it. */
export function respond(
  model: SimulatedModel,
  request: WireRequest,
  options: RespondOptions,
): { readonly reply: WireReply; readonly said: Said } {
  const spoken = isJudgeRequest(request)
    ? judgement(model, request, options)
    : answer(model, request, options);
  const reply = toWire(model, request, spoken, options);
  const isCut = reply.ending === 'length';
  const status =
    spoken.said.status === 'blocked'
      ? 'blocked'
      : reply.text === ''
        ? 'empty'
        : isCut
          ? 'truncated'
          : 'answered';
  return { reply, said: { ...spoken.said, status, text: reply.text === '' ? null : reply.text } };
}

/** Words and their truth, before tokens are counted. */
interface Spoken {
  readonly text: string;
  readonly ending: 'stop' | 'filter' | 'refusal';
  readonly reasoning: string | null;
  readonly certainty: number;
  readonly search: WireSearch | null;
  readonly said: Said;
}

const NOTHING_SAID = {
  questionId: null,
  policy: null,
  pass: null,
  status: 'answered',
  text: null,
  kind: null,
  outcome: null,
  reason: null,
  confidence: null,
  verdict: null,
  browsed: false,
} as const;

function answer(model: SimulatedModel, request: WireRequest, options: RespondOptions): Spoken {
  const { policy, pass, name } = readPolicy(request.instruction);
  const facts = options.book.find(request.user);
  if (facts === null) {
    return {
      text: 'I don’t know.',
      ending: 'stop',
      reasoning: null,
      certainty: 0.1,
      search: null,
      said: { ...NOTHING_SAID, purpose: 'ask', policy: name, pass, kind: 'no-question' },
    };
  }
  const { world, book } = options;
  const trial = trialOf(request);
  const reply = simulatedReply(model, facts, {
    world,
    book,
    policy,
    pass,
    trial,
    settings: request.settings,
  });
  const browsed = !reply.blocked && uniformAt(reply.key, 80) < model.browseRate;
  // A provider's filter cuts off what the model began to say; a refusal part is the model's own.
  const ending = !reply.blocked ? 'stop' : uniformAt(reply.key, 81) < 0.5 ? 'filter' : 'refusal';
  return {
    text: reply.text,
    ending,
    reasoning: reply.reasoning,
    certainty: reply.certainty,
    search: browsed ? searchFor(facts.question.text) : null,
    said: {
      ...NOTHING_SAID,
      purpose: 'ask',
      questionId: facts.question.id,
      policy: name,
      pass,
      status: reply.blocked ? 'blocked' : 'answered',
      kind: reply.kind,
      outcome: reply.outcome,
      reason: reply.reason,
      confidence: reply.confidence,
      browsed,
    },
  };
}

/** Effort and nonce make a request another one; model, question and policy enter the draw by themselves. */
function trialOf({ settings: { effort, thinking }, nonce }: WireRequest): string {
  if (effort === undefined && thinking === undefined) return nonce;
  return `${effort ?? ''}/${String(thinking ?? '')} ${nonce}`;
}

function searchFor(query: string): WireSearch {
  return { query, url: 'https://search.invalid/simulated', title: 'A simulated page' };
}

interface ReadPolicy {
  readonly policy: Policy;
  readonly pass: Pass;
  /** Null for an instruction that is not ours. */
  readonly name: string | null;
}

const policiesRead = new Map<string, ReadPolicy>();

/** Policy and pass of an instruction; one that is not ours counts as plain. */
export function readPolicy(instruction: Message['content']): ReadPolicy {
  let read = policiesRead.get(instruction);
  if (read === undefined) {
    const recognised = recognisePolicy(instruction);
    read = recognised === null ? UNKNOWN_POLICY : policyOf(recognised);
    // Prompts that put the question into the instruction would fill this map without end.
    if (policiesRead.size < 500) policiesRead.set(instruction, read);
  }
  return read;
}

const UNKNOWN_POLICY: ReadPolicy = {
  policy: { kind: 'plain', confidence: false, wording: 'a' },
  pass: 'open',
  name: null,
};

function policyOf({ kind, penalty, confidence, wording }: RecognisedPolicy): ReadPolicy {
  const isForced = kind === 'forced';
  const policy: Policy = {
    kind: isForced ? 'plain' : kind,
    ...(penalty === null ? {} : { penalty }),
    confidence,
    wording,
  };
  const name = isForced ? policyName(policy).replace('plain', 'forced') : policyName(policy);
  return { policy, pass: isForced ? 'forced' : 'open', name };
}

function judgement(model: SimulatedModel, request: WireRequest, options: RespondOptions): Spoken {
  const { book, ledger, world, judgeFaults } = options;
  const task = readJudgeTask(request, book, ledger);
  const questionId = task.facts?.question.id ?? null;
  const key = keyOf(
    world.seed,
    'judge',
    model.name,
    questionId ?? '',
    answerWords(task.answer),
    request.nonce,
  );
  const verdict = judgeVerdict(task.truth, model.judge, key, judgeFaults);
  return {
    text: verdictText(verdict, request, task),
    ending: verdict.kind === 'refuses' ? 'refusal' : 'stop',
    reasoning: model.reasoning ? 'Compare the answer with the reference.' : null,
    certainty: 0.9,
    search: null,
    said: {
      ...NOTHING_SAID,
      purpose: 'judge',
      questionId,
      status: verdict.kind === 'refuses' ? 'blocked' : 'answered',
      kind: verdict.kind,
      outcome: task.truth,
      verdict: verdict.kind === 'verdict' ? verdict.outcome : null,
    },
  };
}

/** Reasoning tokens by effort; those of a budget that is too small leave no room for an answer. */
const REASONING_TOKENS = {
  none: 0,
  minimal: 16,
  low: 64,
  medium: 192,
  high: 512,
  xhigh: 1024,
  max: 2048,
} as const;

function toWire(
  model: SimulatedModel,
  request: WireRequest,
  spoken: Spoken,
  options: RespondOptions,
): WireReply {
  const { settings } = request;
  const tokens = tokensOf(spoken.text);
  const thinks = model.reasoning && isThinking(request);
  const wantedReasoning = thinks ? REASONING_TOKENS[settings.effort ?? 'medium'] : 0;
  const budget = settings.maxOutputTokens ?? Infinity;
  const reasoningTokens = Math.min(wantedReasoning, budget);
  let textTokens = Math.min(tokens.length, budget - reasoningTokens);
  if (options.damage === 'truncated')
    textTokens = Math.min(textTokens, Math.max(1, Math.floor(tokens.length / 2)));
  if (options.damage === 'empty') textTokens = 0;
  const isCut = textTokens < tokens.length && options.damage !== 'empty';
  const text = textTokens < tokens.length ? tokens.slice(0, textTokens).join('') : spoken.text;
  return {
    id: options.id,
    servedModel: model.servedAs,
    createdAtMs: options.nowMs,
    text,
    ending: isCut ? 'length' : spoken.ending,
    reasoning: reasoningTokens > 0 ? spoken.reasoning : null,
    inputTokens: Math.ceil((request.instruction.length + request.user.length) / 4) + 8,
    textTokens,
    reasoningTokens,
    search: spoken.search,
    logprobs: settings.logprobs ? logprobsOf(tokens.slice(0, textTokens), spoken.certainty) : null,
  };
}

/** The OpenAI formats think unless told not to, Anthropic's only when told to. */
function isThinking({ format, settings }: WireRequest): boolean {
  return format === 'messages'
    ? settings.thinking !== undefined && settings.thinking !== false
    : settings.effort !== 'none';
}

/** Pieces of about a token each; together they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/\s*[\p{L}\p{M}’']{1,7}|\s*\d{1,3}|\s*\S|\s+$/gu) ?? [];
}

/** Surer models have likelier tokens; the first tokens carry most of the doubt. */
function logprobsOf(tokens: readonly string[], certainty: number): WireLogprob[] {
  const doubt = Math.log(Math.min(0.999, Math.max(0.02, certainty)));
  return tokens.map((token, index) => {
    const jitter = uniformAt(extendKey(keyOf(0, token), index), 90);
    return { token, logprob: Math.round(1e6 * doubt * jitter * (index < 3 ? 1.5 : 0.6)) / 1e6 };
  });
}
