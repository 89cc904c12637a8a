/** Everything that a store tells and nothing that it changes: the same for every database, on {@link Reader}. */
import type { Store } from '../core/store/store.ts';
import { answerPager, countAnswers, eachAnswer } from './answer-pages.ts';
import { remarkCounts, servedCounts } from './answered-by.ts';
import { askingStates } from './asking-states.ts';
import { auditEntries, drawnAudits } from './audit-records.ts';
import { batchesOfRun, itemsOfBatch } from './batch-records.ts';
import { browseReplies, countBrowsed } from './browse-replies.ts';
import { fieldValues } from './browsed-questions.ts';
import { calibrationOfRun } from './calibration-words.ts';
import { drawnGrades } from './drawn-grades.ts';
import { failureReasons, failuresByRespondent } from './failure-reasons.ts';
import { gradersOfRun, judgeText } from './grader-counts.ts';
import { graderMeetings } from './grader-meetings.ts';
import { isAskedToStop } from './leases.ts';
import { openAnswers } from './open-answers.ts';
import { openOutcomes } from './open-outcomes.ts';
import { scanOutcomes } from './outcome-scan.ts';
import { decisionsOfRun } from './question-decisions.ts';
import type { QuestionReads } from './question-reads.ts';
import { questionStretches } from './question-stretches.ts';
import type { Reader } from './reader.ts';
import { repliesToGrade } from './replies-to-grade.ts';
import { reviewStepsOf } from './review-steps.ts';
import { runPace } from './run-pace.ts';
import type { RunReads } from './run-reads.ts';
import { runTotals } from './run-totals.ts';
import { verdictPairs } from './second-verdicts.ts';
import { shownAnswers } from './shown-answers.ts';
import { standingRubrics } from './standing-rubrics.ts';

type Read =
  | 'run'
  | 'runs'
  | 'totals'
  | 'failureReasons'
  | 'failuresByRespondent'
  | 'servedCounts'
  | 'remarkCounts'
  | 'questions'
  | 'questionStretches'
  | 'askings'
  | 'verdictPairs'
  | 'judgeText'
  | 'repliesToGrade'
  | 'openOutcomes'
  | 'openAnswers'
  | 'outcomeTable'
  | 'audit'
  | 'audits'
  | 'calibrationWords'
  | 'reviewSteps'
  | 'isAskedToStop'
  | 'decisions'
  | 'drawnGrades'
  | 'batches'
  | 'batchItems'
  | 'graders'
  | 'graderMeetings'
  | 'standingRubrics'
  | 'count'
  | 'answers'
  | 'shown'
  | 'page'
  | 'browse'
  | 'countBrowsed'
  | 'fieldValues'
  | 'pace';

export function storeReads(database: Reader, runs: RunReads, questions: QuestionReads): Pick<Store, Read> {
  const keyOf = async (id: string) => runs.key((await runs.get(id)).id);
  return {
    run: (id) => runs.get(id),
    runs: () => runs.all(),
    totals: async (runId) => runTotals(database, await keyOf(runId)),
    failureReasons: async (runId) => failureReasons(database, await keyOf(runId)),
    failuresByRespondent: async (runId) => failuresByRespondent(database, await keyOf(runId)),
    servedCounts: async (runId) => servedCounts(database, await keyOf(runId)),
    remarkCounts: async (runId) => remarkCounts(database, await keyOf(runId)),
    async *questions(runId, within) {
      yield* questions.ofRun(await keyOf(runId), within);
    },
    questionStretches: async (runId, size) => questionStretches(database, await keyOf(runId), size),
    askings: async (runId, within) => askingStates(database, await keyOf(runId), within),
    verdictPairs: async (runId) => verdictPairs(database, await keyOf(runId)),
    judgeText: (requestHash) => judgeText(database, requestHash),
    async *repliesToGrade(runId, given) {
      yield* repliesToGrade(database, questions, await keyOf(runId), given);
    },
    async *openOutcomes(runId) {
      yield* openOutcomes(database, await keyOf(runId));
    },
    async *openAnswers(runId, rows) {
      yield* openAnswers(database, runs, { run: await keyOf(runId), rows });
    },
    outcomeTable: (runIds, options) => scanOutcomes(database, runs, runIds, options),
    audit: async (runId, auditId) => auditEntries(database, await keyOf(runId), auditId),
    audits: async (runId) => drawnAudits(database, await keyOf(runId)),
    drawnGrades: async (runId, auditId) => drawnGrades(database, await keyOf(runId), auditId),
    calibrationWords: async (runId) => calibrationOfRun(database, await keyOf(runId)),
    reviewSteps: async (runId, of) => reviewStepsOf(database, await keyOf(runId), of),
    isAskedToStop: async (runId) => isAskedToStop(database, await keyOf(runId)),
    decisions: async (runId) => decisionsOfRun(database, await keyOf(runId)),
    batches: async (runId) => batchesOfRun(database, await keyOf(runId)),
    batchItems: (id) => itemsOfBatch(database, id),
    graders: async (runId) => gradersOfRun(database, await keyOf(runId)),
    graderMeetings: async (runId) => graderMeetings(database, await keyOf(runId)),
    standingRubrics: async (runId) => standingRubrics(database, await keyOf(runId)),
    count: (filter) => countAnswers(database, filter),
    answers: (filter) => eachAnswer(database, questions, filter),
    shown: (runIds, rows = 2000) => shownAnswers(database, questions, { runIds, rows }),
    page: answerPager(database, questions),
    browse: async (runId, filter, step) =>
      browseReplies(database, { run: await keyOf(runId), questions }, filter, step),
    countBrowsed: async (runId, filter, step) => countBrowsed(database, await keyOf(runId), filter, step),
    fieldValues: async (runId) => fieldValues(database, await keyOf(runId)),
    pace: async (runId) => runPace(database, await keyOf(runId)),
  };
}
