/**
 * Stage 2: askings in, replies out through `save`. A reply is counted only after it is durable, so that a killed run
 * has lost nothing but what was in flight. Three ways to end early, all clean: `stop` (nothing new is sent, what is
 * on the wire is waited for and kept), `signal` (at once), and a reason found here (budget, key, quota, a provider
 * that answers nothing).
 */
import { checkArgument, isStream } from '../../core/argument.ts';
import type { Budget, Settle } from '../../core/budget.ts';
import type { Complete, Completion, Usage } from '../../core/completion.ts';
import { lastTold } from '../../core/last-told.ts';
import type { ReplySink } from '../../core/ports.ts';
import type { ProgressListener } from '../../core/progress.ts';
import type { ClosedBookLevel } from '../../core/reply.ts';
import type { AskingState } from '../../core/store-contract.ts';
import type { Asking } from './asking.ts';
import { CostForecast } from './cost-forecast.ts';
import { FailureWatch, type SetAside } from './failure-watch.ts';
import { runInLanes } from './lanes.ts';
import { replyRecord } from './reply-record.ts';
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
  const { runId, concurrency = 50, known, total = null, budget, gracePeriodMs = 30_000 } = options;
  const { maxFailuresInARow = 25, keepRawBodies = false, progressEveryMs = 100, now = Date.now } = options;
  const count = { replies: 0, answered: 0, blocked: 0, failed: 0, known: 0, retries: 0, violations: 0 };
  const cost = { usd: 0, priced: false };
  const watch = new FailureWatch({ max: maxFailuresInARow, setAside: options.setAside ?? false });
  const limited = budget !== undefined && budget.maxUsd !== null;
  const forecast = new CostForecast({
    costUsd: ports.costUsd,
    habits: (model) => ports.habits?.(model) ?? UNKNOWN_HABITS,
    statesCost: (model) => ports.statesCost?.(model) ?? false,
  });
  const sending = new AbortController();
  const hurry = new AbortController();
  let stoppedBy: AskResult['stoppedBy'] = null;
  let fatal: { readonly error: unknown } | null = null;
  let inFlight = 0;
  /** Askings that wait for what is under way to settle. */
  const waiting: (() => void)[] = [];
  let lastProgressAt = Number.NEGATIVE_INFINITY;
  let graceTimer: NodeJS.Timeout | undefined;

  const stopSending = (because: AskResult['stoppedBy']) => {
    stoppedBy ??= because;
    if (sending.signal.aborted) return;
    sending.abort();
    graceTimer = setTimeout(() => hurry.abort(), gracePeriodMs);
  };
  const onStop = () => stopSending('stop');
  const onSignal = () => {
    stoppedBy = 'signal';
    stopSending('signal');
    hurry.abort();
  };
  const giveUp = (error: unknown) => {
    fatal = { error: fatal === null ? error : lastTold(fatal.error, error) };
    stopSending(null);
  };
  const tell = (force = false) => {
    if (options.onProgress === undefined || (!force && now() - lastProgressAt < progressEveryMs)) return;
    lastProgressAt = now();
    options.onProgress({
      stage: 'ask',
      done: count.replies + count.known,
      total,
      failed: count.failed,
      retries: count.retries,
      costUsd: cost.priced ? cost.usd : null,
      concurrency: inFlight,
    });
  };

  async function askOne(asking: Asking): Promise<void> {
    const { model } = asking.request;
    const asked = { lane: ports.lane(model), respondent: asking.respondent.id };
    if (!watch.mayAsk(asked)) return;
    // What is expected changes while an asking waits: replies come back and tell. Without a limit nobody asks.
    let expected: ReturnType<CostForecast['expect']> = null;
    const reserve = () => {
      if (limited) expected = forecast.expect(asking);
      return expected === 'unknown' ? budget?.reserveRest() : budget?.reserve(expected);
    };
    let settle: Settle | null | undefined = reserve();
    // What is under way is reserved generously; only when all of it has settled is the budget really spent.
    try {
      while (settle === null && !sending.signal.aborted) {
        if ((await budget?.refill?.()) !== true) {
          if (inFlight === 0) break;
          await new Promise<void>((resolve) => waiting.push(resolve));
        }
        settle = reserve();
      }
    } catch (error) {
      // Whoever has the money cannot be asked.
      return giveUp(error);
    }
    if (settle === null) return stopSending('budget');
    if (sending.signal.aborted) {
      settle?.(0);
      return;
    }
    const startedAt = new Date(now()).toISOString();
    inFlight++;
    try {
      const signals = { signal: hurry.signal, stop: sending.signal };
      const { completion, confidence } = isTwoStage(asking)
        ? await completeInTwoStages(asking, ports.complete, signals)
        : { completion: await ports.complete(asking.request, signals), confidence: null };
      const costUsd = ports.costUsd(model, completion.usage);
      // A server that tells no usage is charged what was set aside; a fault on the way is mostly free.
      settle?.(costUsd ?? (isFault(completion) || expected === 'unknown' ? null : expected));
      if (limited) forecast.learn(asking, { usage: completion.usage, costUsd });
      const record = replyRecord(asking, completion, {
        runId,
        closedBookLevel: ports.closedBookLevel(model),
        costUsd,
        startedAt,
        repliedAt: new Date(now()).toISOString(),
        keepRawBody: keepRawBodies,
        confidence,
      });
      await ports.save(record, asking.question);
      count.replies++;
      count[completion.status]++;
      count.retries += completion.attempts - 1;
      if (record.reply.closedBook === 'violated') count.violations++;
      if (costUsd !== null) {
        cost.usd += costUsd;
        cost.priced = true;
      }
      if (record.reply.status === 'failed' && record.reply.kind === 'error') {
        const reason = watch.failed(asked, record.reply.error);
        if (reason !== null) giveUp(reason);
      } else {
        watch.answered(asked);
      }
      tell();
    } catch (error) {
      settle?.(0);
      // Stopped before it was sent, or aborted with the user's consent: it is asked again on resume.
      if (!(isAbort(error) && sending.signal.aborted)) giveUp(error);
    } finally {
      inFlight--;
      for (const resume of waiting.splice(0)) resume();
    }
  }

  async function* unknownOnly(): AsyncGenerator<Asking> {
    for await (const asking of askings) {
      const state = known?.get(asking.askKey);
      if (state === undefined || state === 'error') yield asking;
      else count.known++;
    }
  }

  if (options.signal?.aborted) onSignal();
  else if (options.stop?.aborted) onStop();
  options.stop?.addEventListener('abort', onStop);
  options.signal?.addEventListener('abort', onSignal);
  try {
    await runInLanes(unknownOnly(), {
      lane: (asking) => ports.lane(asking.request.model),
      places: concurrency,
      stopped: () => sending.signal.aborted,
      run: askOne,
    });
  } finally {
    clearTimeout(graceTimer);
    options.stop?.removeEventListener('abort', onStop);
    options.signal?.removeEventListener('abort', onSignal);
    tell(true);
  }
  const failure = fatal as { readonly error: unknown } | null;
  if (failure !== null) throw failure.error;
  // Where something was answered, by whomever and whenever, there is something to grade and to report.
  const nothingCame = count.answered + count.blocked + count.known === 0;
  if (stoppedBy === null && nothingCame && watch.nobodyLeft !== null) throw watch.nobodyLeft;
  return { ...count, costUsd: cost.priced ? cost.usd : null, stoppedBy, aside: watch.setAside };
}

function isTwoStage({ respondent: { policy } }: Asking): boolean {
  return policy?.confidence === 'two-stage';
}

function isFault(completion: Completion): boolean {
  return completion.status === 'failed' && completion.kind === 'error';
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
