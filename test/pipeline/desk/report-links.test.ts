/** Counts of the report that lead to answers: behind each of them the desk finds as many, by the same address. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../../../src/core/outcome.ts';
import { questionSchema } from '../../../src/core/question.ts';
import { answersAddress, readBrowseFilter } from '../../../src/pipeline/desk/answers-address.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { sliceAnswers } from '../../../src/stages/report/charts/slice-answers.ts';
import { openStore } from '../../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../../contract/store-fixtures.ts';

const SLICED = 'sliced';
const BY = ['property', 'topic', 'tag', 'popularity', 'year', 'length', 'answer-type', 'language', 'cutoff'];
const CROSSED = ['language*popularity', 'topic*property'];

test('every cell of every slice leads to as many answers as it counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  const store = await openStore(join(folder, 'runs.db'));
  const questions = questionsOf(60).map((question, at) =>
    questionSchema.parse({
      ...question,
      text: `${question.text}${' Please.'.repeat(at % 4)}`,
      ...(at % 5 === 4 ? {} : { popularity: { value: (at * 37) % 91, source: 'views', date: '2026-01-01' } }),
      topic: at % 3 === 0 ? 'music' : 'chess',
      language: at % 2 === 0 ? 'en' : 'de',
      tags:
        at % 6 === 5 ? [] : [`event:2024-${String(1 + (at % 12)).padStart(2, '0')}`, at % 2 ? 'odd' : 'even'],
      ...(at === 9 && { kind: 'unknowable', reference: null }),
    }),
  );
  const respondents = respondentsOf(2).map((one, at) => ({
    ...one,
    knowledgeCutoff: at === 0 ? '2024-06' : null,
  }));
  await store.createRun({ ...runOf(SLICED, respondents, 120), status: 'complete' }, [datasetOf(questions)]);
  const replies = [];
  const grades = [];
  for (const [at, question] of questions.entries()) {
    for (const [who, { id }] of respondents.entries()) {
      const part = { status: 'answered', text: `I say ${at}` } as const;
      const record = replyOf({ runId: SLICED, question, respondentId: id, part });
      replies.push(record);
      if (question.reference === null) continue;
      grades.push(gradeOf(record, question, { outcome: OUTCOMES[(at * (who + 2)) % 3]! }));
    }
  }
  await store.saveReplies(replies);
  await store.saveGrades(grades);
  const table = await store.outcomeTable([SLICED]);
  const summary = analyze(table, { title: 'Sliced', by: [...BY, ...CROSSED] });
  const look = lookOf(summary);
  expect(summary.slices!.slices.map(({ by }) => by)).toEqual([
    ...BY,
    ...CROSSED.map((by) => by.replace('*', ' × ')),
  ]);
  for (const slice of summary.slices!.slices) {
    for (const cell of slice.cells) {
      for (const column of OUTCOMES) {
        const address = answersAddress(SLICED, sliceAnswers(slice, cell, { column, look })!);
        const filter = readBrowseFilter(new URL(address, 'http://desk').searchParams);
        const { count } = await store.countBrowsed(SLICED, filter, { budgetMs: 10_000 });
        expect([address, count]).toEqual([address, cell.tally[column]]);
      }
    }
  }
  const one = readBrowseFilter(new URLSearchParams('by=question&value=q7'));
  expect((await store.browse(SLICED, one, { limit: 9, budgetMs: 10_000 })).replies).toHaveLength(2);
  for (const unknown of ['by=constructor&value=x', 'by=cutoff&value=soon'])
    expect(() => readBrowseFilter(new URLSearchParams(unknown))).toThrow(/by|cutoff/);
  await store.close();
  rmSync(folder, { recursive: true });
});
