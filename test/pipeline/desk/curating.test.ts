/** Curating at the desk: decisions that last, what they would do to rates, and the version that they make. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { runSpecSchema } from '../../../src/core/run-spec.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { datasetItems } from '../../../src/pipeline/dataset/dataset-items.ts';
import { reviewDataset } from '../../../src/pipeline/dataset/dataset-review.ts';
import { curateFilterSchema, type Proposal } from '../../../src/pipeline/desk/curate-records.ts';
import { type Curating, openCurating } from '../../../src/pipeline/desk/open-curating.ts';
import { setToCurate } from '../../../src/pipeline/desk/set-to-curate.ts';
import { reviseRun } from '../../../src/pipeline/grade/revise-run.ts';
import type { Workspace } from '../../../src/pipeline/workspace.ts';
import { ratesOnly } from '../../../src/stages/analyze/rates-only.ts';
import { openStore } from '../../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../../contract/store-fixtures.ts';
import { deskStore, HOSTILE, RUN, workspaceOf } from '../../desk/desk-store.ts';

const ALL = curateFilterSchema.parse({ list: 'all' });
const FIRST = curateFilterSchema.parse({});
const decided = (decision: Proposal['decision'], part: Partial<Proposal> = {}): Proposal => ({
  decision,
  newValue: '',
  newQuestion: '',
  reason: 'the register says otherwise',
  source: '',
  ...part,
});
const SOURCE = 'Parish register of Voss, https://example.org/register';
const SAMPLED = 'run-2';

let folder: string;
let path: string;
let store: Store;
let workspace: Workspace;
let room: Curating;
let clock: number;
beforeEach(async () => {
  ({ folder, path } = await deskStore());
  clock = Date.parse('2026-02-03T04:05:06Z');
  workspace = { ...workspaceOf(path), now: () => new Date(clock) };
  store = await openStore(path);
  room = openCurating(store, workspace);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const decide = (run: string, question: string, proposal: Proposal, seen = 0) =>
  room.decide(run, question, { name: 'Ada', seen, proposal });

describe('what is listed', () => {
  test('begins as dataset items lists it, and tells what lint finds and who answered what', async () => {
    const items = await datasetItems([RUN], workspace, { map: [], families: [], list: [] });
    const list = await room.list(RUN, FIRST, { from: 0, limit: 100 });
    expect(list.rows.map(({ id }) => id)).toEqual(items.rows.map(({ id }) => id));
    expect(list).toMatchObject({ questions: 120, found: 20, decided: 0, respondents: 2, families: 2 });
    const all = await room.list(RUN, ALL, { from: 100, limit: 100 });
    expect(all.found).toBe(120);
    // The one without a gold has no answers that count, and stands behind those that have.
    expect(all.rows.at(-1)).toMatchObject({ id: 'q119', rank: null, gold: '' });
    const question = await room.question(RUN, 'q1', ALL);
    expect(question.given).toMatchObject([{ isGold: false, respondents: ['model-1'], families: ['f1'] }]);
    const lint = await room.list(RUN, { ...ALL, lint: 'missing-source' }, { from: 0, limit: 5 });
    expect(lint.found).toBe(lint.rules.find(({ name }) => name === 'missing-source')!.found);
    expect(lint.rows[0]!.rules).toContain('missing-source');
  });

  test('is what the filter lets through, with neighbours under it', async () => {
    await decide(RUN, 'q5', decided('dispute'));
    await decide(RUN, 'q7', decided('drop'));
    const ids = async (filter: object) => {
      const { rows } = await room.list(RUN, { ...ALL, ...filter }, { from: 0, limit: 200 });
      return rows.map(({ id }) => id);
    };
    expect((await ids({ decision: 'decided' })).sort()).toEqual(['q5', 'q7']);
    expect(await ids({ decision: 'drop' })).toEqual(['q7']);
    expect(await ids({ decision: 'undecided' })).toHaveLength(118);
    expect(await ids({ text: 'PERSON number 77?' })).toEqual(['q77']);
    const order = await ids({ decision: 'undecided' });
    const whole = await ids({});
    const { next, place } = await room.question(RUN, 'q5', { ...ALL, decision: 'undecided' });
    expect(place).toBeNull();
    expect(next).toBe(order.find((id) => whole.indexOf(id) > whole.indexOf('q5')));
    await expect(room.question(RUN, 'q999', ALL)).rejects.toMatchObject({ code: 'argument-invalid' });
  });
});

describe('a decision', () => {
  test('lasts with its author, is taken back and stays in the history; who has not seen the last is refused', async () => {
    await decide(RUN, 'q3', decided('fix', { newValue: 'Émile', source: SOURCE }));
    await store.close();
    store = await openStore(path);
    room = openCurating(store, workspace);
    clock += 86_400_000;
    await expect(room.decide(RUN, 'q3', { name: 'Bo', seen: 0, proposal: decided('drop') })).rejects.toThrow(
      'Ada decided about this question meanwhile',
    );
    await room.takeBack(RUN, 'q3', { name: 'Bo', seen: 1 });
    const { history, inForce } = await room.question(RUN, 'q3', ALL);
    expect(inForce).toBeNull();
    expect(history).toMatchObject([
      { decision: 'fix', name: 'Ada', newValue: 'Émile', sourceUrl: 'https://example.org/register' },
      { decision: null, name: 'Bo', decidedAt: '2026-02-04T04:05:06.000Z' },
    ]);
    await expect(room.takeBack(RUN, 'q3', { name: 'Bo', seen: 2 })).rejects.toThrow('nothing is decided');
    expect((await room.effect(RUN)).changes).toBe(0);
  });

  test('is refused where a sheet would be, and nothing is kept', async () => {
    for (const [proposal, message] of [
      [decided('drop', { reason: '' }), /needs a reason/],
      [decided('fix', { newValue: 'x', source: 'all models agree' }), /source outside the models/],
      [decided('add alias', { source: SOURCE }), /needs a new value/],
      [decided('fix', { newValue: 'Answer 3|alias 3', source: SOURCE }), /is the gold already/],
      [decided('fix', { newValue: '{"form":1}', source: SOURCE }), /is no reference/],
    ] as const)
      await expect(decide(RUN, 'q3', proposal)).rejects.toThrow(message);
    expect(await store.decisions(RUN)).toEqual([]);
  });
});

describe('what decisions would do', () => {
  test('is what revise and a count of it give', async () => {
    await decide(RUN, 'q4', decided('fix', { newValue: 'number 4', source: SOURCE }));
    await decide(RUN, 'q5', decided('dispute'));
    await decide(RUN, 'q6', decided('add alias', { newValue: 'Émile, I say', source: SOURCE }));
    const before = ratesOnly(await store.outcomeTable([RUN]));
    const effect = await room.effect(RUN);
    expect(effect).toMatchObject({ changes: 3, faults: [], respondents: [] });
    const options = { judges: [] };
    for (const correction of [
      { questionId: 'q4', reference: ['number 4'] },
      { questionId: 'q5', status: 'disputed' as const },
      { questionId: 'q6', reference: ['Answer 6', 'alias 6', 'Émile, I say'] },
    ])
      await reviseRun(RUN, workspace, { ...options, correction });
    const after = ratesOnly(await store.outcomeTable([RUN]));
    expect(after).not.toEqual(before);
    for (const [at, row] of effect.families.entries()) {
      for (const [side, rates] of [
        [row.before, before[at]!],
        [row.after, after[at]!],
      ] as const) {
        expect(side.correct).toEqual(rates.estimates['correct/asked']);
        expect(side.incorrect).toEqual(rates.estimates['incorrect/asked']);
        expect(side.refused).toEqual(rates.estimates['refused/asked']);
      }
      const outOf = (rate: { denominator: number | null }) => rate.denominator!;
      const gone = row.moved.flatMap(({ to, replies }) => (/left|ungraded/.test(to) ? [replies] : []));
      expect(outOf(row.before.correct) - outOf(row.after.correct)).toBe(gone.reduce((a, b) => a + b, 0));
    }
  });

  test('is counted for a proposal alone, and says what is undecided and what has to be asked', async () => {
    await decide(RUN, 'q5', decided('drop'));
    const about = (proposal: Proposal) => room.effect(RUN, { question: 'q1', proposal });
    const right = await about(decided('fix', { newValue: 'Émile, I say, number 1' }));
    expect(right.changes).toBe(1);
    expect(right.families.map(({ moved }) => moved)).toEqual([
      [{ from: 'refused', to: 'correct', replies: 1 }],
      [{ from: 'incorrect', to: 'correct', replies: 1 }],
    ]);
    const reworded = await about(decided('fix', { newQuestion: 'Who was number four?' }));
    expect(reworded).toMatchObject({ unasked: 2, moved: 2, undecided: 0 });
    expect(reworded.families[1]!.after.correct.denominator).toBe(118);
    expect((await about(decided('fix', { newValue: '{' }))).faults).toMatchObject([{ id: 'q1' }]);
    expect((await about(decided('keep'))).changes).toBe(0);
    expect((await room.effect(RUN)).changes).toBe(1);
  });
});

/** A run that asked ten of the thirty questions of a set that lies in a file with its card. */
async function sampledRun(set: string): Promise<readonly Question[]> {
  const questions = questionsOf(30).map((question, at) =>
    at === 1 ? questionSchema.parse({ ...question, text: `${question.text}\n${HOSTILE}` }) : question,
  );
  mkdirSync(set);
  writeFileSync(join(set, 'questions.jsonl'), questions.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(
    join(set, 'card.json'),
    JSON.stringify({ ...datasetOf([]).card, changelog: ['2025-01-01 made'] }),
  );
  const asked = questions.slice(0, 10);
  const respondents = respondentsOf(4);
  const spec = runSpecSchema.parse({ datasets: [set], models: ['x/y'], sample: 10 });
  const run = runOf(SAMPLED, respondents, 40);
  const datasets = [{ name: 'set', version: 'v', questions: 10 }];
  await store.createRun({ ...run, spec, manifest: { ...run.manifest, datasets } }, [datasetOf(asked)]);
  for (const question of asked) {
    for (const { id: respondentId } of respondents) {
      const part = { status: 'answered', text: 'Ångström' } as const;
      const record = replyOf({ runId: SAMPLED, question, respondentId, part });
      await store.saveReply(record);
      await store.saveGrade(gradeOf(record, question, { outcome: 'incorrect' }));
    }
  }
  return questions;
}

describe('a new version', () => {
  test('is the same, byte for byte, from the page and from its sheet at the command line', async () => {
    const set = join(folder, 'set');
    await sampledRun(set);
    await decide(SAMPLED, 'q1', decided('fix', { newValue: "'=1+1|-5", source: `${SOURCE} "p. 3", a` }));
    clock += 86_400_000;
    await decide(SAMPLED, 'q2', decided('add alias', { newValue: 'Ångström', source: SOURCE }));
    await decide(SAMPLED, 'q3', decided('fix', { newQuestion: '@Who was it?' }));
    await decide(SAMPLED, 'q4', decided('dispute'));
    await decide(SAMPLED, 'q5', decided('drop'));
    await decide(SAMPLED, 'q6', decided('keep', { reason: '' }));
    clock += 86_400_000;
    const [planned] = await room.sets(SAMPLED);
    expect(planned).toMatchObject({ name: 'set', decided: 6, fault: null, note: null, written: false });
    const page = await room.write(SAMPLED, 'set');
    expect((await room.sets(SAMPLED))[0]).toMatchObject({ written: true, folder: page });
    await expect(room.write(SAMPLED, 'set')).rejects.toThrow('never overwritten');

    const sheet = join(folder, 'sheet.csv');
    writeFileSync(sheet, await room.sheet(SAMPLED, 'set'));
    const prompt = join(folder, 'by-hand');
    const reviewed = await reviewDataset(sheet, workspace, { dataset: set, out: prompt, map: {} });
    expect(reviewed).toMatchObject({ counts: { keep: 1, fix: 2, 'add alias': 1, dispute: 1, drop: 1 } });
    for (const file of ['questions.jsonl', 'card.json'])
      expect(readFileSync(join(page, file), 'utf8')).toBe(readFileSync(join(prompt, file), 'utf8'));
    // All of the set and not the ten that were asked, without the one that was dropped.
    expect(readFileSync(join(page, 'questions.jsonl'), 'utf8').trim().split('\n')).toHaveLength(29);
    const { changelog, parent } = JSON.parse(readFileSync(join(page, 'card.json'), 'utf8'));
    expect(parent).toBe(reviewed.parent);
    expect(changelog[0]).toBe('2025-01-01 made');
    expect(changelog.filter((line: string) => line.startsWith('2026-02-03 q1: changed from'))).toHaveLength(
      1,
    );
    expect(changelog.filter((line: string) => line.startsWith('2026-02-04 '))).toHaveLength(5);
  });

  test('of a sample whose set is gone is refused, of an imported run it is made from the run', async () => {
    const set = join(folder, 'set');
    await sampledRun(set);
    rmSync(set, { recursive: true });
    await decide(SAMPLED, 'q1', decided('drop'));
    expect((await room.sets(SAMPLED))[0]!.fault).toContain('the run asked a part of it');
    await expect(room.write(SAMPLED, 'set')).rejects.toThrow('a part of it');
    await decide(RUN, 'q0', decided('drop'));
    const [own] = await room.sets(RUN);
    expect(own).toMatchObject({ decided: 1, fault: null, note: 'made from the 120 questions of the run' });
    const written = await room.write(RUN, own!.name);
    expect(readFileSync(join(written, 'questions.jsonl'), 'utf8').trim().split('\n')).toHaveLength(119);
  });
});

test('a set that nobody was asked is curated by what lint finds, found again, and written as dataset review writes it', async () => {
  const file = join(folder, 'people.csv');
  writeFileSync(file, 'id,question,answer\na,Who wrote Middlemarch?,George Eliot\nb,Who wrote Emma?,Emma\n');
  const run = await setToCurate(file, workspace);
  expect(await setToCurate(file, workspace)).toBe(run);
  const list = await room.list(run, FIRST, { from: 0, limit: 25 });
  expect(list).toMatchObject({ questions: 2, respondents: 0, notes: [] });
  // A warning before a note.
  expect(list.rows.map(({ id, rules }) => [id, ...rules])).toEqual([
    ['b', 'gold-in-question'],
    ['a', 'missing-source'],
  ]);
  expect(await room.question(run, 'b', FIRST)).toMatchObject({ isAsked: false, numbers: null });
  const fix = decided('fix', { newValue: 'Jane Austen', source: SOURCE });
  expect(await room.effect(run, { question: 'b', proposal: fix })).toMatchObject({
    changes: 1,
    families: [],
  });
  await decide(run, 'b', fix);
  const [set] = await room.sets(run);
  expect(set).toMatchObject({ name: 'people', decided: 1, fault: null, note: null });
  const written = await room.write(run, 'people');
  const sheet = join(folder, 'sheet.csv');
  writeFileSync(sheet, await room.sheet(run, 'people'));
  const out = join(folder, 'reviewed');
  await reviewDataset(sheet, workspace, { dataset: file, out, map: {} });
  const questionsIn = (at: string) => readFileSync(join(at, 'questions.jsonl'), 'utf8');
  expect(questionsIn(written)).toBe(questionsIn(out));
  expect(questionsIn(written)).toContain('Jane Austen');
  // Another content under the same name is another thing to decide about.
  writeFileSync(file, 'id,question,answer\na,Who wrote Middlemarch?,Mary Ann Evans\n');
  expect(await setToCurate(file, workspace)).not.toBe(run);
});
