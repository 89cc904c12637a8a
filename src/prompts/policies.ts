/**
 * From a policy to the messages that are sent, and back: the simulator and the manifest read the policy off the
 * text with the same table, so that no model needs to be told twice. The instruction is the system message and the
 * question alone the user's: nothing but the question varies within a respondent, so providers can cache the rest.
 */
import type { Message } from '../core/completion.ts';
import type { ConfidenceAsked } from '../core/confidence-asked.ts';
import { ClosedbookError } from '../core/errors.ts';
import { shortHash } from '../core/hash.ts';
import { type OwnWords, QUESTION_PLACE } from '../core/own-policy.ts';
import { type Policy, policyName, statedPenalty } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import {
  CONFIDENCE_REQUEST,
  CONFIDENCE_TEXT,
  CONFIDENCE_WORDS_TEXT,
  GUESS_TEXT,
  HUMILITY_TEXT,
  POLICY_TEXT,
  WORDING_VERSION,
  type Wording,
} from './policy-wordings.ts';

/**
 * The instruction for a policy; in the forced pass it demands a best guess whatever the policy was, in words of ours.
 * Words of somebody's own have their hash as version: another letter is another version.
 * @throws ClosedbookError `policy-unknown` for a policy whose words are not known: it is only read from files.
 */
export function policyWording(policy: Policy, pass: Pass = 'open'): Wording {
  if (policy.kind === 'own' && pass === 'open') {
    const words = ownWords(policy);
    return { id: `policy/${policyName(policy)}`, version: shortHash(words), text: shownWords(words, policy) };
  }
  if (policy.instruction !== undefined && policy.kind !== 'own') throw foreign(policy);
  const kind = pass === 'forced' || policy.kind === 'own' ? 'forced' : policy.kind;
  const wording = ourWording(policy);
  const told: Policy =
    kind === 'penalty' ? policy : { kind: 'plain', confidence: policy.confidence, wording };
  const norms = kind === 'penalty' && policy.humility === true ? ` ${HUMILITY_TEXT[wording]}` : '';
  const name = policyName({ ...told, wording: 'a' }).replace(/^plain/, kind);
  return {
    id: `policy/${name}~${wording}`,
    version: WORDING_VERSION,
    text: `${fill(POLICY_TEXT[kind][wording], told)}${norms}${confidenceLine(policy, pass)}`,
  };
}

/** Nothing where the confidence is asked for afterwards; a forced guess needs no second guess. */
function confidenceLine(policy: Policy, pass: Pass = 'open'): string {
  const asked = pass === 'forced' && policy.confidence === 'guess' ? true : policy.confidence;
  const text = CONFIDENCE_LINES.get(asked);
  return text === undefined ? '' : `\n${text[ourWording(policy)]}`;
}

/** The line of each way to ask within the answer. */
const CONFIDENCE_LINES: ReadonlyMap<ConfidenceAsked, typeof CONFIDENCE_TEXT> = new Map<
  ConfidenceAsked,
  typeof CONFIDENCE_TEXT
>([
  [true, CONFIDENCE_TEXT],
  ['words', CONFIDENCE_WORDS_TEXT],
  ['guess', GUESS_TEXT],
]);

/** What follows an answer in its conversation where the confidence is asked for afterwards. */
export function confidenceMessages(asked: readonly Message[], answer: string, policy: Policy): Message[] {
  return [
    ...asked,
    { role: 'assistant', content: answer },
    { role: 'user', content: CONFIDENCE_REQUEST[ourWording(policy)] },
  ];
}

/** The words of that request; none where the confidence is asked for with the answer. */
export function confidenceWording(policy: Policy): Wording[] {
  if (policy.confidence !== 'two-stage') return [];
  const wording = ourWording(policy);
  return [
    { id: `confidence/two-stage~${wording}`, version: WORDING_VERSION, text: CONFIDENCE_REQUEST[wording] },
  ];
}

/** Whether a message is the second request of {@link confidenceMessages}. */
export function isConfidenceRequest(text: string): boolean {
  return Object.values(CONFIDENCE_REQUEST).includes(text);
}

/** Wordings of one's own have names of their own; what is ours beside them is in the first wording. */
function ourWording({ wording }: Policy): 'a' | 'b' {
  return wording === 'b' ? 'b' : 'a';
}

function ownWords(policy: Policy): OwnWords {
  if (policy.words !== undefined) return policy.words;
  throw new ClosedbookError('policy-unknown', `${policyName(policy)}: its words are not given`, {
    hint: `Give them in the spec (policies: [{ name: ${policy.instruction}, system: … }]) or with --instruction ${policy.instruction}=FILE.`,
  });
}

function foreign(policy: Policy): ClosedbookError {
  const penalty = statedPenalty(policy);
  return new ClosedbookError(
    'policy-unknown',
    `${policyName(policy)}: an instruction of somebody else is read from files and cannot be asked`,
    {
      hint: `Ask with ${penalty === null ? '' : `the penalty it amounts to, penalty:${penalty}, or with `}its words as a policy of your own: --instruction NAME=FILE.`,
    },
  );
}

/** The messages that ask one question. */
export function askMessages(question: string, policy: Policy, pass: Pass = 'open'): Message[] {
  if (policy.kind === 'own' && pass === 'open') {
    const { system, user = QUESTION_PLACE, conversation = [] } = ownWords(policy);
    const told = `${system ?? ''}${confidenceLine(policy)}`.trimStart();
    return [
      ...(told === '' ? [] : [{ role: 'system' as const, content: told }]),
      ...conversation,
      // A function, for `$&` in a question is no pattern.
      { role: 'user', content: user.replaceAll(QUESTION_PLACE, () => question) },
    ];
  }
  return [
    { role: 'system', content: policyWording(policy, pass).text },
    { role: 'user', content: question },
  ];
}

/** Words of one's own as a reader of a report sees them: who says what, where there is more than a system prompt. */
function shownWords({ system, user, conversation = [] }: OwnWords, policy: Policy): string {
  const told = `${system ?? ''}${confidenceLine(policy)}`.trimStart();
  if (user === undefined && conversation.length === 0) return told;
  return [
    ...(told === '' ? [] : [`[system] ${told}`]),
    ...conversation.map(({ role, content }) => `[${role}] ${content}`),
    `[user] ${user ?? QUESTION_PLACE}`,
  ].join('\n');
}

export interface RecognisedPolicy {
  readonly kind: keyof typeof POLICY_TEXT;
  readonly penalty: number | null;
  /** Null where declining earns nothing. */
  readonly reward: number | null;
  readonly humility: boolean;
  readonly confidence: ConfidenceAsked;
  readonly wording: 'a' | 'b';
}

/** How an instruction asks for a confidence in our words, which come last; and what stands before them. */
export function splitConfidence(instruction: string): { said: string; confidence: ConfidenceAsked } {
  for (const [confidence, texts] of CONFIDENCE_LINES) {
    const line = Object.values(texts).find((text) => instruction.endsWith(text));
    if (line !== undefined) return { said: instruction.slice(0, -line.length).trimEnd(), confidence };
  }
  return { said: instruction, confidence: false };
}

/** Reads policy and pass off an instruction made by {@link policyWording}; null for any other text. */
export function recognisePolicy(instruction: string): RecognisedPolicy | null {
  for (const wording of ['a', 'b'] as const) {
    const { said, confidence } = splitConfidence(instruction);
    const norms = ` ${HUMILITY_TEXT[wording]}`;
    const humility = said.endsWith(norms);
    const body = humility ? said.slice(0, -norms.length) : said;
    for (const kind of Object.keys(POLICY_TEXT) as (keyof typeof POLICY_TEXT)[]) {
      const match = pattern(POLICY_TEXT[kind][wording]).exec(body);
      if (match === null) continue;
      const penalty = kind === 'penalty' ? Number(match.groups?.L) : null;
      const reward = Number(match.groups?.R ?? 0);
      return { kind, penalty, reward: reward === 0 ? null : reward, humility, confidence, wording };
    }
  }
  return null;
}

/** Confidence in per cent above which answering pays: 100·L'/(1+L') at the effective penalty L', at most two decimals. */
function answeringPays(penalty: number): string {
  return String(Number(((100 * penalty) / (1 + penalty)).toFixed(2)));
}

function fill(text: string, policy: Policy): string {
  return text
    .replaceAll('{L}', String(policy.penalty ?? 0))
    .replaceAll('{R}', String(policy.reward ?? 0))
    .replaceAll('{t}', answeringPays(statedPenalty(policy) ?? 0));
}

function pattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const groups = { '{L}': '(?<L>[\\d.]+)', '{R}': '(?<R>-?[\\d.]+)', '{t}': '[\\d.]+' };
  const source = Object.entries(groups).reduce((made, [place, group]) => made.replace(place, group), escaped);
  return new RegExp(`^${source}$`);
}
