/**
 * Work spread over lanes, one per provider, each with its own number of places, read from one lazy source. A lane
 * whose line is full holds up the source, so memory is bounded by the lines; a lane that still has work in its line
 * goes on meanwhile. Source order is kept within a lane.
 */

export interface LanesOptions<Work> {
  readonly lane: (work: Work) => string;
  /** Places per lane, at least 1. */
  readonly places: number;
  /** Called when to stop taking from the source and from the lines; what runs, runs on. */
  readonly stopped: () => boolean;
  /** Never rejects: a failure is the runner's to keep. */
  readonly run: (work: Work) => Promise<void>;
}

/** Resolves when the source is empty (or work was stopped) and nothing runs any more; rejects with the source's error. */
export async function runInLanes<Work>(
  source: AsyncIterable<Work> | Iterable<Work>,
  options: LanesOptions<Work>,
): Promise<void> {
  const { lane: laneOf, places, stopped, run } = options;
  /** Work waiting per lane before the source is held up. */
  const readAhead = 2 * places;
  const lanes = new Map<string, { running: number; line: Work[] }>();
  let running = 0;
  let wake: () => void = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  const start = (lane: { running: number; line: Work[] }, work: Work) => {
    lane.running++;
    running++;
    void run(work).then(() => {
      lane.running--;
      running--;
      if (!stopped() && lane.line.length > 0) start(lane, lane.line.shift()!);
      wake();
    });
  };

  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const work of source) {
      if (stopped()) break;
      const name = laneOf(work);
      let lane = lanes.get(name);
      if (lane === undefined) {
        lane = { running: 0, line: [] };
        lanes.set(name, lane);
      }
      if (lane.running < places) start(lane, work);
      else lane.line.push(work);
      while (lane.line.length >= readAhead && !stopped()) await change();
    }
  } catch (error) {
    failure = { error };
  }
  while (running > 0) await change();
  if (failure !== null) throw failure.error;
}
