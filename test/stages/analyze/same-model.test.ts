/** Respondents are grouped by model, settings and policy; ids of others' files hold ' · ' and brackets as they like. */
import { expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import {
  type Respondent,
  respondentId,
  respondentSchema,
  type Settings,
} from '../../../src/core/respondent.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { shortLabels } from '../../../src/stages/analyze/labels.ts';
import { modelNames } from '../../../src/stages/analyze/same-model.ts';

function respondent(
  model: string,
  given: { readonly policy?: string; readonly settings?: Settings; readonly id?: string } = {},
): Respondent {
  const policy = given.policy === undefined ? null : parsePolicy(given.policy);
  const id = given.id ?? respondentId(model, given.settings ?? {}, policy);
  return respondentSchema.parse({ id, model, settings: given.settings, policy });
}

/** Twenty-four questions; the first respondent answers all of them, each further one refuses two more. */
function summaryOf(respondents: readonly Respondent[]) {
  const builder = outcomeTableBuilder();
  const questions = Array.from({ length: 24 }, (_, at) => ({
    ...{ id: `q${at}`, hash: `q${at}`, dataset: 'd', answerType: 'text' },
    ...{ kind: 'answerable' as const, status: 'ok' as const, tags: [] },
  }));
  respondents.forEach((_, index) => {
    questions.forEach((_, question) => {
      const cell = question < 2 * index ? 'refused' : question % 3 === 0 ? 'incorrect' : 'correct';
      builder.add({ question, respondent: index, cell });
    });
  });
  const table = builder.build({
    questions,
    respondents,
    closedBook: respondents.map(() => 'unverified'),
    planned: respondents.map(() => null),
  });
  return analyze(table, { title: 't' });
}

test('models whose names hold the separator are models of their own, whatever their ids begin with', () => {
  const names = ['acme · large', 'acme · small', 'acme'];
  const summary = summaryOf(names.map((name) => respondent(name)));
  expect(summary.conversion).toBeUndefined();
  expect(summary.respondents.map(({ label }) => label)).toEqual(names);
});

test('policies of one model are one model, also under ids that do not say so', () => {
  const summary = summaryOf([
    respondent('acme · large', { policy: 'penalty:0', id: 'row of prompt A' }),
    respondent('acme · large', { policy: 'penalty:3', id: 'row of prompt B' }),
    respondent('acme · small', { policy: 'penalty:3' }),
  ]);
  expect(summary.behavioural?.models.map(({ model, rows }) => [model, rows.length])).toEqual([
    ['acme · large', 2],
  ]);
  expect(summary.conversion?.models.map(({ model }) => model)).toEqual(['acme · large']);
});

test('a second run of a respondent is no further setting of its model', () => {
  const plain = respondent('own/steady', { policy: 'plain' });
  const again = { ...plain, id: `${plain.id} (run 6fe07e)` };
  const careful = respondent('own/steady', { policy: 'conservative' });
  expect(modelNames([plain, careful, again])).toEqual(['own/steady', 'own/steady', 'own/steady (2)']);
  expect(summaryOf([plain, again]).conversion).toBeUndefined();
  expect(shortLabels([plain, again])).toEqual(['steady', 'steady (run 6fe07e)']);
  expect(shortLabels([plain, again, careful])).toEqual([
    'steady plain',
    'steady plain (run 6fe07e)',
    'steady conservative',
  ]);
});

test('settings make another model of it, in labels too', () => {
  const some = [respondent('acme/o', { settings: { effort: 'low' } }), respondent('acme/o')];
  expect(modelNames(some)).toEqual(['acme/o effort=low', 'acme/o']);
  expect(shortLabels(some)).toEqual(['o effort=low', 'o']);
});
