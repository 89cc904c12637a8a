import { describe, expect, test } from 'vitest';
import { parsePolicy, policyName } from '../../src/core/policy.ts';
import { askMessages, policyWording, recognisePolicy } from '../../src/prompts/policies.ts';

const NAMES = [
  'plain',
  'eager',
  'conservative',
  'penalty:0',
  'penalty:3',
  'penalty:0.5',
  'plain+confidence',
  'penalty:9+confidence~b',
  'eager~b',
];

describe('policies', () => {
  test.each(NAMES)('%s is read back from its own name and its own instruction', (name) => {
    const policy = parsePolicy(name);
    expect(policyName(policy)).toBe(name);
    expect(recognisePolicy(policyWording(policy).text)).toEqual({
      kind: policy.kind,
      penalty: policy.penalty ?? null,
      confidence: policy.confidence,
      wording: policy.wording,
    });
  });

  test('the penalty prompt states the cost and the confidence above which answering pays', () => {
    const { text } = policyWording(parsePolicy('penalty:3'));
    expect(text).toContain('costs 3 points');
    expect(text).toContain('more than 75 % sure');
  });

  test('the forced pass demands an answer whatever the policy was', () => {
    const { text } = policyWording(parsePolicy('conservative'), 'forced');
    expect(recognisePolicy(text)?.kind).toBe('forced');
  });

  test('two wordings of one policy are different texts', () => {
    expect(policyWording(parsePolicy('eager')).text).not.toBe(policyWording(parsePolicy('eager~b')).text);
  });

  test('the question stands alone in the user message', () => {
    expect(askMessages('Who was it?', parsePolicy('plain')).at(-1)).toEqual({
      role: 'user',
      content: 'Who was it?',
    });
  });

  test.each(['', 'bold', 'penalty', 'penalty:-1', 'penalty:x', 'plain+', 'plain~c'])(
    '"%s" is no policy',
    (name) => {
      expect(() => parsePolicy(name)).toThrow(/expected plain, eager, conservative or penalty:L/);
    },
  );
});
