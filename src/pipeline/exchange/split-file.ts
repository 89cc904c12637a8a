/**
 * Long answers of a file split into claims. What a judge lists is paid for, so the file is kept in the store as a run first:
 * killed half-way, the same command goes on and asks nothing twice, and the report, people's audit and the desk have what
 * they need. With a file to write to, the same rows come out with claims as their evidence.
 */

import { ClosedbookError } from '../../core/errors.ts';
import type { JudgeCache } from '../../core/grader.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { claimsGrader } from '../../stages/grade/claims/claims-grader.ts';
import { readStore } from '../../store/with-store.ts';
import { fileReading } from '../file-reading.ts';
import { refuseBesideClaims } from '../grade/claims-text.ts';
import type { GradeOptions, GradeResult } from '../grade/grade-result.ts';
import { gradedRows, type RowToWrite } from '../grade/graded-rows.ts';
import { splitRun } from '../grade/split-run.ts';
import { gradedAnswers } from '../summarize/answer-file.ts';
import type { Workspace } from '../workspace.ts';
import { importRun } from './import-run.ts';

/** @throws ClosedbookError those of reading the file and of splitting a run. */
export async function splitFile(
  path: string,
  workspace: Workspace,
  options: GradeOptions,
): Promise<GradeResult> {
  refuseBesideClaims(options);
  const { claims: model = '', out = null } = options;
  const reading = fileReading(options, workspace);
  const { runId } = await importRun([path], workspace, {
    ...reading,
    judges: [],
    dryRun: false,
    again: false,
  });
  if (runId === null) throw new ClosedbookError('usage', `${path} holds no answers to split`);
  const split = await splitRun(runId, workspace, options);
  if (out !== null)
    await readStore(workspace.storePath, (store) => {
      const cache: JudgeCache = (hash) => store.judgeText(hash);
      return writeRows(out, gradedRows(claimedAnswers(path, { reading, model, cache })));
    });
  return { ...split, target: path, out, runId };
}

async function* claimedAnswers(
  path: string,
  {
    reading,
    model,
    cache,
  }: {
    readonly reading: ReturnType<typeof fileReading>;
    readonly model: string;
    readonly cache: JudgeCache;
  },
): AsyncGenerator<RowToWrite> {
  // Whatever was split is remembered; the rest was asked for a moment ago, and failed.
  const grader = claimsGrader(() => Promise.reject(new Error('not split')), { model, cache });
  for await (const graded of gradedAnswers([path], {
    ...reading,
    rubric: DEFAULT_RUBRIC,
    verdicts: 'rules',
  })) {
    const { answer, question } = graded;
    if (question.reference?.form !== 'facts' || answer.reply.status !== 'answered') {
      yield graded;
      continue;
    }
    const judgement = await grader.grade({ question, answer: answer.reply.text }).then(
      (result) => result.judgement,
      () => ({ status: 'ungraded' as const, why: 'judge-failed' as const, evidence: { rule: 'claims' } }),
    );
    yield { answer, question, judgement, grader: grader.ref.id };
  }
}
