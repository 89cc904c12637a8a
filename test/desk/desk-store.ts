/** A store with a run such as people look through: two respondents, all outcomes, hostile words, graders who disagree. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Question, questionSchema } from '../../src/core/question.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';

export const RUN = 'run-1';
export const HOSTILE =
  '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>\u202e';

/** 120 questions x 2 respondents; the answers of model-1 are right where the number divides by three, else wrong. */
export async function deskStore(at?: string): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const path = at ?? join(folder, 'runs.db');
  const store = await openStore(path);
  const questions = questionsOf(120).map(
    (question, index): Question =>
      index === 0
        ? questionSchema.parse({ ...question, text: `${question.text} ${HOSTILE}`, topic: 'é' })
        : index === 119
          ? questionSchema.parse({ ...question, kind: 'unknowable', reference: null })
          : { ...question, topic: index < 60 ? 'music' : 'chess' },
  );
  const respondents = respondentsOf(2);
  await store.createRun({ ...runOf(RUN, respondents, 240), title: `Desk ${HOSTILE}`, status: 'complete' }, [
    datasetOf(questions),
  ]);
  const replies = [];
  const grades = [];
  for (const [index, question] of questions.entries()) {
    for (const { id } of respondents) {
      const failed = id === 'model-0' && index === 7;
      const record = replyOf({
        runId: RUN,
        question,
        respondentId: id,
        part: failed
          ? { status: 'failed', kind: 'error' }
          : {
              status: 'answered',
              text: index === 0 ? HOSTILE : `Émile, I say, number ${index}`,
              // Not a number that ten digits hold.
              ...(id === 'model-1' && { confidence: 0.5 + (index % 5) / 11 }),
            },
      });
      replies.push(record);
      if (failed || question.reference === null) continue;
      const outcome =
        id === 'model-0'
          ? index % 2 === 0
            ? 'correct'
            : 'refused'
          : index % 3 === 0
            ? 'correct'
            : 'incorrect';
      grades.push(gradeOf(record, question, { outcome }));
      if (index === 4)
        grades.push(gradeOf(record, question, { outcome: 'refused', kind: 'judge', id: 'judge:j' }));
    }
  }
  await store.saveReplies(replies);
  await store.saveGrades(grades);
  await store.close();
  return { folder, path };
}

export function workspaceOf(storePath: string): Workspace {
  const never = new AbortController().signal;
  return {
    storePath,
    env: {},
    config: {},
    now: () => new Date('2026-02-03T04:05:06Z'),
    progress: () => undefined,
    stop: never,
    abandon: never,
    version: '0.0.0',
    warn: () => undefined,
  };
}
