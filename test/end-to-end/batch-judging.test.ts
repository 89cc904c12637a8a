/** Judges asked by batches: the verdicts of a live run, each asked for once, and none lost between batch and grade. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grade } from '../../src/pipeline/grade/grade.ts';
import type { RunEnding } from '../../src/pipeline/run/run-ending.ts';
import { type BatchPlace, batchPlace } from './batch-place.ts';
import { startClosedbook } from './child-process.ts';

let place: BatchPlace;
let skewMs = 0;
beforeEach(async () => {
  place = await batchPlace(60, { nowMs: () => Date.now() + skewMs });
});
afterEach(() => place[Symbol.asyncDispose]());

const spec = (more: object = {}) => ({
  models: [place.model('openai', 'starling'), place.model('openai', 'stilt')],
  judges: [place.model('anthropic', 'assayer')],
  batch: true,
  ...more,
});
const given = (name: string, more: object = {}) => ({ store: place.scratch.path(`${name}.db`), ...more });
const judged = (after = 0) => place.simulator.ledger({ after, purpose: 'judge' });
const rest = ({ summary }: RunEnding) => {
  const { provenance: _, cost: __, ...comparable } = summary!;
  return comparable;
};

test('a run by batches is judged by batches, and comes to the summary of a live run', async () => {
  const live = await place.run(spec({ batch: false }), given('live'));
  const verdicts = judged().length;
  expect(verdicts).toBeGreaterThan(0);
  const before = place.seen.length;
  const ending = await place.run(spec(), given('batch'));
  expect(ending).toMatchObject({ status: 'complete', waiting: [] });
  expect(rest(ending)).toEqual(rest(live));
  expect(judged()).toHaveLength(2 * verdicts);
  expect(place.seen.slice(before)).not.toContain('POST /v1/messages');
});

test('a panel waits for the verdicts of all its members', async () => {
  const judges = [place.model('anthropic', 'assayer'), place.model('openai', 'pennyweight')];
  const live = await place.run(spec({ batch: false, judges }), given('live'));
  const ending = await place.run(spec({ judges }), given('batch'));
  expect(ending.status).toBe('complete');
  expect(rest(ending)).toEqual(rest(live));
});

test('second verdicts come by a batch of their own, as many as in a live run', async () => {
  // All of them: which a share draws hangs on the run.
  const again = { judgeAgain: 1 };
  const live = await place.run(spec({ batch: false, ...again }), given('live'));
  const verdicts = judged().length;
  const repeatsOf = ({ summary }: RunEnding) => summary!.judge!.repeats!.map(({ same: { n } }) => n);
  const before = place.seen.length;
  place.simulator.control({ batches: { ms: 60_000 } });
  const at = given('batch', { batching: { wait: false } });
  let left = await place.run(spec(again), at);
  const waited: unknown[] = [];
  for (let tries = 0; left.status === 'waiting' && tries < 10; tries += 1) {
    waited.push(...left.waiting.map((batch) => batch.again ?? batch.purpose));
    skewMs += 120_000;
    left = await place.resume(at);
  }
  expect(waited).toEqual(['ask', 'ask', 'judge', true]);
  expect(left).toMatchObject({ status: 'complete', waiting: [] });
  // What a judge says the second time hangs on how often it was asked.
  expect({ ...rest(left), judge: null }).toEqual({ ...rest(live), judge: null });
  expect(repeatsOf(left)).toEqual(repeatsOf(live));
  expect(judged()).toHaveLength(2 * verdicts);
  expect(place.seen.slice(before)).not.toContain('POST /v1/messages');
});

test('killed when a verdict has come and no grade is saved, it reads the same batch again', async () => {
  const store = place.scratch.path('killed.db');
  const args = [
    'run',
    '-d',
    place.dataset,
    '-m',
    place.model('openai', 'starling'),
    '--quiet',
    '--store',
    store,
  ];
  const judge = ['--judge', place.model('anthropic', 'assayer'), '--batch', '--poll', '0.1'];
  const { child, ended } = startClosedbook([...args, ...judge], place.env, { cwd: place.scratch.folder });
  place.door((request) =>
    request.endsWith('/results') ? { passage: 'half', meanwhile: () => child.kill('SIGKILL') } : 'on',
  );
  await ended;
  place.door(() => 'on');
  const verdicts = judged().length;
  expect(verdicts).toBeGreaterThan(0);
  const done = await place.resume({ store });
  expect(done.status).toBe('complete');
  expect(judged()).toHaveLength(verdicts);
  expect(done.summary!.provenance.graders).toContainEqual(
    expect.objectContaining({ kind: 'judge', grades: verdicts }),
  );
});

test('a run is graded by a batch that is handed in and left, and read by the same command', async () => {
  const at = given('left');
  const { runId } = await place.run(spec({ judges: [] }), at);
  const options = {
    ...{ rulesOnly: false, judges: [place.model('anthropic', 'assayer')], map: [], batch: true },
  };
  place.simulator.control({ batches: { ms: 60_000 } });
  const left = await grade(runId, place.workspace(at), {
    ...options,
    batching: { wait: false, pollMs: 20 },
  });
  expect(left.waiting).toMatchObject([{ purpose: 'judge', state: 'submitted' }]);
  expect(left.outcomes.undecided).toBeGreaterThan(0);
  skewMs += 120_000;
  const done = await grade(runId, place.workspace(at), { ...options, batching: { pollMs: 20 } });
  expect(done.waiting).toBeUndefined();
  expect(done.outcomes.undecided).toBeLessThan(left.outcomes.undecided);
  expect(judged().every(({ attempt }) => attempt === 0)).toBe(true);
});
