/**
 * The instruction that says when to answer. A policy is written as one word in commands and tables:
 * `plain`, `eager`, `conservative`, `penalty:3`, `own:house`, each with `+confidence` and, for another wording, `~b`.
 * The wording itself lives in prompts/, versioned; the policy here is its name. Only words of somebody's own stand in
 * the policy, for nobody else has them.
 */

import { z } from 'zod';
import { checkArgument, isRecord } from './argument.ts';
import { type ConfidenceAsked, confidenceAskedSchema, type ELICITATIONS } from './confidence-asked.ts';
import { ClosedbookError } from './errors.ts';
import { type OwnPolicyInput, ownWordsSchema, wordingsOf } from './own-policy.ts';

export const policySchema = z.object({
  kind: z.enum(['plain', 'eager', 'conservative', 'penalty', 'own']),
  /** Cost L >= 0 of a wrong answer that the prompt states; only with kind `penalty`. */
  penalty: z.number().min(0).optional(),
  /** What declining earns in the prompt, R < 1 where a right answer earns 1; only beside a penalty. */
  reward: z.number().lt(1).optional(),
  /** Name of the instruction where it is none of ours: in a file, or of kind `own`. */
  instruction: z.string().min(1).optional(),
  /** What is sent; only with kind `own`, and absent where the answers came from a file. */
  words: ownWordsSchema.optional(),
  /** Whether the prompt says besides that owning to a limit of one's knowledge is good conduct; only beside a penalty. */
  humility: z.boolean().optional(),
  /** Whether, and how, a confidence is asked for. */
  confidence: confidenceAskedSchema.default(false),
  /** Which wording: `a` or `b` of ours, any name of one's own. */
  wording: z.string().min(1).default('a'),
});
/** How a model is told to behave when it does not know: `plain`, `conservative`, `penalty:3` … ({@link parsePolicy}). */
export type Policy = z.infer<typeof policySchema>;

/**
 * The penalty L that a prompt amounts to once declining is worth 0: (L + R) / (1 − R) where it states a penalty L and a
 * reward R for declining (docs/choosing-a-model.md derives it); null where it states none.
 * @example
 * statedPenalty(parsePolicy('penalty:1+reward:0.5')); // => 3
 */
export function statedPenalty(policy: Policy | null): number | null {
  if (policy === null || policy.kind !== 'penalty' || policy.penalty === undefined) return null;
  const { penalty, reward = 0 } = policy;
  // A reward for declining below −L would make declining cost more than being wrong: there the penalty is 0.
  return Math.max(0, Number(((penalty + reward) / (1 - reward)).toPrecision(6)));
}

/**
 * The one-word form: `penalty:3+confidence~b`, `penalty:1+reward:0.5+humility`, `own:house~short`, and of imported
 * answers `penalty:1+reward:0.5@their-prompt`.
 * @example
 * policyName(parsePolicy('penalty:3+confidence')); // => 'penalty:3+confidence'
 */
export function policyName(policy: Policy): string {
  checkArgument(isRecord(policy), 'policy', { expected: 'a policy, as parsePolicy gives it', given: policy });
  const { kind, penalty, reward, humility, confidence, wording, instruction } = policy;
  const stakes = `:${penalty}${reward === undefined ? '' : `+reward:${reward}`}${humility ? '+humility' : ''}`;
  const head = kind === 'penalty' ? `${kind}${stakes}` : kind === 'own' ? `${kind}:${instruction}` : kind;
  const foreign = kind === 'own' || instruction === undefined ? '' : `@${instruction}`;
  return `${head}${confidenceWord(confidence)}${wording === 'a' ? '' : `~${wording}`}${foreign}`;
}

function confidenceWord(confidence: ConfidenceAsked): string {
  return confidence === false ? '' : confidence === true ? '+confidence' : `+confidence:${confidence}`;
}

/** A policy of one's own as records, one a wording. */
export function ownPolicies(own: OwnPolicyInput): Policy[] {
  return wordingsOf(own).map(({ wording, words }) => ({
    kind: 'own',
    instruction: own.name,
    words,
    confidence: own.confidence ?? false,
    wording,
  }));
}

const FORM =
  /^(?:(?<kind>plain|eager|conservative)|penalty:(?<penalty>\d+(?:\.\d+)?)(?:[+,]\s*reward:(?<reward>-?\d+(?:\.\d+)?))?(?<humility>\+humility)?|own:(?<own>[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*))(?<confidence>\+confidence(?::(?<elicitation>words|two-stage|guess))?)?(?:~(?<wording>[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*))?(?:@(?<instruction>.+))?$/su;

/**
 * Reads the one-word form.
 * @throws ClosedbookError `policy-unknown` when it is no policy.
 * @example
 * parsePolicy('penalty:3').penalty; // => 3
 */
export function parsePolicy(name: string): Policy {
  checkArgument(typeof name === 'string', 'name', { expected: 'a text such as "plain"', given: name });
  const match = FORM.exec(name.trim())?.groups;
  const isOwn = match?.own !== undefined;
  const unknown =
    match === undefined ||
    Number(match.reward ?? 0) >= 1 ||
    (!isOwn && !['a', 'b'].includes(match.wording ?? 'a')) ||
    (isOwn && match.instruction !== undefined);
  if (unknown) {
    throw new ClosedbookError(
      'policy-unknown',
      `expected plain, eager, conservative or penalty:L (with +reward:R, +humility, +confidence or +confidence:words, :two-stage, :guess, ~b) or own:NAME, got "${name}"`,
    );
  }
  const { penalty, reward, humility, own, instruction = own, confidence, elicitation, wording = 'a' } = match;
  return {
    kind: isOwn
      ? 'own'
      : penalty === undefined
        ? (match.kind as 'plain' | 'eager' | 'conservative')
        : 'penalty',
    ...(penalty === undefined ? {} : { penalty: Number(penalty) }),
    ...(reward === undefined ? {} : { reward: Number(reward) }),
    ...(humility === undefined ? {} : { humility: true }),
    ...(instruction === undefined ? {} : { instruction }),
    confidence: confidence !== undefined && ((elicitation as (typeof ELICITATIONS)[number]) ?? true),
    wording,
  };
}
