/**
 * From a policy to the messages that are sent, and back: the simulator and the manifest read the policy off the
 * text with the same table, so that no model needs to be told twice. The instruction is the system message and the
 * question alone the user's: nothing but the question varies within a respondent, so providers can cache the rest.
 */
import type { Message } from '../core/completion.ts';
import { ClosedbookError } from '../core/errors.ts';
import { type Policy, policyName, statedPenalty } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import { CONFIDENCE_TEXT, POLICY_TEXT, WORDING_VERSION, type Wording } from './policy-wordings.ts';

/**
 * The instruction for a policy; in the forced pass it demands a best guess whatever the policy was.
 * @throws ClosedbookError `policy-unknown` for a policy that is only read from files: there are no words of ours for it.
 */
export function policyWording(policy: Policy, pass: Pass = 'open'): Wording {
  refuseForeign(policy);
  const kind = pass === 'forced' ? 'forced' : policy.kind;
  const instruction = fill(POLICY_TEXT[kind][policy.wording], policy.penalty ?? 0);
  const confidence = policy.confidence ? `\n${CONFIDENCE_TEXT[policy.wording]}` : '';
  const penalty = kind === 'penalty' ? `:${policy.penalty}` : '';
  return {
    id: `policy/${kind}${penalty}${policy.confidence ? '+confidence' : ''}~${policy.wording}`,
    version: WORDING_VERSION,
    text: instruction + confidence,
  };
}

function refuseForeign(policy: Policy): void {
  if (policy.reward === undefined && policy.instruction === undefined) return;
  const what =
    policy.instruction === undefined ? 'a reward for declining' : 'an instruction of somebody else';
  throw new ClosedbookError(
    'policy-unknown',
    `${policyName(policy)}: ${what} is read from files and cannot be asked`,
    { hint: `Ask with the penalty it amounts to: penalty:${statedPenalty(policy) ?? 0}` },
  );
}

/** The messages that ask one question. */
export function askMessages(question: string, policy: Policy, pass: Pass = 'open'): Message[] {
  return [
    { role: 'system', content: policyWording(policy, pass).text },
    { role: 'user', content: question },
  ];
}

export interface RecognisedPolicy {
  readonly kind: keyof typeof POLICY_TEXT;
  readonly penalty: number | null;
  readonly confidence: boolean;
  readonly wording: 'a' | 'b';
}

/** Reads policy and pass off an instruction made by {@link policyWording}; null for any other text. */
export function recognisePolicy(instruction: string): RecognisedPolicy | null {
  for (const wording of ['a', 'b'] as const) {
    const tail = `\n${CONFIDENCE_TEXT[wording]}`;
    const confidence = instruction.endsWith(tail);
    const body = confidence ? instruction.slice(0, -tail.length) : instruction;
    for (const kind of Object.keys(POLICY_TEXT) as (keyof typeof POLICY_TEXT)[]) {
      const match = pattern(POLICY_TEXT[kind][wording]).exec(body);
      if (match === null) continue;
      const penalty = kind === 'penalty' ? Number(match.groups?.L) : null;
      return { kind, penalty, confidence, wording };
    }
  }
  return null;
}

/** Confidence in per cent above which answering pays at penalty L: 100·L/(1+L), at most two decimals. */
function answeringPays(penalty: number): string {
  return String(Number(((100 * penalty) / (1 + penalty)).toFixed(2)));
}

function fill(text: string, penalty: number): string {
  return text.replaceAll('{L}', String(penalty)).replaceAll('{t}', answeringPays(penalty));
}

function pattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace('{L}', '(?<L>[\\d.]+)').replace('{t}', '[\\d.]+')}$`);
}
