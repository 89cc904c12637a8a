/**
 * Which policies are asked: one-word ones as they are, and words of somebody's own, from files or a spec, where a word names
 * them. A run and a plan choose alike, so that what is planned for is what is asked.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OwnPolicyInput } from '../../core/own-policy.ts';
import { ownPolicies, parsePolicy } from '../../core/policy.ts';

/**
 * The policies of options: words of one's own stand for `own:NAME` (every wording, unless one is named), and are asked
 * besides where the options do not name them.
 * @throws ClosedbookError `file-missing`, `file-malformed`, `policy-unknown`
 */
export async function chosenPolicies(
  words: readonly string[] | undefined,
  {
    instructions,
    inFile,
  }: {
    /** `NAME=FILE` each. */
    readonly instructions: readonly string[];
    /** Policies of a spec file, as they stand there. @default none */
    readonly inFile?: unknown;
  },
): Promise<unknown[]> {
  const given: OwnPolicyInput[] = [];
  if (instructions.length > 0) {
    const { readOwnPolicyFile } = await import('./read-own-policy.ts');
    given.push(...(await Promise.all(instructions.map((named) => readOwnPolicyFile(named)))));
  }
  const known = [...given, ...(Array.isArray(inFile) ? inFile : [])].filter(isOwnInput);
  const used = new Set<string>();
  const chosen = (words ?? []).flatMap((word): unknown[] => {
    const asked = parsePolicy(word);
    if (asked.kind !== 'own') return [word];
    const own = known.find(({ name }) => name === asked.instruction);
    if (own === undefined) return [word];
    used.add(own.name);
    const wordings = ownPolicies(own).map((policy) =>
      asked.confidence === false ? policy : { ...policy, confidence: asked.confidence },
    );
    const named = word.includes('~') ? wordings.filter(({ wording }) => wording === asked.wording) : wordings;
    if (named.length > 0) return named;
    throw new ClosedbookError('policy-unknown', `${word}: "${own.name}" has no wording "${asked.wording}"`, {
      hint: `Its wordings are ${wordings.map(({ wording }) => wording).join(', ')}.`,
    });
  });
  return [...chosen, ...given.filter(({ name }) => !used.has(name)).flatMap((own) => ownPolicies(own))];
}

function isOwnInput(policy: unknown): policy is OwnPolicyInput {
  return typeof policy === 'object' && policy !== null && !('kind' in policy) && 'name' in policy;
}
