/** What becomes of batches that do not end well, and of a run that is stopped, limited or cancelled meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancelRun } from '../../src/pipeline/run/cancel-run.ts';
import { type BatchPlace, batchPlace, type PlaceRunOptions } from './batch-place.ts';

const QUESTIONS = 24;
let place: BatchPlace;
let skewMs = 0;
beforeEach(async () => {
  place = await batchPlace(QUESTIONS, { nowMs: () => Date.now() + skewMs });
});
afterEach(() => place[Symbol.asyncDispose]());

const spec = (more: object = {}) => ({ models: [place.model('openai')], batch: true, ...more });
const given = (more: object = {}) => ({ store: place.scratch.path('runs.db'), ...more });

function expectBilledOnce(): void {
  const billed = place.billed();
  expect(new Set(billed).size).toBe(QUESTIONS);
  expect(billed).toHaveLength(QUESTIONS);
}

describe.each(['openai', 'anthropic', 'gemini'] as const)('a batch of %s', (wire) => {
  test('with failed requests: they are failed replies, and resume asks them again', async () => {
    place.simulator.control({ batches: { errors: 0.5 } });
    const first = await place.run(spec({ models: [place.model(wire)] }), given());
    const { failed, answered, blocked } = first.totals;
    expect(first).toMatchObject({ status: 'stopped', waiting: [] });
    expect(failed).toBeGreaterThan(0);
    expect(answered + blocked).toBeGreaterThan(0);
    expect(answered + blocked + failed).toBe(QUESTIONS);
    expect(first.failures).toMatchObject([{ kind: 'error', httpStatus: 500, count: failed }]);
    place.simulator.control({ batches: { errors: 0 } });
    expect((await place.resume(given())).status).toBe('complete');
    expectBilledOnce();
  });

  test('that expires: what was answered is kept, the rest is asked again', async () => {
    place.simulator.control({ batches: { expired: 0.25 } });
    const first = await place.run(spec({ models: [place.model(wire)] }), given());
    expect(first.failures).toMatchObject([{ kind: 'error', count: QUESTIONS / 4 }]);
    expect(first.failures[0]!.code).toContain('expired');
    place.simulator.control({ batches: { expired: 0 } });
    expect((await place.resume(given())).status).toBe('complete');
    expectBilledOnce();
  });

  test('whose making was not answered is found again and not handed in twice', async () => {
    place.simulator.control({ batches: { lost: 1 } });
    const ending = await place.run(spec({ models: [place.model(wire)] }), given());
    expect(ending.status).toBe('complete');
    expectBilledOnce();
    const made = place.seen.filter((line) =>
      /^POST .*(v1\/batches|messages\/batches|batchGenerate)/.test(line),
    );
    expect(made).toHaveLength(1);
  });

  test('that is cancelled: what was answered is read, and the rest asked again by resume', async () => {
    place.simulator.control({ batches: { ms: 60_000 } });
    const first = await place.run(
      spec({ models: [place.model(wire)] }),
      given({ batching: { wait: false } }),
    );
    skewMs += 30_000;
    const { runId } = first;
    const done = await cancelRun(runId, place.workspace(given()), {
      outputFolder: null,
      batching: { pollMs: 20 },
    });
    expect(done.cancelled).toHaveLength(1);
    expect(done.ending).toMatchObject({ status: 'stopped', stoppedBy: 'cancelled', waiting: [] });
    const { answered, blocked, failed } = done.ending!.totals;
    expect(answered + blocked).toBeGreaterThan(0);
    expect(failed).toBeGreaterThan(0);
    place.simulator.control({ batches: { ms: 0 } });
    expect((await place.resume(given())).status).toBe('complete');
    expectBilledOnce();
  });
});

test('what a batch brought no reply to is asked live where that is wanted', async () => {
  place.simulator.control({ batches: { errors: 0.5 } });
  const ending = await place.run(spec(), given({ batching: { liveForFailed: true } }));
  expect(ending.status).toBe('complete');
  expect(place.seen.some((line) => line === 'POST /v1/responses')).toBe(true);
  expectBilledOnce();
});

test('a batch that is too much for the account is divided and handed in again', async () => {
  place.simulator.control({ batches: { mostRequests: 7 } });
  const ending = await place.run(spec(), given());
  expect(ending.status).toBe('complete');
  expectBilledOnce();
});

test('stopped while it waits, the batch goes on; resume reads it', async () => {
  place.simulator.control({ batches: { ms: 60_000 } });
  const stopping = new AbortController();
  place.door((request) => {
    if (/^GET \/v1\/batches\/batch/.test(request)) setTimeout(() => stopping.abort(), 10);
    return 'on';
  });
  const stopped = await place.run(spec(), given({ stop: stopping.signal }));
  expect(stopped).toMatchObject({ status: 'waiting', stoppedBy: 'interrupted' });
  expect(stopped.waiting).toMatchObject([{ state: 'submitted', requests: QUESTIONS }]);
  skewMs += 120_000;
  expect((await place.resume(given())).status).toBe('complete');
  expectBilledOnce();
});

test('a limit of cost is not passed: what no more can be set aside for waits for what was cheaper', async () => {
  const price = { input: 10, output: 10, batch: { input: 5, output: 5 } };
  const limited = (maxCostUsd: number) => ({
    models: [{ name: place.model('openai'), price, settings: { maxOutputTokens: 1000 } }],
    maxCostUsd,
  });
  const stopped = await place.run(spec(limited(0.02)), given());
  expect(stopped).toMatchObject({ status: 'stopped', stoppedBy: 'budget-reached' });
  expect(stopped.totals.costUsd).toBeLessThanOrEqual(0.02);
  expect(stopped.totals.answered).toBeGreaterThan(4);
  const done = await place.resume(given({ maxCostUsd: 50 }));
  expect(done.status).toBe('complete');
  expectBilledOnce();
});

test('a model whose server takes no batches is asked live beside', async () => {
  const url = place.model('openai').split('@')[1]!;
  const models = [place.model('openai'), `compatible/rook@${url}`];
  const ending = await place.run(spec({ models }), given());
  expect(ending.status).toBe('complete');
  expect(ending.totals.replies).toBe(2 * QUESTIONS);
  expect(place.seen.filter((line) => line === 'POST /v1/chat/completions')).toHaveLength(QUESTIONS);
  expect(new Set(place.billed()).size).toBe(2 * QUESTIONS);
});

test('forced answers are asked by batches too, once the open pass is graded', async () => {
  const waited: string[] = [];
  const progress: PlaceRunOptions['progress'] = ({ stage, done, total }) => {
    if (stage === 'wait') waited.push(`${done} of ${total}`);
  };
  const ending = await place.run(spec({ forced: true, forcedControl: 0 }), given({ progress }));
  expect(ending.status).toBe('complete');
  expect(waited).toContain(`${QUESTIONS} of ${QUESTIONS}`);
  const forced = ending.totals.replies - QUESTIONS;
  expect(waited.at(-1)).toBe(`${forced} of ${forced}`);
  expect(place.seen).not.toContain('POST /v1/responses');
  const billed = place.billed();
  expect(billed.some((line) => line.endsWith('forced'))).toBe(true);
  expect(new Set(billed).size).toBe(billed.length);
});
