/** A judge that grades its own family is named. */
import { expect, test } from 'vitest';
import { knownModel } from '../../../src/model/known-models.ts';
import { ownFamily } from '../../../src/pipeline/summarize/own-family.ts';

test('judges of a respondent’s family are named, others and unknown ones are not', () => {
  const family = knownModel('gpt-4.1').family;
  expect(family).not.toBeNull();
  const respondent = (id: string, of: string | null) => ({
    id,
    model: id,
    settings: {},
    policy: null,
    family: of,
    knowledgeCutoff: null,
    simulated: false,
  });
  const graders = [
    { kind: 'judge', id: 'judge:openai/gpt-4.1' },
    { kind: 'judge', id: 'judge:not a model' },
    { kind: 'rules', id: 'rules' },
  ];
  const found = ownFamily(graders, [
    respondent('one', family),
    respondent('two', 'other'),
    respondent('three', null),
  ]);
  expect(found).toEqual(['judge:openai/gpt-4.1 graded its own family: one']);
});
