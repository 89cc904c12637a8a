/**
 * Which policy and pass an instruction demands, read off its words with the table they were made from. Remembered,
 * because a run repeats one instruction thousands of times and recognising it tries every wording.
 */
import { type Policy, policyName } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import { type RecognisedPolicy, recognisePolicy, splitConfidence } from '../prompts/policies.ts';

export interface ReadPolicy {
  /** The policy to act on; in the forced pass only its confidence and wording count. */
  readonly policy: Policy;
  readonly pass: Pass;
  /** One-word form, `forced` in the forced pass; null for an instruction that is not ours. */
  readonly name: string | null;
}

const known = new Map<string, ReadPolicy>();

/** Reads an instruction; one that is not ours is heard as a policy of somebody's own, none at all as plain. */
export function readPolicy(instruction: string): ReadPolicy {
  let read = known.get(instruction);
  if (read === undefined) {
    const recognised = recognisePolicy(instruction);
    read = recognised === null ? notOurs(instruction) : policyOf(recognised);
    // Prompts of other tools that hold the question would fill the map without end.
    if (known.size < 500) known.set(instruction, read);
  }
  return read;
}

/** The text itself stands for its name: what a mind makes of it depends on nothing else. */
function notOurs(instruction: string): ReadPolicy {
  const policy: Policy =
    instruction === ''
      ? { kind: 'plain', confidence: false, wording: 'a' }
      : { kind: 'own', instruction, confidence: splitConfidence(instruction).confidence, wording: 'a' };
  return { policy, pass: 'open', name: null };
}

function policyOf({ kind, penalty, reward, humility, confidence, wording }: RecognisedPolicy): ReadPolicy {
  const isForced = kind === 'forced';
  const policy: Policy = {
    kind: isForced ? 'plain' : kind,
    ...(penalty === null ? {} : { penalty }),
    ...(reward === null ? {} : { reward }),
    ...(humility ? { humility } : {}),
    confidence,
    wording,
  };
  const name = isForced ? policyName(policy).replace('plain', 'forced') : policyName(policy);
  return { policy, pass: isForced ? 'forced' : 'open', name };
}
