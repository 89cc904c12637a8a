/**
 * Where the answers of an import go: made into records, counted by what stands of them, and stored in batches. What stands is
 * counted on the way, because the table of outcomes holds all questions at once.
 */

import { groupBy } from '../../core/group-by.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Cell, cellOf } from '../../core/outcome-table.ts';
import { answerType } from '../../core/question.ts';
import type { Reply } from '../../core/reply.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { AnswerRecord } from '../../core/saved-records.ts';
import type { Store } from '../../core/store/store.ts';
import { knownModel } from '../../model/known-models.ts';
import type { VerdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { type StandingCounts, standingTally } from '../grade/standing-counts.ts';
import { standingGrade } from '../grade/standing-of-grades.ts';
import type { VerdictMode } from '../read-answers.ts';
import type { Workspace } from '../workspace.ts';
import { type CountedGraders, graderTally } from './grader-tally.ts';
import { type AnswerPlace, importRecords } from './import-records.ts';

export interface ImportTarget {
  readonly store: Store;
  readonly runId: string;
  /** What questions are of whose file names no task or set of its own. */
  readonly dataset: string;
}

export interface AnswerWriterOptions {
  readonly rubric: RubricChoice;
  readonly workspace: Workspace;
  readonly verdicts?: VerdictMode;
  readonly memory: VerdictMemory;
}

/** What stands of the answers of an import, and by whom. */
export interface RuledAnswers extends StandingCounts {
  readonly graders: CountedGraders;
}

/** Answers of one transaction. */
const BATCH = 1000;

/** Collects records and writes them together; without a target it only knows who answered. */
export function answerWriter(
  target: ImportTarget | null,
  { rubric, workspace, verdicts, memory }: AnswerWriterOptions,
) {
  const respondents = new Map<string, Respondent>();
  const recordOf =
    target === null
      ? null
      : importRecords({
          runId: target.runId,
          rubric,
          importedAt: workspace.now().toISOString(),
          setAside: verdicts === 'rules',
          verdicts: memory,
        });
  const standing = standingTally();
  const graders = graderTally();
  let records: AnswerRecord[] = [];
  let newRespondents = false;

  const flush = async (): Promise<void> => {
    if (target === null || records.length === 0) return;
    const { store, runId, dataset } = target;
    if (newRespondents) await store.updateRun(runId, { respondents: [...respondents.values()] });
    for (const [name, own] of groupBy(records, ({ question }) => question.source[0]?.name ?? dataset))
      await store.saveAnswers(runId, name, own);
    records = [];
    newRespondents = false;
  };

  return {
    respondents: () => [...respondents.keys()],
    standing: (): RuledAnswers => ({ ...standing.counts(), graders: graders.found() }),
    flush,
    isFull: () => records.length >= BATCH,
    add(answer: ImportedAnswer, { question, trial, said }: Omit<AnswerPlace, 'respondent'>): void {
      let respondent = respondents.get(answer.respondent.id);
      if (respondent === undefined) {
        const { family, row } = knownModel(answer.respondent.model);
        const knowledgeCutoff = answer.respondent.knowledgeCutoff ?? row?.knowledgeCutoff ?? null;
        respondent = { ...answer.respondent, family, knowledgeCutoff };
        respondents.set(respondent.id, respondent);
        newRespondents = true;
      }
      if (recordOf === null) return;
      const record = recordOf(answer, { question, respondent, trial, said });
      const decided = standingGrade(record.grades.map(({ grade }) => grade));
      standing.add(
        cellOfReply(record.reply, decided.outcome),
        () => answerType(question) !== 'no reference',
        record.reply.status === 'blocked',
      );
      graders.add(record, decided);
      records.push(record);
    },
  };
}

/** What the reply is in the table of outcomes: all of its grades are of this import, against the question as it stands here. */
function cellOfReply(reply: Reply, outcome: Outcome | null): Cell {
  const failure = reply.status === 'failed' ? reply.kind : null;
  return cellOf({ status: reply.status, failure, closedBook: reply.closedBook }, outcome);
}
