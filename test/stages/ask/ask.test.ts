import { describe, expect, test } from 'vitest';
import { openBudget } from '../../../src/core/budget.ts';
import { ClosedbookError } from '../../../src/core/errors.ts';
import type { ProgressEvent } from '../../../src/core/progress.ts';
import type { AskingState } from '../../../src/core/store/stored-replies.ts';
import { ask } from '../../../src/stages/ask/ask.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';
import {
  answered,
  failed,
  manyQuestions,
  question,
  respondent,
  scriptedModels,
  wait,
} from './scripted-models.ts';

const OWL = respondent('simulated/owl');
const HERON = respondent('other/heron');

describe('asking', () => {
  test('every question of every respondent gets one saved reply a trial', async () => {
    const models = scriptedModels(() => answered('yes'));
    const askings = askingsOf(manyQuestions(40), { respondents: [OWL, HERON], trials: 2 });
    const result = await ask(askings, models.ports, { runId: 'run' });
    expect(result).toMatchObject({ replies: 160, answered: 160, failed: 0, known: 0, stoppedBy: null });
    expect(new Set(models.saved.map(({ reply }) => reply.askKey)).size).toBe(160);
    expect(new Set(models.saved.map(({ reply }) => reply.id)).size).toBe(160);
  });

  test('questions are pulled as places come free, whatever the size of the set', async () => {
    let pulled = 0;
    let most = 0;
    let replies = 0;
    function* source() {
      for (const each of manyQuestions(1_000)) {
        pulled++;
        most = Math.max(most, pulled - replies);
        yield each;
      }
    }
    const models = scriptedModels(
      async () => {
        await wait(0);
        return answered('yes');
      },
      { save: async () => void replies++ },
    );
    await ask(askingsOf(source(), { respondents: [OWL] }), models.ports, { runId: 'run', concurrency: 10 });
    expect(replies).toBe(1_000);
    expect(models.peakInFlight).toBe(10);
    expect(most).toBeLessThanOrEqual(32);
  });

  test('a slow provider does not hold up a fast one until its line is full', async () => {
    const models = scriptedModels(async ({ model }) => {
      if (model === HERON.model) await wait(50);
      return answered('yes');
    });
    await ask(askingsOf(manyQuestions(20), { respondents: [OWL, HERON] }), models.ports, {
      runId: 'run',
      concurrency: 5,
    });
    const order = models.saved.map(({ reply }) => reply.respondentId);
    // Ten questions wait in the slow line at most: the fast one is more than its five places ahead.
    expect(order.indexOf(HERON.id)).toBeGreaterThan(10);
  });

  test('askings that have a reply are left alone, those that failed with an error are not', async () => {
    const askings = [];
    for await (const asking of askingsOf(manyQuestions(5), { respondents: [OWL] })) askings.push(asking);
    const states: AskingState[] = ['answered', 'blocked', 'error', 'empty', 'truncated'];
    const known = new Map(askings.map(({ askKey }, index) => [askKey, states[index]!]));
    const models = scriptedModels(() => answered('yes'));
    const result = await ask(askings, models.ports, { runId: 'run', known });
    expect(result).toMatchObject({ known: 4, replies: 1 });
    expect(models.saved[0]!.reply.questionId).toBe('q2');
  });

  test('the same asking has the same key in every run, and another one for another trial or reference-free change', async () => {
    const keyOf = async (text: string, trials = 1) => {
      const keys = [];
      for await (const { askKey } of askingsOf([question('q', text)], { respondents: [OWL], trials }))
        keys.push(askKey);
      return keys;
    };
    expect(await keyOf('Who?')).toEqual(await keyOf('Who?'));
    expect(await keyOf('Who?')).not.toEqual(await keyOf('Whom?'));
    expect(new Set(await keyOf('Who?', 3)).size).toBe(3);
  });

  test('a reply is counted only after it was saved', async () => {
    let durable = 0;
    const seen: ProgressEvent[] = [];
    const models = scriptedModels(() => answered('yes'), {
      save: async () => {
        await wait(2);
        durable++;
      },
    });
    await ask(askingsOf(manyQuestions(30), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      total: 30,
      progressEveryMs: 0,
      onProgress: (event) => {
        seen.push(event);
        expect(event.done).toBeLessThanOrEqual(durable);
      },
    });
    expect(seen.at(-1)).toMatchObject({ stage: 'ask', done: 30, total: 30 });
  });

  test('a reply that cannot be saved stops the run with that error', async () => {
    const models = scriptedModels(() => answered('yes'), {
      save: async () => {
        throw new ClosedbookError('store-locked', 'locked');
      },
    });
    await expect(
      ask(askingsOf(manyQuestions(1_000), { respondents: [OWL] }), models.ports, { runId: 'run' }),
    ).rejects.toMatchObject({ code: 'store-locked' });
    expect(models.asked.length).toBeLessThan(200);
  });
});

describe('what a reply says', () => {
  test('a violation of the closed book is marked, with its signs and its raw body', async () => {
    const models = scriptedModels(() =>
      answered('yes', { closedBookSigns: [{ kind: 'search-block', detail: 'web_search' }] }),
    );
    const result = await ask(askingsOf(manyQuestions(1), { respondents: [OWL] }), models.ports, {
      runId: 'run',
    });
    expect(result.violations).toBe(1);
    expect(models.saved[0]).toMatchObject({
      reply: { closedBook: 'violated', closedBookSigns: ['search-block: web_search'] },
      call: { rawBody: '{"raw":true}' },
    });
  });

  test('the raw body of an ordinary answer is kept only when wanted', async () => {
    for (const keepRawBodies of [false, true]) {
      const models = scriptedModels(() => answered('yes'));
      await ask(askingsOf(manyQuestions(1), { respondents: [OWL] }), models.ports, {
        runId: 'run',
        keepRawBodies,
      });
      expect(models.saved[0]!.call.rawBody).toBe(keepRawBodies ? '{"raw":true}' : null);
    }
  });

  test('a fault is a failed reply, never a text to grade', async () => {
    const models = scriptedModels(() => failed('overloaded', 529));
    await ask(askingsOf(manyQuestions(1), { respondents: [OWL] }), models.ports, { runId: 'run' });
    expect(models.saved[0]!.reply).toMatchObject({
      status: 'failed',
      kind: 'error',
      error: { code: 'overloaded', httpStatus: 529 },
    });
  });

  test('a stated confidence is read and taken off the answer; an answer of nothing else is empty', async () => {
    const confident = respondent('simulated/owl', 'plain+confidence');
    const texts = ['George Eliot.\nConfidence: 85', 'Confidence: 85', 'George Eliot.'];
    const models = scriptedModels(() => answered(texts[models.asked.length - 1]!));
    const result = await ask(askingsOf(manyQuestions(3), { respondents: [confident] }), models.ports, {
      runId: 'run',
      concurrency: 1,
    });
    expect(result).toMatchObject({ replies: 3, answered: 2, failed: 1 });
    expect(models.saved.map(({ reply }) => reply)).toMatchObject([
      { status: 'answered', text: 'George Eliot.', confidence: 0.85 },
      { status: 'failed', kind: 'empty' },
      { status: 'answered', text: 'George Eliot.', confidence: null },
    ]);
  });

  test('a confidence nobody asked for stays in the answer', async () => {
    const models = scriptedModels(() => answered('Yes.\nConfidence: 85'));
    await ask(askingsOf(manyQuestions(1), { respondents: [OWL] }), models.ports, { runId: 'run' });
    expect(models.saved[0]!.reply).toMatchObject({ text: 'Yes.\nConfidence: 85', confidence: null });
  });
});

describe('stopping', () => {
  test('a stop takes nothing new and keeps what is under way', async () => {
    const stop = new AbortController();
    const models = scriptedModels(async () => {
      if (models.asked.length === 30) stop.abort();
      await wait(20);
      return answered('yes');
    });
    const result = await ask(askingsOf(manyQuestions(1_000), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      concurrency: 10,
      stop: stop.signal,
    });
    expect(result.stoppedBy).toBe('stop');
    expect(models.saved).toHaveLength(models.asked.length);
    expect(models.asked.length).toBeLessThanOrEqual(31);
  });

  test('what is under way is waited for no longer than the grace period', async () => {
    const stop = new AbortController();
    const models = scriptedModels(async (_, signal) => {
      stop.abort();
      await wait(60_000, signal);
      return answered('late');
    });
    const startedAt = Date.now();
    const result = await ask(askingsOf(manyQuestions(10), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      stop: stop.signal,
      gracePeriodMs: 50,
    });
    expect(result).toMatchObject({ stoppedBy: 'stop', replies: 0 });
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test('a second signal ends at once', async () => {
    const stop = new AbortController();
    const signal = new AbortController();
    const models = scriptedModels(async (_, aborted) => {
      stop.abort();
      setTimeout(() => signal.abort(), 10);
      await wait(60_000, aborted);
      return answered('late');
    });
    const result = await ask(askingsOf(manyQuestions(10), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      stop: stop.signal,
      signal: signal.signal,
    });
    expect(result).toMatchObject({ stoppedBy: 'signal', replies: 0 });
  });

  test('a signal that was raised before asks nothing', async () => {
    const models = scriptedModels(() => answered('yes'));
    const result = await ask(askingsOf(manyQuestions(10), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      stop: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ stoppedBy: 'stop', replies: 0 });
    expect(models.asked).toHaveLength(0);
  });

  test('a rejected key stops the run with that error, after what was under way is saved', async () => {
    const models = scriptedModels(async () => {
      const turn = models.asked.length;
      await wait(turn === 5 ? 5 : 20);
      if (turn === 5) throw new ClosedbookError('key-rejected', 'no');
      return answered('yes');
    });
    await expect(
      ask(askingsOf(manyQuestions(1_000), { respondents: [OWL] }), models.ports, {
        runId: 'run',
        concurrency: 10,
      }),
    ).rejects.toMatchObject({ code: 'key-rejected' });
    expect(models.asked).toHaveLength(10);
    expect(models.saved).toHaveLength(9);
  });

  test('a provider that answers nothing any more stops the run instead of failing every question', async () => {
    const models = scriptedModels(() => failed('unreachable', null));
    await expect(
      ask(askingsOf(manyQuestions(5_000), { respondents: [OWL] }), models.ports, {
        runId: 'run',
        concurrency: 5,
      }),
    ).rejects.toMatchObject({ code: 'provider-unreachable' });
    expect(models.asked.length).toBeLessThan(40);
  });

  test('who alone answers nothing is set aside, the others go on; where nobody answers the run stops', async () => {
    const dead = respondent('simulated/owl', 'conservative');
    const options = { runId: 'run', concurrency: 4, maxFailuresInARow: 10, setAside: true };
    const models = scriptedModels(({ messages, model }) =>
      model === HERON.model || JSON.stringify(messages).includes('sure')
        ? failed('malformed', null)
        : answered('yes'),
    );
    const three = askingsOf(manyQuestions(60), { respondents: [dead, OWL, HERON] });
    const result = await ask(three, models.ports, options);
    expect(result).toMatchObject({ answered: 60, stoppedBy: null });
    expect(result.failed).toBeLessThan(40);
    // A lane of its own and a neighbour's lane: each is named with what it failed of.
    expect(result.aside.map(({ respondents }) => respondents).sort()).toEqual([[HERON.id], [dead.id]].sort());
    expect(result.aside[0]!.error.message).toContain('10 requests to');
    expect(result.aside[0]!.error.message).toContain('malformed');
    const silent = scriptedModels(() => failed('unreachable', null));
    const both = askingsOf(manyQuestions(5_000), { respondents: [dead, OWL] });
    await expect(ask(both, silent.ports, options)).rejects.toMatchObject({ code: 'provider-unreachable' });
    // The whole lane is silent: its respondents are not tried one after the other.
    expect(silent.asked.length).toBeLessThan(20);
  });

  test('failures between answers stop nothing', async () => {
    const models = scriptedModels(() =>
      models.asked.length % 10 === 0 ? answered('yes') : failed('overloaded'),
    );
    const result = await ask(askingsOf(manyQuestions(300), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      concurrency: 1,
    });
    expect(result).toMatchObject({ answered: 30, failed: 270, stoppedBy: null });
  });

  test('an error of the source is passed on', async () => {
    function* broken() {
      yield* manyQuestions(3);
      throw new Error('disk gone');
    }
    const models = scriptedModels(() => answered('yes'));
    await expect(
      ask(askingsOf(broken(), { respondents: [OWL] }), models.ports, { runId: 'run' }),
    ).rejects.toThrow('disk gone');
    expect(models.saved).toHaveLength(3);
  });
});

const USAGE = { inputTokens: 100, outputTokens: 10, reasoningTokens: null, cachedInputTokens: null };

describe('the budget', () => {
  test('is not passed, what is under way counted in, and the run ends clean and incomplete', async () => {
    const models = scriptedModels(async () => {
      await wait(1);
      return answered('yes');
    });
    // 110 tokens at one dollar a million each.
    const budget = openBudget({ maxUsd: 50 * 110e-6 });
    const result = await ask(askingsOf(manyQuestions(1_000), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      concurrency: 20,
      budget,
    });
    expect(result.stoppedBy).toBe('budget');
    expect(budget.spentUsd).toBeLessThanOrEqual(50 * 110e-6);
    expect(result.replies).toBeGreaterThan(20);
    expect(budget.reservedUsd).toBeCloseTo(0, 12);
  });

  test('an output limit is what is reserved at most, so that the limit holds even for the first replies', async () => {
    const limited = respondent('simulated/owl', 'plain', { maxOutputTokens: 10 });
    const models = scriptedModels(() => answered('yes'), {
      costUsd: (_, usage) => (usage.outputTokens ?? 0) / 10,
    });
    const budget = openBudget({ maxUsd: 3 });
    const result = await ask(askingsOf(manyQuestions(100), { respondents: [limited] }), models.ports, {
      runId: 'run',
      budget,
    });
    expect(result.replies).toBe(3);
    expect(budget.spentUsd).toBe(3);
  });

  test('calls without a price are counted, and the cost is not zero but unknown', async () => {
    const models = scriptedModels(() => answered('yes'), { costUsd: () => null });
    const budget = openBudget({ maxUsd: 1 });
    const result = await ask(askingsOf(manyQuestions(7), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      budget,
    });
    expect(result.costUsd).toBeNull();
    expect(models.saved[0]!.call.costUsd).toBeNull();
    expect(budget).toMatchObject({ spentUsd: 0, unpricedCalls: 7 });
  });

  test('a server that states its costs needs no price: the limit is passed by one reply at most', async () => {
    const models = scriptedModels(
      async () => {
        await wait(1);
        return answered('yes', { usage: { ...USAGE, statedCostUsd: 0.3 } });
      },
      { costUsd: (_, usage) => usage.statedCostUsd ?? null, statesCost: () => true },
    );
    const budget = openBudget({ maxUsd: 2 });
    const result = await ask(askingsOf(manyQuestions(100), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      concurrency: 20,
      budget,
    });
    expect(result).toMatchObject({ stoppedBy: 'budget', replies: 6 });
    expect(budget.spentUsd).toBeCloseTo(1.8, 12);
    expect(models.peakInFlight).toBeGreaterThan(1);
  });

  test('a server that tells no usage is charged what was set aside, and its cost stays unknown', async () => {
    const untold = { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
    const models = scriptedModels(() => answered('yes', { usage: untold }), {
      costUsd: (_, usage) => (usage.outputTokens === null ? null : 1),
    });
    const budget = openBudget({ maxUsd: 5 });
    const result = await ask(askingsOf(manyQuestions(100), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      budget,
    });
    expect(result).toMatchObject({ stoppedBy: 'budget', replies: 5, costUsd: null });
    expect(models.saved[0]!.call.costUsd).toBeNull();
  });

  test('a budget that an earlier run used up asks nothing', async () => {
    const models = scriptedModels(() => answered('yes'));
    const result = await ask(askingsOf(manyQuestions(7), { respondents: [OWL] }), models.ports, {
      runId: 'run',
      budget: openBudget({ maxUsd: 1, spentUsd: 1 }),
    });
    expect(result).toMatchObject({ stoppedBy: 'budget', replies: 0 });
    expect(models.asked).toHaveLength(0);
  });
});
