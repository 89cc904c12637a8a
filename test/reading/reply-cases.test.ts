/**
 * Two hundred replies of every kind, sent over HTTP in all four wire formats as a user's server might send them. A line of
 * `cases/replies.jsonl` has the replies in their order and what the completion must be; the letter before a name is its
 * kind: A thoughts, B ends, C blocks, D faults told with 200, E one request's faults, F messages, G parts, H usage, I look-ups.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Completion } from '../../src/core/completion.ts';
import { openModels } from '../../src/model/index.ts';
import type { Wire } from '../../src/model/providers.ts';
import { type Reply, type ReplyServer, replyServer } from './reply-server.ts';

interface Case {
  readonly name: string;
  readonly wire: Wire;
  readonly replies: readonly Reply[];
  readonly want: { readonly signed?: boolean; readonly [member: string]: unknown };
}

const cases = readFileSync(new URL('cases/replies.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

let server: ReplyServer;
beforeAll(async () => {
  server = await replyServer();
});
afterAll(() => server.close());

test.each(cases)('$name', async ({ wire, replies, want: { signed, ...want } }) => {
  server.play(replies);
  const models = openModels({
    env: server.env,
    simulatedWire: wire,
    backoff: { baseMs: 1, capMs: 2 },
    maxRetryAfterMs: 5,
  });
  const messages = [{ role: 'user' as const, content: 'Where?' }];
  const completion: Completion | { status: 'thrown'; code: string } = await models
    .complete({ model: 'simulated/m', messages, settings: {}, purpose: 'ask' })
    .catch(({ code }) => ({ status: 'thrown', code }));
  await models.close();
  expect(completion).toMatchObject(want);
  if (signed !== undefined && completion.status !== 'thrown')
    expect(completion.closedBookSigns.length > 0).toBe(signed);
});
