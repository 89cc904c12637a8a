import { describe, expect, test } from 'vitest';
import { ownPolicies, parsePolicy, policyName } from '../../src/core/policy.ts';
import {
  askMessages,
  confidenceWording,
  policyWording,
  recognisePolicy,
} from '../../src/prompts/policies.ts';

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
  'penalty:1+reward:0.5',
  'penalty:3+reward:-0.5+humility+confidence~b',
  'penalty:9+humility',
  'plain+confidence:words',
  'penalty:3+confidence:guess~b',
];

describe('policies', () => {
  test.each(NAMES)('%s is read back from its own name and its own instruction', (name) => {
    const policy = parsePolicy(name);
    expect(policyName(policy)).toBe(name);
    expect(recognisePolicy(policyWording(policy).text)).toEqual({
      kind: policy.kind,
      penalty: policy.penalty ?? null,
      reward: policy.reward ?? null,
      humility: policy.humility ?? false,
      confidence: policy.confidence,
      wording: policy.wording,
    });
  });

  test('a confidence asked for afterwards leaves the first request as it is and names the second', () => {
    const policy = parsePolicy('plain+confidence:two-stage~b');
    expect(policyName(policy)).toBe('plain+confidence:two-stage~b');
    expect(policyWording(policy).text).toBe(policyWording(parsePolicy('plain~b')).text);
    expect(confidenceWording(policy)[0]?.text).toContain('"Confidence: N"');
    expect(confidenceWording(parsePolicy('plain+confidence'))).toEqual([]);
    expect(() => parsePolicy('plain+confidence:always')).toThrow('+confidence:words');
  });

  test('the penalty prompt states the cost and the confidence above which answering pays', () => {
    const { text } = policyWording(parsePolicy('penalty:3'));
    expect(text).toContain('costs 3 points');
    expect(text).toContain('more than 75 % sure');
  });

  test('a reward for declining is stated, and the confidence above which answering then pays', () => {
    const policy = parsePolicy('penalty:1,reward:0.5');
    expect(policyName(policy)).toBe('penalty:1+reward:0.5');
    // p − (1 − p) = 0.5 at p = 0.75.
    expect(policyWording(policy).text).toMatch(/earns 0\.5 points.*costs 1 points.*more than 75 % sure/);
    expect(policyWording(parsePolicy('penalty:1+reward:0.5~b')).text).toMatch(/0\.5 for.*above 75 %/);
  });

  test('norms of humility are words besides, and change no number', () => {
    const [bare, humble] = ['penalty:3', 'penalty:3+humility'].map(
      (name) => policyWording(parsePolicy(name)).text,
    );
    expect(humble!.startsWith(`${bare} `)).toBe(true);
  });

  test('words of one’s own are sent as they are, with the question in its place and turns before it', () => {
    const [policy] = ownPolicies({
      name: 'house',
      system: 'Costs $& are no pattern.',
      user: 'Q: {question}\nA:',
      conversation: [
        { role: 'user', content: 'Q: 1+1?\nA:' },
        { role: 'assistant', content: '2' },
      ],
    });
    expect(askMessages('How much is $&?', policy!)).toEqual([
      { role: 'system', content: 'Costs $& are no pattern.' },
      { role: 'user', content: 'Q: 1+1?\nA:' },
      { role: 'assistant', content: '2' },
      { role: 'user', content: 'Q: How much is $&?\nA:' },
    ]);
    expect(policyWording(policy!).text).toContain('[user] Q: {question}');
  });

  test('a confidence asked for besides is the last of the instruction, and another letter another version', () => {
    const made = (system: string) => ownPolicies({ name: 'house', system, confidence: true })[0]!;
    expect(askMessages('Who?', made('Be brief.'))[0]!.content).toMatch(
      /^Be brief\.\nEnd with .*Confidence: N/,
    );
    expect(policyWording(made('Be brief.')).version).not.toBe(policyWording(made('Be brief!')).version);
  });

  test('wordings take over what they do not say, and have names', () => {
    const own = ownPolicies({
      name: 'house',
      user: '{question}!',
      wordings: { kind: { system: 'Please.' }, curt: {} },
    });
    expect(own.map(policyName)).toEqual(['own:house~kind', 'own:house~curt']);
    expect(own.map(({ words }) => words)).toEqual([
      { user: '{question}!', system: 'Please.' },
      { user: '{question}!' },
    ]);
  });

  test('without its words a policy of somebody’s own cannot be asked, and says what to do', () => {
    expect(() => askMessages('Who?', parsePolicy('own:house'))).toThrow(/own:house: its words are not given/);
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

  test.each([
    '',
    'bold',
    'penalty',
    'penalty:-1',
    'penalty:x',
    'plain+',
    'plain~c',
    'penalty:1+reward:1',
    'own:',
    'own:a b',
  ])('"%s" is no policy', (name) => {
    expect(() => parsePolicy(name)).toThrow(/expected plain, eager, conservative or penalty:L/);
  });
});
