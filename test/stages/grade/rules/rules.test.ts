/** The labelled cases of every rule: our own sentences, one a line, with what people would call them. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../../src/core/grade.ts';
import { DEFAULT_RUBRIC, type RubricId } from '../../../../src/core/rubric.ts';
import { gradeByRules } from '../../../../src/stages/grade/rules/grade-by-rules.ts';
import { referenceFromText } from '../../../../src/values/reference-from-text.ts';

interface Case {
  readonly question: string;
  readonly gold: readonly string[];
  readonly answer: string;
  /** An outcome, `undecided`, or `not correct` / `not incorrect` where rules may also stay silent. */
  readonly expected: string;
  readonly note: string;
  readonly rubric?: RubricId;
}

const folder = resolve(import.meta.dirname, 'cases');

function outcome(judgement: Judgement): string {
  return judgement.status === 'graded' ? judgement.outcome : judgement.why;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
  describe(`${file.replace('.jsonl', '')} answers`, () => {
    const cases = readFileSync(resolve(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Case);
    it.each(cases)(
      '$answer for $gold is $expected ($note)',
      ({ question, gold, answer, expected, rubric }) => {
        const reference = referenceFromText(gold, { question });
        const judgement = gradeByRules({
          question,
          reference,
          kind: 'answerable',
          answer,
          rubric: rubric ?? DEFAULT_RUBRIC,
        });
        const got = outcome(judgement);
        const shown = JSON.stringify({ reference, judgement });
        expect(expected).toMatch(
          /^(correct|incorrect|refused|undecided|not correct|not incorrect|not refused)$/,
        );
        if (expected.startsWith('not ')) expect(got, shown).not.toBe(expected.slice(4));
        else expect(got, shown).toBe(expected);
      },
    );
  });
}
