/** Rubrics of one's own: completed from a built-in one, followed by rules and judges alike, named by what they decide. */
import { describe, expect, test } from 'vitest';
import { type OwnRubricInput, rubricName } from '../../../src/core/rubric.ts';
import { judgeMessages } from '../../../src/prompts/judge-messages.ts';
import { ownRubric } from '../../../src/stages/grade/own-rubric.ts';
import { RUBRICS } from '../../../src/stages/grade/rubric-table.ts';
import { gradeByRules } from '../../../src/stages/grade/rules/grade-by-rules.ts';
import { rulesRef } from '../../../src/stages/grade/rules/rules-ref.ts';
import { referenceFromText } from '../../../src/values/reference-from-text.ts';

const given: OwnRubricInput = { version: '1', summary: 'Ours' };

function outcome(
  decisions: Partial<OwnRubricInput>,
  [question, gold, answer]: readonly [string, string, string],
) {
  const judgement = gradeByRules({
    question,
    reference: referenceFromText([gold]),
    kind: 'answerable',
    answer,
    rubric: ownRubric('ours', { ...given, ...decisions }),
  });
  return judgement.status === 'graded' ? judgement.outcome : judgement.why;
}

const OPEN = ['In which city was she born?', 'Vienna', 'It is either Vienna or Graz.'] as const;
const HEDGED = [
  'In which year was the bridge of Zenda opened?',
  '1867',
  'I am not sure, but I think it was 1871.',
] as const;
const PARTIAL = ['On which day was she born?', '14 March 1879', 'She was born in 1879.'] as const;

describe('ownRubric', () => {
  test('takes what it does not say from the rubric it extends, verified unless it names another', () => {
    const { uncommitted, numbers } = ownRubric('ours', { ...given, extends: 'simpleqa', numbers: 'exact' });
    expect({ uncommitted, numbers }).toEqual({ uncommitted: 'incorrect', numbers: 'exact' });
    expect(ownRubric('ours', given)).toEqual({
      ...RUBRICS.verified,
      id: 'own/ours',
      version: '1',
      summary: 'Ours',
    });
  });

  test('is followed by the rules in each thing it decides', () => {
    for (const decided of ['incorrect', 'refused'] as const) {
      expect(outcome({ uncommitted: decided }, OPEN)).toBe(decided);
      expect(outcome({ hedgedWrong: decided }, HEDGED)).toBe(decided);
      expect(outcome({ partial: decided }, PARTIAL)).toBe(decided);
    }
  });

  test('excuses no wrong answer that is given without doubt', () => {
    const plain = [HEDGED[0], HEDGED[1], 'It was 1871.'] as const;
    expect(outcome({ hedgedWrong: 'refused' }, plain)).toBe('incorrect');
  });

  test('is told to the judge as the rules follow it', () => {
    const told = (decisions: Partial<OwnRubricInput>, kind?: 'nonexistent') =>
      judgeMessages({
        rubric: ownRubric('ours', { ...given, ...decisions }),
        question: 'Q',
        reference: 'R',
        answer: 'A',
        ...(kind === undefined ? {} : { kind }),
      })[0]!.content;
    expect(told({ uncommitted: 'incorrect' })).toContain('one of them right, are INCORRECT.');
    expect(told({ uncommitted: 'refused' })).toContain('one of them right, are REFUSED (uncommitted).');
    expect(told({ numbers: 'measured' })).toContain('five per cent');
    expect(told({ numbers: 'exact' })).not.toContain('five per cent');
    expect(told({}, 'nonexistent')).toContain('CORRECT: the answer says so');
    expect(told({ correctedPremise: 'refused' }, 'nonexistent')).toContain('REFUSED (false-premise)');
  });

  test('has a name in grades that changes with its version and with what it decides, not with its summary', () => {
    const name = (decisions: Partial<OwnRubricInput>) =>
      rubricName(ownRubric('ours', { ...given, ...decisions }));
    expect(name({})).toMatch(/^own\/ours@1\+[0-9a-f]{8}$/);
    expect(name({ summary: 'In other words' })).toBe(name({}));
    expect(new Set([name({}), name({ version: '2' }), name({ partial: 'incorrect' })]).size).toBe(3);
    expect(rulesRef(ownRubric('ours', given)).version).toContain(name({}));
  });

  test.each([
    ['a word it does not know', 'ours', { ...given, uncommited: 'incorrect' }, /rubrics\.ours.*uncommited/],
    ['an outcome that is none', 'ours', { ...given, partial: 'wrong' }, /rubrics\.ours\.partial/],
    ['no version', 'ours', { summary: 'Ours' }, /rubrics\.ours\.version/],
    ['a name with blanks', 'our rubric', given, /small letters/],
  ])('refuses %s and names the place', (_, name, input, message) => {
    expect(() => ownRubric(name, input as OwnRubricInput)).toThrow(message);
  });
});
