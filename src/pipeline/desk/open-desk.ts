/**
 * The store as the desk looks at it: opened once, read by many pages. What is dear to count is counted when the store
 * changed, one run at a time, and for at most a part of the time, so that somebody who watches does not slow what is watched.
 */
import type { BrowseFilter, BrowsePlace, FieldValue } from '../../core/browsing.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { rubricName } from '../../core/rubric.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import { openStore } from '../../store/open-store.ts';
import { isMissing, storeName } from '../../store/store-name.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { asksForFree } from '../asks-for-free.ts';
import { runState } from '../run-state.ts';
import { type AskedToStop, askToStop } from '../stop-run.ts';
import type { Workspace } from '../workspace.ts';
import { calibratedQueue } from './calibrated-queue.ts';
import { type CompareRunsOptions, compareRuns, type DeskComparison } from './compare-runs.ts';
import { deskQuestion } from './desk-question.ts';
import {
  type DeskAnswers,
  type DeskFigures,
  type DeskQuestion,
  type DeskRun,
  deskAnswer,
} from './desk-records.ts';
import type { Curating } from './open-curating.ts';
import type { CalibrationItem } from './read-calibration.ts';
import { respondentLabels } from './respondent-labels.ts';
import { openReviewQueue, type ReviewOptions, type ReviewQueue } from './review-queue.ts';
import type { ReviewStanding } from './review-records.ts';
import { type ReviewSheet, reviewSheet } from './review-sheet.ts';
import { reviewStanding } from './review-standing.ts';
import { runFigures } from './run-figures.ts';
import { runReport } from './run-report.ts';
import { whenChanged } from './when-changed.ts';

export interface Desk {
  /** The store, as it may be printed. */
  readonly store: string;
  runs(): Promise<readonly DeskRun[]>;
  /** By id, or by its beginning or end where that is of one run only. @throws ClosedbookError `run-unknown`. */
  run(id: string): Promise<DeskRun>;
  figures(id: string): Promise<DeskFigures>;
  /** Ways to look through the run. */
  fields(id: string): Promise<readonly FieldValue[]>;
  answers(
    id: string,
    filter: BrowseFilter,
    options: { readonly after: string | null; readonly limit: number },
  ): Promise<DeskAnswers>;
  count(
    id: string,
    filter: BrowseFilter,
    after: string | null,
  ): Promise<{ readonly count: number; readonly next: string | null; readonly searched: number }>;
  /** One question with every reply to it. @throws ClosedbookError `argument-invalid` where the run has none of that id. */
  question(id: string, questionId: string): Promise<DeskQuestion>;
  /** The calibration report as it is now, as one HTML document. @throws ClosedbookError `usage` for the largest runs. */
  report(id: string): Promise<string>;
  /** One respondent of each of two runs, compared. @throws ClosedbookError `usage` for the largest runs. */
  compare(ids: readonly [string, string], chosen: CompareRunsOptions): Promise<DeskComparison>;
  /** Which questions to look at, and what people decide about them. */
  curating(): Promise<Curating>;
  /** The queue of what was drawn for people. */
  readonly queue: ReviewQueue;
  /** @throws ClosedbookError `usage` where nothing was drawn. */
  review(id: string): Promise<ReviewStanding>;
  /** The sheet of one person, as `audit read` takes it. */
  sheet(id: string, name: string): Promise<ReviewSheet>;
  /** Asks whoever carries the run out to stop. @throws ClosedbookError `usage` where it is not under way. */
  stop(id: string): Promise<AskedToStop>;
  close(): Promise<void>;
}

export interface DeskReviewOptions extends ReviewOptions {
  /** Answers whose outcome is known, mixed in among those of a draw. */
  readonly calibration: readonly CalibrationItem[];
}

/** A page may look this long before it says how far it came, in milliseconds. */
const BUDGET_MS = 180;
/** Newest runs of a store that are listed. */
const LISTED = 500;

/** @throws ClosedbookError `file-missing` where there is no store, and what opening it throws. */
export async function openDesk(
  workspace: Workspace,
  { each = 2, claimMs = 10 * 60_000, calibration = [] }: Partial<DeskReviewOptions> = {},
): Promise<Desk> {
  const name = storeName(workspace.storePath);
  if (isMissing(workspace.storePath)) {
    throw new ClosedbookError('file-missing', `${name}: no such store`, {
      hint: 'closedbook demo, run or import makes one; --store names another.',
    });
  }
  // Opened for writing a store of an earlier version is brought up to date; on a read-only medium it is read as it is.
  const now = () => workspace.now().getTime();
  const store = await openStore(workspace.storePath, { now }).catch((error: unknown) => {
    if (!(error instanceof ClosedbookError) || error.code !== 'output-unwritable') throw error;
    return openStore(workspace.storePath, { readonly: true, now });
  });
  const mark = () => store.changeMark();
  const figures = whenChanged(mark, (id) => runFigures(store, id, workspace.now));
  const fields = whenChanged(mark, (id) => store.fieldValues(id));
  const reports = whenChanged(mark, (id) => runReport(store, id, workspace));
  const reviews = whenChanged(mark, (id) => reviewStanding(store, id, each));
  const queue = openReviewQueue(store, { each, claimMs, now: workspace.now });
  // Lint and the search for wrong golds are loaded by whoever curates: a desk beside a run starts without them.
  let curating: Promise<Curating> | null = null;
  const idOf = async (id: string) => (await store.run(id)).id;
  return {
    store: name,
    async runs() {
      const runs = await store.runs();
      return Promise.all(runs.slice(0, LISTED).map((run) => deskRun(store, run)));
    },
    run: async (id) => deskRun(store, await store.run(id)),
    async figures(id) {
      const run = await idOf(id);
      return { ...(await figures.get(run)), atWork: await store.isLeased(run) };
    },
    fields: async (id) => fields.get(await idOf(id)),
    async answers(id, filter, { after, limit }) {
      const labels = respondentLabels(await store.run(id));
      const page = await store.browse(id, filter, { limit, budgetMs: BUDGET_MS, ...placeOf(after) });
      return {
        rows: page.replies.map(({ answer, beside }) => ({
          answer: deskAnswer(answer, labels),
          beside: beside === undefined ? null : deskAnswer(beside, labels),
        })),
        next: page.next === null ? null : page.next.join('.'),
        searched: page.searched,
      };
    },
    async count(id, filter, after) {
      const found = await store.countBrowsed(id, filter, { budgetMs: BUDGET_MS, ...placeOf(after) });
      return { ...found, next: found.next === null ? null : found.next.join('.') };
    },
    question: async (id, questionId) => answeredQuestion(store, await store.run(id), questionId),
    report: async (id) => reports.get(await idOf(id)),
    compare: (ids, chosen) => compareRuns(store, ids, { ...chosen, workspace }),
    curating() {
      curating ??= import('./open-curating.ts').then(({ openCurating }) => openCurating(store, workspace));
      return curating;
    },
    queue:
      calibration.length === 0 ? queue : calibratedQueue(queue, calibration, { store, now: workspace.now }),
    review: async (id) => reviews.get(await idOf(id)),
    sheet: async (id, name) => reviewSheet(store, await idOf(id), name),
    stop: (id) => askToStop(store, id),
    close: () => store.close(),
  };
}

async function deskRun(store: Store, run: Run): Promise<DeskRun> {
  return {
    id: run.id,
    title: visibleText(run.title),
    createdAt: run.createdAt,
    status: await runState(store, run),
    stoppedBy: run.stoppedBy,
    planned: run.planned,
    simulated: run.simulated,
    free: asksForFree(run.spec),
    respondents: [...respondentLabels(run)].map(([respondent, label]) => ({
      id: visibleText(respondent),
      label,
    })),
    datasets: run.manifest.datasets.map(({ name, questions }) => ({ name: visibleText(name), questions })),
    maxCostUsd: run.spec?.maxCostUsd ?? null,
    rubric: run.spec === null ? null : rubricName(run.spec.rubric),
  };
}

async function answeredQuestion(store: Store, run: Run, questionId: string): Promise<DeskQuestion> {
  const views = [];
  for await (const view of store.answers({ runIds: [run.id], questionIds: [questionId] })) views.push(view);
  const [first] = views;
  if (first === undefined) {
    throw new ClosedbookError('argument-invalid', `the run has no reply to a question "${questionId}"`, {
      hint: 'It may not have been asked yet.',
    });
  }
  const labels = respondentLabels(run);
  return {
    ...deskQuestion(first.question, first.dataset),
    answers: views.map((view) => deskAnswer(view, labels)),
  };
}

/** @throws ClosedbookError `argument-invalid` for what no page gave. */
function placeOf(text: string | null): { readonly after?: BrowsePlace } {
  if (text === null) return {};
  const numbers = text.split('.').map(Number);
  if (numbers.length !== 4 || !numbers.every((one) => Number.isSafeInteger(one) && one >= -1)) {
    throw new ClosedbookError('argument-invalid', `after: "${text}" is no place in the answers`);
  }
  return { after: numbers as unknown as BrowsePlace };
}
