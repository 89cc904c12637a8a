/** What a program in JavaScript gives by mistake is told by the name of the argument, from the public faces alone. */
import { describe, expect, test } from 'vitest';
import * as closedbook from '../../src/index.ts';
import { lookOf } from '../../src/stages/report/charts/look.ts';

const anything = (value: unknown) => value as never;
const drained = async (given: AsyncIterable<unknown>) => {
  for await (const _ of given);
};
const question = { id: 'q', text: 'Who?', reference: null, kind: 'answerable' };
const bare = { id: 'a', model: 'a', policy: null };

const SLIPS: readonly (readonly [string, string, () => unknown])[] = [
  [
    'respondentId without settings',
    'settings',
    () => closedbook.respondentId('a', anything(undefined), null),
  ],
  ['parsePolicy of nothing', 'name', () => closedbook.parsePolicy(anything(undefined))],
  ['policyName of a name', 'policy', () => closedbook.policyName(anything('plain'))],
  ['referenceFromText of a text', 'goldStrings', () => closedbook.referenceFromText(anything('1815'))],
  ['readRows of rows', 'path', () => drained(closedbook.readRows(anything([])))],
  ['readQuestions of a path', 'rows', () => drained(closedbook.readQuestions(anything('set.csv')))],
  ['openModels without an environment', 'env', () => closedbook.openModels(anything({}))],
  [
    'askingsOf a respondent without settings',
    'options.respondents[0].settings',
    () => drained(closedbook.askingsOf(anything([question]), { respondents: [anything(bare)] })),
  ],
  [
    'askingsOf without respondents',
    'options.respondents',
    () => drained(closedbook.askingsOf([], anything({}))),
  ],
  ['ask without ports', 'ports.complete', () => closedbook.ask([], anything({}), { runId: 'r' })],
  [
    'gradeAll of one answer',
    'inputs',
    () => drained(closedbook.gradeAll(anything({ question, answer: 'Ada' }))),
  ],
  [
    'gradeAll of an answer without its question',
    'inputs[1].question',
    () => drained(closedbook.gradeAll(anything([{ question, answer: 'Ada' }, { answer: 'Ada' }]))),
  ],
  ['gradeByRules without an answer', 'answer', () => closedbook.gradeByRules(anything({ question: 'Who?' }))],
  [
    'gradeByRules without a kind',
    'kind',
    () =>
      closedbook.gradeByRules(
        anything({ question: 'Who?', reference: null, answer: 'Ada', rubric: 'verified' }),
      ),
  ],
  [
    'gradeByRules under a rubric that is not there',
    'rubric',
    () =>
      closedbook.gradeByRules(
        anything({ question: 'Who?', reference: null, answer: 'Ada', kind: 'answerable', rubric: 'strict' }),
      ),
  ],
  [
    'judgeGrader without a model',
    'options.model',
    () =>
      closedbook.judgeGrader(
        anything(() => 1),
        anything({}),
      ),
  ],
  ['panelGrader of one grader', 'members', () => closedbook.panelGrader(anything(closedbook.rulesGrader()))],
  ['analyze of grades', 'table', () => closedbook.analyze(anything(['correct']), { title: '' })],
  [
    'analyzePublished of a path',
    'table',
    () => closedbook.analyzePublished(anything('t.csv'), { title: '' }),
  ],
  ['report of nothing', 'summary', () => drained(closedbook.report(anything(undefined)))],
  ['terminalReport of a table', 'summary', () => closedbook.terminalReport(anything({ rows: 1 }))],
  ['lookOf nothing', 'summary', () => lookOf(anything(null))],
  ['startSimulator without questions', 'options.questions', () => closedbook.startSimulator(anything({}))],
  ['demoQuestions without a count', 'count', () => closedbook.demoQuestions(1, anything(undefined))],
  [
    'startRun without a spec',
    'spec',
    () => closedbook.startRun(anything(undefined), anything({}), anything({})),
  ],
  [
    'resumeRun without a workspace',
    'workspace.storePath',
    () => closedbook.resumeRun('r', anything({}), anything({})),
  ],
  ['openStore of nothing', 'path', () => closedbook.openStore(anything(undefined))],
];

describe('an argument that does not fit', () => {
  test.each(SLIPS)('%s is told as %s', async (_, name, slip) => {
    const given = async () => await slip();
    await expect(given()).rejects.toMatchObject({
      code: 'argument-invalid',
      message: expect.stringContaining(`${name}: expected `),
    });
  });
});
