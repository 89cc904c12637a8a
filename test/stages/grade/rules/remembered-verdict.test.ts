/** What is remembered is what the rules would say, for whatever makes a verdict another one. */
import { expect, it } from 'vitest';
import type { Reference } from '../../../../src/core/reference.ts';
import type { OwnRubric } from '../../../../src/core/rubric.ts';
import { RUBRICS } from '../../../../src/stages/grade/rubric-table.ts';
import { type GradeByRulesInput, gradeByRules } from '../../../../src/stages/grade/rules/grade-by-rules.ts';
import { rememberedVerdicts } from '../../../../src/stages/grade/rules/remembered-verdict.ts';

const berlin: Reference = { form: 'text', text: 'Berlin', aliases: [] };
const paris: Reference = { form: 'text', text: 'Paris', aliases: [] };
const own = (vague: OwnRubric['vague']): OwnRubric => ({
  ...RUBRICS.verified,
  id: 'own/mine',
  version: '1',
  uncommitted: vague,
  vague,
});

const rubrics = ['verified', 'simpleqa', own('incorrect'), own('refused')] as const;
const answers = [
  'Berlin',
  'It is Paris or Berlin.',
  "I don't know.",
  'I do not know, perhaps Berlin.',
  'There is no such city.',
  '',
  `Berlin. ${'More of it. '.repeat(300)}`,
];
const inputs: GradeByRulesInput[] = [berlin, paris, null].flatMap((reference) =>
  ['Which city is it?', 'Which city is it', 'Is it Berlin?', ''].flatMap((question) =>
    (['answerable', 'false-premise', 'unknowable'] as const).flatMap((kind) =>
      rubrics.flatMap((rubric) => answers.map((answer) => ({ question, reference, kind, rubric, answer }))),
    ),
  ),
);

it('says what the rules say, the first time and again', () => {
  for (const input of [...inputs, ...inputs])
    expect(rememberedVerdicts.verdictOf(input)).toEqual(gradeByRules(input));
});

it('runs no rule again for the same answer to the same question', () => {
  const input: GradeByRulesInput = { ...inputs[0]!, answer: 'It is Berlin.' };
  expect(rememberedVerdicts.verdictOf({ ...input })).toBe(rememberedVerdicts.verdictOf({ ...input }));
});
