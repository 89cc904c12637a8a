/**
 * An outcome table from files of answers: questions are what was asked with what counts as right, respondents the
 * names in the model column. People's labels stand beside the automatic grade, never in its place, so that a report
 * can show both.
 */
import { answerClusters } from '../../core/answer-clusters.ts';
import type { Judgement } from '../../core/grade.ts';
import { contentHash } from '../../core/hash.ts';
import {
  type Cell,
  type OutcomeTable,
  outcomeTableBuilder,
  type QuestionRow,
} from '../../core/outcome-table.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { AnswerRespondent } from '../../interop/flat/answer-respondent.ts';
import { readAnswerFile } from '../../interop/flat/read-answer-file.ts';
import { distinctNames } from '../../rows/file-names.ts';
import { RULES_VERSION } from '../../stages/grade/rules/rules-version.ts';
import { sameReply } from '../../values/same-reply.ts';
import { type GradedAnswer, gradedAnswers } from './answer-file.ts';
import { answerText } from './answer-text.ts';

export interface FileTable {
  readonly table: OutcomeTable;
  /** True when people's labels say only correct or not: then refusals sit inside their "incorrect". */
  readonly humanTwoClass: boolean;
  readonly humanLabels: number;
  readonly gradedByRules: number;
  readonly imported: number;
  readonly undecided: number;
  readonly rubric: RubricChoice;
  readonly rulesVersion: string;
}

export interface FileTableOptions {
  readonly map?: Readonly<Record<string, string>>;
  readonly rubric: RubricChoice;
  /** A model name that occurs in a second file is another respondent there, named with the file. @default false */
  readonly apart?: boolean;
}

/** Reads, grades and tabulates the files; a model name that occurs in two files is one respondent. */
export async function fileTable(paths: readonly string[], options: FileTableOptions): Promise<FileTable> {
  const questions: QuestionRow[] = [];
  const questionIndex = new Map<string, number>();
  const respondents: Respondent[] = [];
  const respondentIndex = new Map<string, number>();
  const names = distinctNames(paths);
  const firstPath = new Map<string, string>();
  const builder = outcomeTableBuilder(4096);
  const counts = { humanLabels: 0, humanRefused: 0, gradedByRules: 0, imported: 0, undecided: 0 };
  let repeats = false;
  for (const path of paths) {
    for await (const graded of gradedAnswers(path, { ...options, model: names.get(path) })) {
      const { row, judgement } = graded;
      if (row.trial > 0) repeats = true;
      const key = questionKey(graded);
      const question = indexOf(questionIndex, key, () => questions.push(questionRow(graded, key, path)));
      const first = options.apart ? (firstPath.get(row.model) ?? path) : path;
      firstPath.set(row.model, first);
      const name = first === path ? row.model : `${row.model} (${path})`;
      const respondent = indexOf(respondentIndex, name, () =>
        respondents.push(respondentOf(name, row.respondent)),
      );
      if (row.human !== null) counts.humanLabels += 1;
      if (row.human === 'refused') counts.humanRefused += 1;
      if (judgement.status === 'ungraded') counts.undecided += 1;
      counts[graded.grader === 'rules' ? 'gradedByRules' : 'imported'] += 1;
      builder.add({
        question,
        respondent,
        trial: row.trial,
        cell: cellOf(judgement),
        reason: judgement.status === 'graded' ? judgement.reason : null,
        humanCell: row.human,
        confidence: row.confidence,
      });
    }
  }
  const table = builder.build({
    questions,
    respondents,
    closedBook: respondents.map(() => 'unverified'),
    planned: respondents.map(() => null),
  });
  if (repeats) await fillClusters(table, paths, options);
  return {
    ...counts,
    table,
    humanTwoClass: counts.humanRefused === 0,
    rubric: options.rubric,
    rulesVersion: RULES_VERSION,
  };
}

/** A second reading, of the texts alone: which answers of repeated trials say the same. */
async function fillClusters(
  table: OutcomeTable,
  paths: readonly string[],
  options: FileTableOptions,
): Promise<void> {
  const clusterOf = answerClusters(sameReply);
  let at = 0;
  for (const path of paths) {
    for await (const { answer: cell, question: text } of readAnswerFile(path, { map: options.map })) {
      const answer = answerText(cell);
      const place = {
        question: table.question[at],
        respondent: table.respondent[at],
        pass: table.pass[at],
      };
      if (answer !== null) table.answerCluster[at] = clusterOf(place, text, answer);
      at += 1;
    }
  }
}

function questionKey({ row }: GradedAnswer): string {
  return row.question === '' && row.gold.length === 0
    ? `row ${row.id}`
    : `${row.question}\u0000${row.gold.join('\u0000')}`;
}

function questionRow({ row, reference }: GradedAnswer, key: string, dataset: string): QuestionRow {
  return {
    id: row.questionId ?? row.id,
    hash: contentHash(key),
    dataset,
    kind: 'answerable',
    status: 'ok',
    answerType: reference?.form ?? 'no reference',
    tags: [],
    ...(row.subject === null ? {} : { subject: { name: row.subject } }),
    ...(row.property === null ? {} : { property: row.property }),
    ...(row.topic === null ? {} : { topic: row.topic }),
    ...(row.popularity === null
      ? {}
      : {
          popularity:
            typeof row.popularity === 'number' ? { value: row.popularity } : { band: row.popularity },
        }),
  };
}

function respondentOf(id: string, known: AnswerRespondent): Respondent {
  return {
    ...known,
    id,
    family: null,
    knowledgeCutoff: null,
    simulated: false,
  };
}

function cellOf(judgement: Judgement): Cell {
  if (judgement.status === 'graded') return judgement.outcome;
  return judgement.why === 'reply-failed' ? 'failed-empty' : 'ungraded';
}

function indexOf(index: Map<string, number>, key: string, add: () => void): number {
  const known = index.get(key);
  if (known !== undefined) return known;
  add();
  index.set(key, index.size);
  return index.size - 1;
}
