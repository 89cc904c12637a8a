/**
 * The instruction that says when to answer. A policy is written as one word in commands and tables:
 * `plain`, `eager`, `conservative`, `penalty:3`, each with `+confidence` and, for the second paraphrase, `~b`.
 * The wording itself lives in prompts/, versioned; the policy here is its name.
 */

import { z } from 'zod';
import { checkArgument, isRecord } from './argument.ts';
import { ClosedbookError } from './errors.ts';

export const policySchema = z.object({
  kind: z.enum(['plain', 'eager', 'conservative', 'penalty']),
  /** Cost L >= 0 of a wrong answer that the prompt states; only with kind `penalty`. */
  penalty: z.number().min(0).optional(),
  /** What declining earns in the prompt, R < 1 where a right answer earns 1; only beside a penalty, of imported answers. */
  reward: z.number().lt(1).optional(),
  /** Name of the instruction in a file, where it is none of ours. */
  instruction: z.string().min(1).optional(),
  /** Whether a confidence from 0 to 100 is asked for with the answer. */
  confidence: z.boolean().default(false),
  /** Which paraphrase of the wording. */
  wording: z.enum(['a', 'b']).default('a'),
});
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
 * The one-word form: `penalty:3+confidence~b`, and of imported answers `penalty:1+reward:0.5@their-prompt`.
 * @example
 * policyName(parsePolicy('penalty:3+confidence')); // => 'penalty:3+confidence'
 */
export function policyName(policy: Policy): string {
  checkArgument(isRecord(policy), 'policy', { expected: 'a policy, as parsePolicy gives it', given: policy });
  const reward = policy.reward === undefined ? '' : `+reward:${policy.reward}`;
  const kind = policy.kind === 'penalty' ? `penalty:${policy.penalty}${reward}` : policy.kind;
  const instruction = policy.instruction === undefined ? '' : `@${policy.instruction}`;
  return `${kind}${policy.confidence ? '+confidence' : ''}${policy.wording === 'b' ? '~b' : ''}${instruction}`;
}

/**
 * Reads the one-word form.
 * @throws ClosedbookError `policy-unknown` when it is no policy.
 * @example
 * parsePolicy('penalty:3').penalty; // => 3
 */
export function parsePolicy(name: string): Policy {
  checkArgument(typeof name === 'string', 'name', { expected: 'a text such as "plain"', given: name });
  const match =
    /^(plain|eager|conservative|penalty:(\d+(?:\.\d+)?)(?:\+reward:(-?\d+(?:\.\d+)?))?)(\+confidence)?(?:~([ab]))?(?:@(.+))?$/s.exec(
      name.trim(),
    );
  if (match === null || Number(match[3] ?? 0) >= 1) {
    throw new ClosedbookError(
      'policy-unknown',
      `expected plain, eager, conservative or penalty:L (with +confidence, ~b), got "${name}"`,
    );
  }
  const isPenalty = match[1]!.startsWith('penalty');
  return {
    kind: isPenalty ? 'penalty' : (match[1] as 'plain' | 'eager' | 'conservative'),
    ...(isPenalty ? { penalty: Number(match[2]) } : {}),
    ...(match[3] === undefined ? {} : { reward: Number(match[3]) }),
    ...(match[6] === undefined ? {} : { instruction: match[6] }),
    confidence: match[4] !== undefined,
    wording: match[5] === 'b' ? 'b' : 'a',
  };
}
