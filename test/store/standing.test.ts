import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Libsql from 'libsql';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type GradeFacts, standingOf } from '../../src/store/standing.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';

/** The same ranking as SQL would do it from the grades alone. */
const RANKED = `
with spoken as (
  select grades.*, graders.kind,
    row_number() over (partition by grades.reply, graders.kind, graders.grader_id order by grades.id desc) as age
  from grades
  join graders on graders.id = grades.grader
  join replies on replies.id = grades.reply
  join run_questions on run_questions.id = replies.question
  join questions on questions.id = run_questions.question
  where grades.reference = questions.reference
), newest as (select * from spoken where age = 1),
people as (
  select reply, count(distinct outcome) as words, max(id) as last from newest
  where kind = 'human' and status = 'graded' group by reply
), machine as (
  select reply, outcome, reason, id, row_number() over (partition by reply order by
    case status when 'graded' then 0 else 1 end,
    case kind when 'panel' then 1 when 'judge' then 2 when 'rules' then 3 else 4 end, id desc) as rank
  from newest where kind <> 'human'
)
select replies.id as reply,
  case when people.words = 1 then human.outcome when people.words > 1 then null else machine.outcome end as outcome,
  case when people.words = 1 then human.reason when people.words > 1 then 'contested' else machine.reason end as reason,
  machine.outcome as automatic,
  case when people.words = 1 then human.outcome when people.words > 1 then 'contested' end as human,
  case when people.words = 1 then human.id when people.words > 1 then null else machine.id end as grade
from replies
left join people on people.reply = replies.id
left join grades as human on human.id = people.last
left join machine on machine.reply = replies.id and machine.rank = 1
order by replies.id`;

const NOTHING = { outcome: null, reason: null, automatic: null, human: null, grade: null };

const word = fc.record({
  reply: fc.integer({ min: 0, max: 3 }),
  grader: fc.constantFrom(
    ...[
      { kind: 'human' as const, id: 'human:ada' },
      { kind: 'human' as const, id: 'human:bob' },
      { kind: 'panel' as const, id: 'panel' },
      { kind: 'judge' as const, id: 'judge:a' },
      { kind: 'judge' as const, id: 'judge:b' },
      { kind: 'rules' as const, id: 'rules' },
      { kind: 'imported' as const, id: 'imported:x' },
    ],
  ),
  version: fc.constantFrom('1', '2', '3'),
  outcome: fc.constantFrom(
    'correct' as const,
    'incorrect' as const,
    'refused' as const,
    'undecided' as const,
  ),
  /** Against a reference that is corrected half-way. */
  revise: fc.boolean(),
});

it('keeps in the standing table what ranking all grades anew would give', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 25 }), async (words) => {
      const folder = mkdtempSync(join(tmpdir(), 'closedbook-standing-'));
      try {
        const path = join(folder, 'runs.db');
        const store = await openStore(path);
        const questions = questionsOf(4);
        await store.createRun(runOf('run1', respondentsOf(1), 4), [datasetOf(questions)]);
        const replies = questions.map((question) =>
          replyOf({ runId: 'run1', question, respondentId: 'model-0' }),
        );
        await store.saveReplies(replies);
        for (const { reply, grader, version, outcome, revise } of words) {
          if (revise) {
            const text = questions[reply]!.reference?.form === 'text' ? `other ${version}` : '';
            questions[reply] = { ...questions[reply]!, reference: { form: 'text', text, aliases: [] } };
            await store.reviseQuestion('run1', questions[reply]!);
          }
          const record = gradeOf(replies[reply]!, questions[reply]!, { outcome, version, ...grader });
          await store.saveGrades([record]).catch((error: { code: string }) => {
            expect(error.code).toBe('record-invalid');
          });
        }
        await store.close();
        const database = new Libsql(path);
        const kept = new Map(
          (database.prepare('select * from standing').all() as { reply: number }[]).map((row) => [
            row.reply,
            row,
          ]),
        );
        for (const ranked of database.prepare(RANKED).all() as { reply: number }[]) {
          expect(kept.get(ranked.reply) ?? { reply: ranked.reply, ...NOTHING }).toEqual(ranked);
        }
        database.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
});

const rules = (id: number, word: Partial<GradeFacts>): GradeFacts => ({
  id,
  kind: 'rules',
  grader_id: 'rules',
  status: 'graded',
  outcome: 'correct',
  reason: null,
  ...word,
});
const aside = { status: 'ungraded', outcome: null, reason: 'set-aside' } as const;

it('takes a word that was set aside as never said, alone or after a verdict of the same grader', () => {
  expect(standingOf([rules(1, aside)])).toEqual(NOTHING);
  expect(standingOf([rules(1, {}), rules(2, aside)])).toEqual(NOTHING);
});

it('has no outcome and says why where people disagree, and keeps the machine’s', () => {
  const person = (id: number, outcome: string) =>
    rules(id, { kind: 'human', grader_id: `human:${id}`, outcome });
  expect(standingOf([rules(1, {}), person(2, 'correct'), person(3, 'refused')])).toEqual({
    ...{ outcome: null, reason: 'contested', automatic: 'correct', human: 'contested', grade: null },
  });
});

it('takes the newer of two words of one grader, though the newer one is undecided', () => {
  const undecided = { status: 'ungraded', outcome: null, reason: 'undecided' } as const;
  expect(standingOf([rules(1, {}), rules(2, undecided)])).toMatchObject({ outcome: null, grade: 2 });
});

it("lets no rule decide where the file's judge of three words used another", () => {
  const between = { kind: 'kept', grader_id: 'imported:a', status: 'ungraded', outcome: null } as const;
  const word = (reason: string) => [rules(1, { ...between, reason }), rules(2, {})];
  expect(standingOf(word('not-mapped'))).toMatchObject({ outcome: null, reason: 'not-mapped', grade: 1 });
  expect(standingOf(word('undecided'))).toMatchObject({ outcome: 'correct', grade: 2 });
  const other = rules(3, { kind: 'kept', grader_id: 'imported:b', outcome: 'incorrect' });
  expect(standingOf([...word('not-mapped'), other])).toMatchObject({ outcome: 'incorrect', grade: 3 });
  // A judge of ours that named none of the three has failed at its task: a rule decides.
  const judge = { ...between, kind: 'judge', grader_id: 'judge:a', reason: 'not-mapped' };
  expect(standingOf([rules(1, judge), rules(2, {})])).toMatchObject({ outcome: 'correct', grade: 2 });
});
