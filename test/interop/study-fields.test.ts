/** Studies of declining as their authors keep them: flags, guesses, stated points, confidences in per cent. */
import { afterAll, describe, expect, test } from 'vitest';
import { parsePolicy, policyName, statedPenalty } from '../../src/core/policy.ts';
import { flatCodec } from '../../src/interop/flat/codec.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { gradeWords, readAll } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const read = async (name: string, lines: readonly string[], options = {}) => {
  const { header, answers, ending } = await readAll(flatCodec, scratch.file(name, lines.join('\n')), options);
  return { answers, notes: [...header.notes, ...(ending?.notes ?? [])].join('\n') };
};

const STUDY = [
  'dataset_id,question,answer,first_answer,first_confidence,best_guess,best_guess_confidence,correct,score,idk_flag,reward_abstain,reward_incorrect',
  `0,Who?,"['Ada', 'A. L.']",Ada,90,,,1,1,0,0.5,-1`,
  `1,When?,['1899'],1900,55,,,0,-1,0,0.5,-1`,
  `2,Where?,['Ulm'],I don't know,10,Ulm,20,1,0.5,1,0.5,-1`,
  `3,Which?,['Red'],,5,Blue,15,0,0.5,1,0.5,-1`,
];

test('a flag of declining, a guess on the same row, confidence in per cent and stated points are read', async () => {
  const { answers, notes } = await read('study.csv', STUDY);
  expect(answers.map(({ pass }) => pass ?? 'open')).toEqual([
    ...['open', 'open', 'open', 'forced', 'open', 'forced'],
  ]);
  expect(answers.map(({ question }) => question.id)).toEqual(['0', '1', '2', '2', '3', '3']);
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:file/correct': 'correct' },
    { 'imported:file/correct': 'incorrect' },
    { 'imported:file/idk_flag': 'refused' },
    // The verdict of a declined row is about its guess: one of them is right.
    { 'imported:file/correct': 'correct' },
    { 'imported:file/idk_flag': 'refused' },
    { 'imported:file/correct': 'incorrect' },
  ]);
  expect(answers.map(({ reply }) => reply.status === 'answered' && reply.confidence)).toEqual([
    ...[0.9, 0.55, 0.1, 0.2, undefined, 0.15],
  ]);
  expect(answers[3]?.reply).toMatchObject({ status: 'answered', text: 'Ulm' });
  const { policy, id } = answers[0]!.respondent;
  expect(id).toBe('study · penalty:1+reward:0.5');
  expect(statedPenalty(policy)).toBe(3);
  expect(notes).toContain('"score" holds points and no verdicts');
  expect(notes).toContain('"first_confidence" is read as per cent');
});

test('a penalty and a reward for declining amount to (L + R) / (1 − R), and a policy with them is read back', () => {
  for (const [name, penalty] of [
    ['penalty:1', 1],
    ['penalty:0+reward:0.2', 0.25],
    ['penalty:1+reward:0.8', 9],
    ['penalty:3+reward:-0.5', 5 / 3],
    ['penalty:1+reward:0.4+confidence@B_norm', 7 / 3],
  ] as const) {
    expect(statedPenalty(parsePolicy(name))).toBeCloseTo(penalty, 4);
    expect(policyName(parsePolicy(name))).toBe(name);
  }
  expect(statedPenalty(parsePolicy('plain'))).toBe(null);
});

describe('verdicts of a file', () => {
  const words = async (column: string, cells: readonly unknown[], rest = '') =>
    (
      await read(`${column}-${cells.join('')}${rest}.csv`.replace(/[^\w.-]/g, '_'), [
        `question,gold,response,model,${column}`,
        ...cells.map((cell, at) => `Q${at}?,gold ${at},answer ${at},m,${cell}`),
      ])
    ).answers.map((answer) => Object.values(gradeWords(answer))[0] ?? null);

  test('three columns or one say three ways', async () => {
    const { answers } = await read('three.csv', [
      'question,gold,response,is_correct,is_incorrect,is_not_attempted',
      'Who?,Ada,Ada,1,0,0',
      'When?,1899,1900,0,1,0',
      'Where?,Ulm,Weet ik niet,0,0,1',
    ]);
    expect(answers.map((answer) => Object.values(gradeWords(answer)).at(-1))).toEqual([
      ...['correct', 'incorrect', 'refused'],
    ]);
    expect(answers[1]!.grades.every(({ threeWay }) => threeWay)).toBe(true);
    expect(await words('score', [1, 0, -1, 1])).toEqual(['correct', 'refused', 'incorrect', 'correct']);
  });

  test('−1 is a decline where the rows with it decline', async () => {
    const { answers } = await read('minus.csv', [
      'question,gold,response,grade',
      'Who?,Ada,Ada,1',
      'When?,1899,1900,0',
      'Where?,Ulm,I do not know.,-1',
    ]);
    expect(answers.map((answer) => Object.values(gradeWords(answer))[0])).toEqual([
      ...['correct', 'incorrect', 'refused'],
    ]);
  });

  test.each([
    ['passed', ['true', 'true', 'true', 'true']],
    ['success', ['true', 'false', 'true', 'true']],
    ['ok', [1, 0, 1, 1]],
    ['verdict', ['left', 'both', 'right', 'left']],
    ['grade', [1, 3, 5, 2]],
    ['score', [0.71, 0.2, 1, 0.93]],
    ['judge_cost', [0, 1, 0, 1]],
  ])('%s with %s gives no outcome', async (column, cells) => {
    expect(await words(column, cells)).toEqual([null, null, null, null]);
  });

  test('words of other languages are verdicts', async () => {
    expect(await words('评判', ['正确', '错误', '未尝试'])).toEqual(['correct', 'incorrect', 'refused']);
    expect(await words('Bewertung', ['richtig', 'falsch', 'keine Antwort', 'Richtig'])).toEqual([
      ...['correct', 'incorrect', 'refused', 'correct'],
    ]);
    expect(await words('判定', ['正解', '不正解', '無回答', '正解'])).toEqual([
      ...['correct', 'incorrect', 'refused', 'correct'],
    ]);
  });

  test('a flag of declining is no outcome, and --outcomes says what odd words mean', async () => {
    const path = scratch.file('odd.csv', 'question,gold,response,flag2,idk_flag\nWho?,Ada,Ada,prima,0\n');
    await expect(readAll(flatCodec, path, { map: { outcome: 'idk_flag' } })).rejects.toMatchObject({
      code: 'column-unknown',
      hint: expect.stringContaining('--map declined=idk_flag'),
    });
    const { answers } = await readAll(flatCodec, path, {
      map: { outcome: 'flag2' },
      outcomes: { prima: 'correct' },
    });
    expect(gradeWords(answers[0]!)['imported:file/outcome']).toBe('correct');
  });
});

test('several columns may hold an answer: the first that a row fills', async () => {
  const { answers } = await read(
    'several.csv',
    ['question,first_answer,answer,gold', 'Who?,Ada,Bo,Ada', 'When?,,1899,1899'],
    { map: { answer: 'first_answer,answer' } },
  );
  expect(answers.map(({ reply }) => reply.status === 'answered' && reply.text)).toEqual(['Ada', '1899']);
});
