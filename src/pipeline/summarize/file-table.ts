/**
 * An outcome table from files of answers: questions and respondents as the files' own reader tells them, failed, forced,
 * open-book and unanswerable rows as what they are. People's labels stand beside the automatic grade, never in its
 * place, so that a report can show both; only in an export of ours a person's word is the outcome.
 */
import { answerClusters } from '../../core/answer-clusters.ts';
import { lessSure } from '../../core/closed-book.ts';
import type { GraderMeeting } from '../../core/grader-counts.ts';
import { type OutcomeTable, outcomeTableBuilder, type QuestionRow } from '../../core/outcome-table.ts';
import { questionRow } from '../../core/question-row.ts';
import type { ClosedBookLevel } from '../../core/reply.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { RespondentFailure } from '../../core/store/stored-replies.ts';
import { knownModel } from '../../model/known-models.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';
import { RULES_VERSION } from '../../stages/grade/rules/rules-version.ts';
import { sameReply } from '../../values/same-reply.ts';
import { readByTask } from '../answer-identity.ts';
import type { FileReading } from '../file-reading.ts';
import { type MetDesign, oneDesign } from '../one-design.ts';
import { closedBookOf } from '../read-answers.ts';
import { type GradedAnswer, gradedAnswers, placedAnswers } from './answer-file.ts';
import { claimsOfFile } from './file-claims.ts';
import { failureCounter } from './what-failed.ts';

export interface FileTable {
  readonly table: OutcomeTable;
  /** How the questions were drawn or the end was chosen, where replies do not count as they are. */
  readonly design: MetDesign;
  /** True when people's labels say only correct or not: then refusals sit inside their "incorrect". */
  readonly humanTwoClass: boolean;
  readonly humanLabels: number;
  readonly gradedByRules: number;
  /** Outcomes by the file's own verdicts, by the id of their grader. */
  readonly imported: Readonly<Record<string, number>>;
  readonly meetings: readonly GraderMeeting[];
  readonly failures: readonly RespondentFailure[];
  /** Long answers whose claims the files hold. */
  readonly claims: readonly SplitReply[];
  /** What reading told, in sentences. */
  readonly notes: readonly string[];
  readonly rubric: RubricChoice;
  readonly rulesVersion: string;
}

export interface FileTableOptions extends FileReading {
  readonly rubric: RubricChoice;
  /** A model name that occurs in a second file is another respondent there, named with the file. @default false */
  readonly apart?: boolean;
  /** Answers of one respondent in several files to one question are its repeated trials. @default false */
  readonly pool?: boolean;
}

/** Reads, grades and tabulates the files; a model name that occurs in two files is one respondent. */
export function fileTable(paths: readonly string[], options: FileTableOptions): Promise<FileTable> {
  return readByTask((byTask) => tabulated(paths, { ...options, byTask }));
}

async function tabulated(
  paths: readonly string[],
  options: FileTableOptions & { readonly byTask: boolean },
): Promise<FileTable> {
  const questions = indexed<QuestionRow>();
  const respondents = indexed<Respondent>();
  const levels: (ClosedBookLevel | null)[] = [];
  const builder = outcomeTableBuilder(4096);
  const counts = { humanLabels: 0, humanRefused: 0, gradedByRules: 0 };
  const imported: Record<string, number> = {};
  const notes: string[] = [];
  const design = oneDesign();
  const failures = failureCounter();
  const claims = claimsOfFile();
  const meetings = new Map<string, { -readonly [key in keyof GraderMeeting]: GraderMeeting[key] }>();
  let repeats = false;
  for await (const graded of gradedAnswers(paths, { ...options, note: (text) => notes.push(text) })) {
    const { answer, judgement, human, grader, trial, cell } = graded;
    const { reply, pass = 'open' } = answer;
    design.add(answer, graded.question.id);
    const question = questions.at(graded.question.id, () => rowOf(graded));
    const respondent = respondents.at(answer.respondent.id, () => withCutoff(answer.respondent));
    levels[respondent] = lessSure(levels[respondent] ?? null, closedBookOf(answer.closedBookSigns ?? []));
    claims.add(graded);
    if (reply.status === 'failed') failures.add(answer.respondent.id, reply);
    if (human !== null) counts.humanLabels += 1;
    if (human === 'refused') counts.humanRefused += 1;
    const hasOutcome = judgement.status !== 'ungraded';
    if (hasOutcome && grader === 'rules') counts.gradedByRules += 1;
    if (hasOutcome && grader !== 'rules') imported[grader] = (imported[grader] ?? 0) + 1;
    meet(meetings, graded);
    if (trial > 0) repeats = true;
    builder.add({
      question,
      respondent,
      trial,
      pass,
      cell,
      reason: reasonOf(graded),
      automaticCell: graded.automaticCell,
      humanCell: human,
      confidence: reply.status === 'answered' ? (reply.confidence ?? null) : null,
      meanLogprob: reply.status === 'answered' ? (reply.meanLogprob ?? null) : null,
      costUsd: answer.usage?.costUsd ?? null,
      latencyMs: answer.latencyMs ?? null,
    });
  }
  const table = builder.build({
    questions: questions.all,
    respondents: respondents.all,
    closedBook: levels.map((level) => level ?? 'unverified'),
    planned: respondents.all.map(() => null),
  });
  if (repeats) await fillClusters(table, paths, options);
  return {
    ...counts,
    imported,
    failures: failures.all(),
    claims: claims.splits,
    // Labels that know no declining call it wrong: what they would make of the rates is no second opinion.
    meetings: [...meetings.values()].filter(
      ({ other }) => counts.humanRefused > 0 || !other.startsWith('human:'),
    ),
    notes: [...notes, ...claims.notes()],
    table,
    design: design.found(),
    humanTwoClass: counts.humanRefused === 0,
    rubric: options.rubric,
    rulesVersion: RULES_VERSION,
  };
}

/** Counts what stands against what the others said, where it enters the rates. */
function meet(
  meetings: Map<string, { -readonly [key in keyof GraderMeeting]: GraderMeeting[key] }>,
  { answer, question, judgement, grader: standing, others }: GradedAnswer,
): void {
  if (judgement.status !== 'graded' || answer.pass === 'forced') return;
  if (question.kind !== 'answerable' || question.status !== 'ok') return;
  if (closedBookOf(answer.closedBookSigns ?? []) !== 'unverified') return;
  const respondent = answer.respondent.id;
  const { outcome } = judgement;
  for (const { grader: other, outcome: said } of others) {
    const key = JSON.stringify([respondent, standing, other, outcome, said]);
    const known = meetings.get(key);
    if (known !== undefined) known.replies += 1;
    else meetings.set(key, { respondent, standing, other, outcome, said, replies: 1 });
  }
}

function reasonOf({ answer, judgement, cell }: GradedAnswer) {
  if (cell !== 'refused') return null;
  if (answer.reply.status === 'blocked') return 'blocked';
  return judgement.status === 'graded' ? judgement.reason : null;
}

/** What the file says of it, else what is known of a model of that name: dated questions are divided by it. */
function withCutoff(respondent: Respondent): Respondent {
  const { model, knowledgeCutoff } = respondent;
  return {
    ...respondent,
    knowledgeCutoff: knowledgeCutoff ?? knownModel(model).row?.knowledgeCutoff ?? null,
  };
}

/** A second reading, of the texts alone: which answers of repeated trials say the same. */
async function fillClusters(
  table: OutcomeTable,
  paths: readonly string[],
  options: FileTableOptions & { readonly byTask: boolean },
): Promise<void> {
  const clusterOf = answerClusters(sameReply);
  let row = 0;
  for await (const { answer, question } of placedAnswers(paths, options)) {
    const place = {
      question: table.question[row]!,
      respondent: table.respondent[row]!,
      pass: table.pass[row]!,
    };
    if (answer.reply.status === 'answered') {
      table.answerCluster[row] = clusterOf(place, question.text, answer.reply.text);
    }
    row += 1;
  }
}

function rowOf({ question, path }: GradedAnswer): QuestionRow {
  const dataset = question.source[0]?.name ?? path;
  return questionRow(question, { dataset });
}

/** Things by key, numbered in the order of their first occurrence. */
function indexed<T>() {
  const all: T[] = [];
  const index = new Map<string, number>();
  return {
    all,
    at(key: string, make: () => T): number {
      const known = index.get(key);
      if (known !== undefined) return known;
      index.set(key, all.length);
      return all.push(make()) - 1;
    },
  };
}
