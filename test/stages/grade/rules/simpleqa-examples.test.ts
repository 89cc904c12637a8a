/**
 * The worked examples of the SimpleQA grader prompt, graded as printed under its own rubric. They are not part of the
 * repository; where ../shared is absent the test is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradeByRules } from '../../../../src/stages/grade/rules/grade-by-rules.ts';
import { referenceFromText } from '../../../../src/values/reference-from-text.ts';

const file = resolve('../shared/data/graded/simpleqa_prompt_examples.jsonl');

interface Example {
  readonly id: string;
  readonly question: string | null;
  readonly gold: readonly string[];
  readonly answer: string;
  readonly human: string;
}

describe.skipIf(!existsSync(file))(
  'the worked examples of the SimpleQA prompt (../shared/data/graded)',
  () => {
    const examples: Example[] = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line))
      : [];
    it.each(examples)('$id is $human', ({ question, gold, answer, human }) => {
      const reference = referenceFromText(gold, { question: question ?? '' });
      const judgement = gradeByRules({
        question: question ?? '',
        reference,
        kind: 'answerable',
        answer,
        rubric: 'simpleqa',
      });
      expect(
        judgement.status === 'graded' ? judgement.outcome : judgement.why,
        JSON.stringify(judgement),
      ).toBe(human);
    });
  },
);
