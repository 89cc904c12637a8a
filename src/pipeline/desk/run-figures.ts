/** A run in figures as it stands: rates with intervals, what failed and why, what it spent, how long it will take. */
import type { RunPace } from '../../core/browsing.ts';
import { CELL_CODE, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import { untilWord } from '../../core/until.ts';
import { type RatesRow, ratesOnly } from '../../stages/analyze/rates-only.ts';
import { sequentialEstimates } from '../../stages/analyze/sequential/sequential-rates.ts';
import { verdictOf } from '../../stages/analyze/sequential/verdict.ts';
import { advanceWatch } from '../../stages/analyze/sequential/watch.ts';
import { weightedRates } from '../../stages/analyze/weighted/weighted-estimates.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { runState } from '../run-state.ts';
import { openWatching, sequentialOptions } from '../stopping.ts';
import type { DeskFigures } from './desk-records.ts';
import { inWords } from './in-words.ts';

/** Without what changes while nothing is written. */
export type RunFigures = Omit<DeskFigures, 'atWork'>;

export async function runFigures(store: Store, id: string, now: () => Date): Promise<RunFigures> {
  const run = await store.run(id);
  const countedAt = now().toISOString();
  const table = await store.outcomeTable([id]);
  const open = PASSES.indexOf('open');
  let replies = 0;
  let ungraded = 0;
  let failed = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const cell = table.cell[row]!;
    if (FAILED.has(cell)) failed += 1;
    if (table.pass[row] !== open) continue;
    replies += 1;
    if (cell === CELL_CODE.ungraded) ungraded += 1;
  }
  // Reading the causes goes through every reply once more: only where there are some.
  const failures = failed === 0 ? [] : await store.failureReasons(id);
  const pace = await store.pace(id);
  const status = await runState(store, run);
  const stopping = run.manifest.stopping ?? null;
  const { perMinute, secondsLeft } = timeLeft(pace, status === 'running' ? run.planned - replies : 0);
  const standing = await standingOf(table, run, store);
  return {
    countedAt,
    status,
    stoppedBy: run.stoppedBy,
    planned: run.planned,
    replies,
    forced: table.rows - replies,
    ungraded,
    leftOut: {
      unanswerable: table.questions.filter(({ kind }) => kind !== 'answerable').length,
      setAside: table.questions.filter(({ kind, status }) => kind === 'answerable' && status !== 'ok').length,
    },
    until: stopping === null ? null : untilWord(stopping.until),
    standing,
    rates: (await ratesOf(table, run, store)).map(({ respondent, label, tally, estimates }) => ({
      respondent: visibleText(respondent),
      label: visibleText(label),
      tally,
      correct: inWords(estimates['correct/asked']!),
      incorrect: inWords(estimates['incorrect/asked']!),
      refused: inWords(estimates['refused/asked']!),
      wrong: inWords(estimates['incorrect/attempted']!),
    })),
    failures: failures.map((failure) => ({
      ...failure,
      code: visibleText(failure.code),
      message: visibleText(failure.message),
    })),
    pace,
    perMinute,
    secondsLeft,
  };
}

async function standingOf(table: OutcomeTable, run: Run, store: Store): Promise<DeskFigures['standing']> {
  if (run.manifest.stopping === undefined) return null;
  const watch = (await openWatching(run, store)).watch();
  advanceWatch(watch, table);
  return verdictOf(watch).state;
}

/** A run that may stop early has the intervals that hold at every look, one with unlike chances its weights: as in its report. */
async function ratesOf(table: OutcomeTable, run: Run, store: Store): Promise<RatesRow[]> {
  const rows = ratesOnly(table, LEVEL);
  const { stopping, drawing } = run.manifest;
  if (drawing !== undefined) {
    const weighted = weightedRates(table, drawing, LEVEL);
    return rows.map((row, place) => ({ ...row, estimates: weighted[place]! }));
  }
  if (stopping === undefined) return rows;
  const { watching } = await sequentialOptions(run, store);
  return rows.map((row, place) => {
    const { estimates } = sequentialEstimates(table, place, { watching, level: LEVEL, penalties: [] });
    return { ...row, estimates: Object.fromEntries(estimates) };
  });
}

const LEVEL = 0.95;

const FAILED: ReadonlySet<number> = new Set([
  CELL_CODE['failed-error'],
  CELL_CODE['failed-empty'],
  CELL_CODE['failed-truncated'],
]);

/** By the newest replies; null where nothing is to come, or two replies do not stand apart in time. */
export function timeLeft(
  { newest }: Pick<RunPace, 'newest'>,
  missing: number,
): Pick<DeskFigures, 'perMinute' | 'secondsLeft'> {
  if (newest === null || missing <= 0) return { perMinute: null, secondsLeft: null };
  const seconds = (Date.parse(newest.last) - Date.parse(newest.first)) / 1000;
  if (!(seconds > 0) || newest.replies < 2) return { perMinute: null, secondsLeft: null };
  const perSecond = (newest.replies - 1) / seconds;
  return { perMinute: perSecond * 60, secondsLeft: missing / perSecond };
}
