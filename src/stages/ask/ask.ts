/**
 * Stage 2: askings in, replies out through `save`. A reply is counted only after it is durable, so that a killed run
 * has lost nothing but what was in flight. Three ways to end early, all clean: `stop` (nothing new is sent, what is
 * on the wire is waited for and kept), `signal` (at once), and a reason found here (budget, key, quota, a provider
 * that answers nothing).
 */
import { checkArgument, isStream } from '../../core/argument.ts';
import type { Budget } from '../../core/budget.ts';
import type { Complete, Completion, Usage } from '../../core/completion.ts';
import type { ProgressListener } from '../../core/progress.ts';
import type { ClosedBookLevel } from '../../core/reply.ts';
import type { ReplyRecord, ReplySink } from '../../core/saved-records.ts';
import type { AskingState } from '../../core/store/stored-replies.ts';
import { AskEnding } from './ask-ending.ts';
import { AskTally } from './ask-tally.ts';
import type { Asking } from './asking.ts';
import { FailureWatch, type SetAside } from './failure-watch.ts';
import { runInLanes } from './lanes.ts';
import { replyRecord } from './reply-record.ts';
import { type Reservation, Reservations } from './reservations.ts';
import { type TokenHabits, UNKNOWN_HABITS } from './token-forecast.ts';
import { completeInTwoStages } from './two-stage.ts';

/** What the stage needs of models and store; openModels() offers all but `save`. */
export interface AskPorts {
  readonly complete: Complete;
  /** Resolves after the commit. */
  readonly save: ReplySink;
  /** Models of one lane share a provider's limits. */
  lane(model: string): string;
  closedBookLevel(model: string): ClosedBookLevel;
  /** Null where the price or the usage is unknown. */
  costUsd(model: string, usage: Usage): number | null;
  /** What bears on the tokens of a model. @default nothing is known */
  habits?(model: string): TokenHabits;
  /** Whether the model’s server states what each reply cost. @default false */
  statesCost?(model: string): boolean;
}

export interface AskOptions {
  readonly runId: string;
  /** Requests in flight per lane at most. @default 50 */
  readonly concurrency?: number;
  /** State of earlier askings by askKey: all but `error` are left alone. */
  readonly known?: ReadonlyMap<string, AskingState>;
  /** Askings in all, for progress; null while unknown. */
  readonly total?: number | null;
  readonly budget?: Budget;
  /** Stop taking new work; replies under way are waited for and saved. */
  readonly stop?: AbortSignal;
  /** Abort at once, losing what is under way. */
  readonly signal?: AbortSignal;
  /** Longest wait for replies under way after a stop. @default 30_000 */
  readonly gracePeriodMs?: number;
  /** Failures in a row within a lane after which the run stops. @default 25 */
  readonly maxFailuresInARow?: number;
  /**
   * After so many failures in a row asks those no more who fail (the lane where nobody in it answers, else the respondent) and
   * goes on with the others; an error where nobody is left and nothing was answered. @default false
   */
  readonly setAside?: boolean;
  /** Keep the raw bodies of answered replies too. @default false */
  readonly keepRawBodies?: boolean;
  readonly onProgress?: ProgressListener;
  /** Milliseconds between progress events at least. @default 100 */
  readonly progressEveryMs?: number;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

/** How the asking ended. */
export interface AskResult {
  /** Askings that now have a saved reply of this call. */
  readonly replies: number;
  readonly answered: number;
  readonly blocked: number;
  readonly failed: number;
  /** Askings left alone because they had a reply. */
  readonly known: number;
  /** Attempts beyond the first. */
  readonly retries: number;
  /** Replies whose structure shows a look-up. */
  readonly violations: number;
  /** Null when no call had a known price. */
  readonly costUsd: number | null;
  /** Null when the source was worked off. */
  readonly stoppedBy: 'budget' | 'stop' | 'signal' | null;
  /** Who was asked no more, with `setAside`. */
  readonly aside: readonly SetAside[];
}

/**
 * Asks everything, saves every reply.
 * @throws ClosedbookError when going on is of no use (key, quota, refused setting, unreachable provider), after the
 * replies under way were saved; whatever `save` or the source threw.
 * @example
 * const questions = demoQuestions(1, 4);
 * const simulator = await startSimulator({ questions });
 * const models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } });
 * const settings = {};
 * const policy = parsePolicy('plain');
 * const [model, family, knowledgeCutoff] = ['simulated/heron', null, null];
 * const heron = { id: 'heron', model, settings, policy, family, knowledgeCutoff, simulated: true };
 * const texts = [];
 * const save = async ({ reply }) => void texts.push(reply.text);
 * await ask(askingsOf(questions, { respondents: [heron] }), { ...models, save }, { runId: 'example' });
 * texts.length; // => 4
 * await models.close();
 * await simulator.close();
 */
export async function ask(
  askings: AsyncIterable<Asking> | Iterable<Asking>,
  ports: AskPorts,
  options: AskOptions,
): Promise<AskResult> {
  checkGiven(askings, ports, options);
  const { concurrency = 50, known, total = null, gracePeriodMs = 30_000, maxFailuresInARow = 25 } = options;
  const { onProgress, progressEveryMs = 100, now = Date.now, setAside = false } = options;
  const tally = new AskTally({ total, onProgress, progressEveryMs, now });
  const watch = new FailureWatch({ max: maxFailuresInARow, setAside });
  const ending = new AskEnding({ stop: options.stop, signal: options.signal, gracePeriodMs });
  const reservations = new Reservations(options.budget, {
    costUsd: ports.costUsd,
    habits: (model) => ports.habits?.(model) ?? UNKNOWN_HABITS,
    statesCost: (model) => ports.statesCost?.(model) ?? false,
  });
  const means: Means = { ports, options, now, tally, watch, ending, reservations };

  async function* unknownOnly(): AsyncGenerator<Asking> {
    for await (const asking of askings) {
      const state = known?.get(asking.askKey);
      if (state === undefined || state === 'error') yield asking;
      else tally.addKnown();
    }
  }

  try {
    await runInLanes(unknownOnly(), {
      lane: (asking) => ports.lane(asking.request.model),
      places: concurrency,
      stopped: () => ending.hasBegun,
      run: (asking) => askOne(asking, means),
    });
  } finally {
    ending.close();
    tally.tell({ isLast: true });
  }
  const { failure, stoppedBy } = ending;
  if (failure !== null) throw failure.error;
  const { result } = tally;
  // Where something was answered, by whomever and whenever, there is something to grade and to report.
  const nothingCame = result.answered + result.blocked + result.known === 0;
  if (stoppedBy === null && nothingCame && watch.nobodyLeft !== null) throw watch.nobodyLeft;
  return { ...result, stoppedBy, aside: watch.setAside };
}

/** What all askings of one call share. */
interface Means {
  readonly ports: AskPorts;
  readonly options: AskOptions;
  readonly now: () => number;
  readonly tally: AskTally;
  readonly watch: FailureWatch;
  readonly ending: AskEnding;
  readonly reservations: Reservations;
}

/** From an asking to a reply that is saved and counted. Never rejects: what goes wrong ends the asking of all. */
async function askOne(asking: Asking, means: Means): Promise<void> {
  const { ports, tally, watch, ending, reservations } = means;
  const asked = { lane: ports.lane(asking.request.model), respondent: asking.respondent.id };
  if (!watch.mayAsk(asked)) return;
  let reservation: Reservation | null;
  try {
    reservation = await reservations.take(asking, {
      isOver: () => ending.hasBegun,
      isAlone: () => tally.underWay === 0,
    });
  } catch (error) {
    // Whoever has the money cannot be asked.
    return ending.giveUp(error);
  }
  if (reservation === null) return ending.stopSending('budget');
  if (ending.hasBegun) return reservation.release();
  tally.underWay++;
  try {
    const { record, completion } = await askedRecord(asking, reservation, means);
    await ports.save(record, asking.question);
    tally.add(record, completion);
    if (record.reply.status === 'failed' && record.reply.kind === 'error') {
      const reason = watch.failed(asked, record.reply.error);
      if (reason !== null) ending.giveUp(reason);
    } else {
      watch.answered(asked);
    }
    tally.tell();
  } catch (error) {
    reservation.release();
    // Stopped before it was sent, or aborted with the user's consent: it is asked again on resume.
    if (!(isAbort(error) && ending.hasBegun)) ending.giveUp(error);
  } finally {
    tally.underWay--;
    reservations.wake();
  }
}

/** Asks, and writes down what came back; what it cost is settled. */
async function askedRecord(
  asking: Asking,
  reservation: Reservation,
  { ports, options, now, ending }: Means,
): Promise<{ readonly record: ReplyRecord; readonly completion: Completion }> {
  const { model } = asking.request;
  const startedAt = new Date(now()).toISOString();
  const { completion, confidence } = isTwoStage(asking)
    ? await completeInTwoStages(asking, ports.complete, ending.signals)
    : { completion: await ports.complete(asking.request, ending.signals), confidence: null };
  const costUsd = ports.costUsd(model, completion.usage);
  reservation.settle(completion, costUsd);
  const record = replyRecord(asking, completion, {
    runId: options.runId,
    closedBookLevel: ports.closedBookLevel(model),
    costUsd,
    startedAt,
    repliedAt: new Date(now()).toISOString(),
    keepRawBody: options.keepRawBodies ?? false,
    confidence,
  });
  return { record, completion };
}

function checkGiven(askings: unknown, ports: AskPorts, options: AskOptions): void {
  checkArgument(isStream(askings), 'askings', {
    expected: 'askings, as askingsOf gives them',
    given: askings,
  });
  for (const name of ['complete', 'save', 'lane', 'closedBookLevel', 'costUsd'] as const) {
    const given = ports?.[name];
    checkArgument(typeof given === 'function', `ports.${name}`, { expected: 'a function', given });
  }
  checkArgument(typeof options?.runId === 'string', 'options.runId', {
    expected: 'the id of the run',
    given: options?.runId,
  });
}

function isTwoStage({ respondent: { policy } }: Asking): boolean {
  return policy?.confidence === 'two-stage';
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
