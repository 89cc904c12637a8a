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
  /** Whether a confidence from 0 to 100 is asked for with the answer. */
  confidence: z.boolean().default(false),
  /** Which paraphrase of the wording. */
  wording: z.enum(['a', 'b']).default('a'),
});
export type Policy = z.infer<typeof policySchema>;

/**
 * The one-word form: `penalty:3+confidence~b`.
 * @example
 * policyName(parsePolicy('penalty:3+confidence')); // => 'penalty:3+confidence'
 */
export function policyName(policy: Policy): string {
  checkArgument(isRecord(policy), 'policy', { expected: 'a policy, as parsePolicy gives it', given: policy });
  const kind = policy.kind === 'penalty' ? `penalty:${policy.penalty}` : policy.kind;
  return `${kind}${policy.confidence ? '+confidence' : ''}${policy.wording === 'b' ? '~b' : ''}`;
}

/**
 * Reads the one-word form.
 * @throws ClosedbookError `policy-unknown` when it is no policy.
 * @example
 * parsePolicy('penalty:3').penalty; // => 3
 */
export function parsePolicy(name: string): Policy {
  checkArgument(typeof name === 'string', 'name', { expected: 'a text such as "plain"', given: name });
  const match = /^(plain|eager|conservative|penalty:(\d+(?:\.\d+)?))(\+confidence)?(?:~([ab]))?$/.exec(
    name.trim(),
  );
  if (match === null) {
    throw new ClosedbookError(
      'policy-unknown',
      `expected plain, eager, conservative or penalty:L (with +confidence, ~b), got "${name}"`,
    );
  }
  const isPenalty = match[1]!.startsWith('penalty');
  return {
    kind: isPenalty ? 'penalty' : (match[1] as 'plain' | 'eager' | 'conservative'),
    ...(isPenalty ? { penalty: Number(match[2]) } : {}),
    confidence: match[3] !== undefined,
    wording: match[4] === 'b' ? 'b' : 'a',
  };
}
