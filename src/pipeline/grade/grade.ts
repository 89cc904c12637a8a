/**
 * Grading by command: a run in the store again (every earlier grade is kept), or the answers in a file. A file goes
 * through row by row and comes out as it was, with outcome, reason, grader and evidence beside it. It needs neither the store
 * nor models, so what grades a run is loaded for a run.
 */
import { existsSync } from 'node:fs';
import { counted, grouped } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { repeatsText } from '../../stages/report/wording/repeats-text.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { fileReading } from '../file-reading.ts';
import { rubricNamed } from '../rubric-named.ts';
import { type GradedAnswer, gradedAnswers } from '../summarize/answer-file.ts';
import { keptGradesText } from '../summarize/mixed-rubrics.ts';
import { waitingLines } from '../waiting-text.ts';
import type { Workspace } from '../workspace.ts';
import { claimCountsText, refuseBesideClaims } from './claims-text.ts';
import type { GradeOptions, GradeResult } from './grade-result.ts';
import { gradedRows, toldOf, wordOf } from './graded-rows.ts';
import { blockedText } from './standing-counts.ts';

/** Grades a run or a file; the claims of a file are split by `splitFile`. */
export async function grade(
  target: string,
  workspace: Workspace,
  options: GradeOptions,
): Promise<GradeResult> {
  if (options.claims !== undefined) {
    refuseBesideClaims(options);
    if (options.out !== undefined) throw gradesStay(target, options.out);
    const { splitRun } = await import('./split-run.ts');
    return splitRun(target, workspace, options);
  }
  if (options.maxCostUsd !== undefined)
    throw new ClosedbookError('usage', '--max-cost limits what --claims costs: expected both');
  const given = options.rubric === undefined ? {} : { rubric: rubricNamed(options.rubric, workspace) };
  if (isRun(target)) {
    if (options.out !== undefined) throw gradesStay(target, options.out);
    const { regradeRun } = await import('./regrade-run.ts');
    const { rulesOnly, judges, judgeAgain, batch, batching } = options;
    const asked = { rulesOnly, setAside: rulesOnly, judges, judgeAgain, batch, batching };
    return regradeRun(target, workspace, { ...asked, ...given });
  }
  if ((options.judges.length > 0 || options.judgeAgain !== undefined) && !options.rulesOnly) {
    throw new ClosedbookError('usage', 'a judge grades runs; a file is graded by rules', {
      hint: 'closedbook import the file into a run, then closedbook grade RUN --judge MODEL.',
    });
  }
  const outcomes = { correct: 0, incorrect: 0, refused: 0, undecided: 0 };
  const ungraded: Record<string, number> = {};
  let answers = 0;
  let blocked = 0;
  async function* graded(): AsyncGenerator<GradedAnswer> {
    for await (const answer of gradedAnswers([target], {
      ...fileReading(options, workspace),
      rubric: given.rubric ?? DEFAULT_RUBRIC,
      verdicts: 'rules',
      rows: options.out !== undefined,
    })) {
      if (workspace.stop.aborted) throw fileStopped();
      answers += 1;
      const told = toldOf(answer);
      outcomes[wordOf(told)] += 1;
      if (answer.answer.reply.status === 'blocked') blocked += 1;
      if (told.status === 'ungraded') ungraded[told.why] = (ungraded[told.why] ?? 0) + 1;
      if (answers % 1000 === 0)
        workspace.progress({ stage: 'grade', done: answers, total: null, refused: outcomes.refused });
      yield answer;
    }
  }
  if (options.out === undefined) for await (const _ of graded());
  else await writeRows(options.out, gradedRows(graded()));
  return { target, answers, outcomes, blocked, ungraded, out: options.out ?? null };
}

function fileStopped(): ClosedbookError {
  return new ClosedbookError('interrupted', 'the grading was stopped; nothing was written', {
    hint: 'Run the same command again.',
  });
}

/** What has neither a folder nor an ending in its name and is no file here. */
export function isRun(target: string): boolean {
  return !existsSync(target) && !/[/\\.]/.test(target);
}

function gradesStay(target: string, out: string): ClosedbookError {
  return new ClosedbookError(
    'usage',
    'the grades of a run stay in the store; --out is for files of answers',
    { hint: `closedbook export ${target} --to csv --out ${out} writes its answers with their grades.` },
  );
}

/** The result for a terminal. */
export function gradeText(result: GradeResult, width: number): string {
  const share = (count: number): string =>
    result.answers === 0 ? '' : ` (${((100 * count) / result.answers).toFixed(1)} %)`;
  const lines = [
    `${counted(result.answers, 'answer')} graded`.slice(0, width),
    ...Object.entries(result.outcomes).map(
      ([outcome, count]) =>
        `  ${outcome.padEnd(10)} ${grouped(count).padStart(9)}${share(count)}${outcome === 'refused' ? blockedText(result.blocked) : ''}`,
    ),
    ...Object.entries(result.ungraded).map(([why, count]) => `    ${why}: ${grouped(count)}`),
    ...Object.entries(result.changed ?? {}).map(([change, count]) => `  ${change}: ${grouped(count)}`),
    ...(result.claims === undefined
      ? []
      : claimCountsText(result.claims).flatMap((line) => wrapCells(line, width))),
    ...(result.repeats ?? []).flatMap((one) => wrapCells(repeatsText(one), width)),
    ...(result.kept === undefined
      ? []
      : keptGradesText(result.kept.standing, result.kept).flatMap((line) => wrapCells(line, width))),
    ...waitingLines(result.waiting ?? []).flatMap((line) => wrapCells(line, width)),
    ...(result.waiting === undefined ? [] : ['the same command reads the verdicts once they have come']),
    ...(result.out === null ? [] : [`written to ${result.out}`]),
    ...(result.runId === undefined
      ? []
      : wrapCells(
          `kept as run ${result.runId}: closedbook report ${result.runId} shows the claims, closedbook audit draw ${result.runId} --claims lets people check them`,
          width,
        )),
  ];
  return `${lines.join('\n')}\n`;
}
