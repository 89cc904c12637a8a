/**
 * From a request to words and their truth: asked, a model replies; told to judge, it gives a verdict. Free of HTTP
 * and of wire formats, so that what is true never depends on how it travels.
 */
import type { Outcome } from '../core/outcome.ts';
import type { Policy } from '../core/policy.ts';
import { isConfidenceRequest } from '../prompts/policies.ts';
import { readJudgeTask } from './judge-request.ts';
import { keyOf, uniformAt } from './keyed-random.ts';
import { answerWords, type Ledger, type LedgerEntry } from './ledger.ts';
import { looseDemands } from './loose-demand.ts';
import type { World } from './mind.ts';
import type { QuestionBook } from './question-book.ts';
import { readPolicy } from './read-policy.ts';
import { type JudgeFaults, judgeVerdict, type Verdict } from './simulated-judge.ts';
import type { SimulatedModel } from './simulated-model.ts';
import { simulatedReply } from './simulated-reply.ts';
import { readSplitTask, type SplitTask, splitText } from './simulated-splitting.ts';
import { CAREFUL_SPLITTING } from './splitting-errors.ts';
import { verdictText } from './verdict-text.ts';
import type { WireRequest, WireSearch } from './wire.ts';

export interface SpeakOptions {
  readonly purpose: 'ask' | 'judge';
  readonly world: World;
  readonly book: QuestionBook;
  readonly ledger: Ledger;
  readonly judgeFaults: JudgeFaults;
  /** As in the settings. */
  readonly occasion: string;
}

/** The part of a ledger entry that what is said decides. */
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
  | 'guessOutcome'
  | 'verdict'
  | 'browsed'
  | 'claims'
>;

/** Words and their truth, before tokens are counted. */
export interface Spoken {
  readonly text: string;
  readonly ending: 'stop' | 'filter' | 'refusal';
  /** What a reasoning model thought. */
  readonly reasoning: string | null;
  /** 0 to 1. */
  readonly certainty: number;
  readonly search: WireSearch | null;
  readonly said: Said;
}

/** What a model says to a request. */
export function speak(model: SimulatedModel, request: WireRequest, options: SpeakOptions): Spoken {
  return options.purpose === 'judge' ? judge(model, request, options) : reply(model, request, options);
}

/** Where nothing was said, or nothing is known of it. */
export const NOTHING_SAID = {
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

function reply(model: SimulatedModel, request: WireRequest, { world, book, occasion }: SpeakOptions): Spoken {
  const { policy: read, pass, name } = readPolicy(request.instruction);
  const isAfterwards = isConfidenceRequest(request.lastUser);
  const policy: Policy = isAfterwards ? { ...read, confidence: 'two-stage' } : read;
  const asked = isAfterwards ? request.previousUser : request.lastUser;
  const facts = book.find(asked) ?? book.within(asked);
  if (facts === null) {
    const said = { ...NOTHING_SAID, purpose: 'ask', policy: name, pass, kind: 'no-question' } as const;
    return { text: 'I don’t know.', ending: 'stop', reasoning: null, certainty: 0.1, search: null, said };
  }
  const trial = occasion === '' ? trialOf(request) : `${occasion} ${trialOf(request)}`;
  const given = simulatedReply(model, facts, {
    world,
    book,
    policy,
    pass,
    trial,
    settings: request.settings,
  });
  if (isAfterwards) {
    const { confidence, certainty, confidenceLine: text } = given;
    const said = { ...NOTHING_SAID, purpose: 'ask', questionId: facts.question.id, policy: name } as const;
    const line = { ...said, pass, kind: 'confidence', confidence };
    return { text, ending: 'stop', reasoning: null, certainty, search: null, said: line };
  }
  const browsed = !given.blocked && uniformAt(given.key, 80) < model.browseRate;
  // A provider's filter cuts off what the model began to say; a refusal part is the model's own.
  const blockedAs = uniformAt(given.key, 81) < 0.5 ? 'filter' : 'refusal';
  return {
    text: given.text,
    ending: given.blocked ? blockedAs : 'stop',
    reasoning: given.reasoning,
    certainty: given.certainty,
    search: browsed ? searchFor(facts.question.text) : null,
    said: {
      ...NOTHING_SAID,
      purpose: 'ask',
      questionId: facts.question.id,
      policy: name,
      pass,
      status: given.blocked ? 'blocked' : 'answered',
      kind: given.kind,
      outcome: given.outcome,
      reason: given.reason,
      confidence: given.confidence,
      ...(given.claims === undefined ? {} : { claims: given.claims }),
      ...(given.guessOutcome === undefined ? {} : { guessOutcome: given.guessOutcome }),
      browsed,
    },
  };
}

/** Effort and nonce make a request another one; model, question and policy enter the draw by themselves. */
function trialOf({ settings: { effort, thinking }, nonce }: WireRequest): string {
  // Our own nonces name pass and trial; the first trial is the request without one.
  const trial = /^(?:open|forced) (\d+)(?: confidence)?$/.exec(nonce)?.[1] ?? nonce;
  const name = trial === '0' ? '' : trial;
  return effort === undefined && thinking === undefined ? name : `${effort ?? ''}/${thinking ?? ''} ${name}`;
}

function searchFor(query: string): WireSearch {
  return { query, url: 'https://search.invalid/simulated', title: 'A simulated page' };
}

function judge(model: SimulatedModel, request: WireRequest, options: SpeakOptions): Spoken {
  const split = readSplitTask(request, options.book, options.ledger);
  return split === null ? verdict(model, request, options) : splitting(model, split, { request, ...options });
}

function splitting(
  model: SimulatedModel,
  task: SplitTask,
  { world, request }: SpeakOptions & { readonly request: WireRequest },
): Spoken {
  const of = [task.questionId ?? '', answerWords(task.answer), request.nonce];
  const key = keyOf(world.seed, 'split', model.name, ...of);
  const said = { ...NOTHING_SAID, purpose: 'judge', questionId: task.questionId, kind: 'claims' } as const;
  const text = splitText(task, model.splitting ?? CAREFUL_SPLITTING, key);
  return { text, ending: 'stop', reasoning: null, certainty: 0.9, search: null, said };
}

function verdict(model: SimulatedModel, request: WireRequest, options: SpeakOptions): Spoken {
  const { book, ledger, world, judgeFaults } = options;
  const task = readJudgeTask(request, book, ledger);
  const questionId = task.facts?.question.id ?? null;
  const judged = [questionId ?? '', answerWords(task.answer), request.nonce];
  const obeyed = model.credulous === true ? looseDemands(request.user) : [];
  const given =
    obeyedVerdict(obeyed) ??
    judgeVerdict(task.truth, model.judge, keyOf(world.seed, 'judge', model.name, ...judged), judgeFaults);
  return {
    text: verdictText(given, request, task),
    ending: given.kind === 'refuses' ? 'refusal' : 'stop',
    reasoning: model.reasoning ? 'Compare the answer with the reference.' : null,
    certainty: 0.9,
    search: null,
    said: {
      ...NOTHING_SAID,
      purpose: 'judge',
      questionId,
      status: given.kind === 'refuses' ? 'blocked' : 'answered',
      kind: obeyed.length > 0 ? `obeyed/${given.kind}` : given.kind,
      outcome: task.truth,
      verdict: given.kind === 'verdict' ? given.outcome : null,
    },
  };
}

function obeyedVerdict([first, second]: readonly Outcome[]): Verdict | null {
  if (first === undefined) return null;
  return second === undefined
    ? { kind: 'verdict', outcome: first }
    : { kind: 'two-verdicts', outcomes: [first, second] };
}
