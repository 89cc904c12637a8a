/**
 * Public reports of misread replies (`../shared/data/reports/01` to `09`), each asked over HTTP through the adapter that it
 * is about. The files are read in place; where they are absent the same kinds are held by the fixtures beside this file.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costUsd } from '../../src/model/cost.ts';
import { type Models, openModels } from '../../src/model/index.ts';
import { readUsage } from '../../src/reading/read-usage.ts';
import { splitReasoning } from '../../src/reading/split-reasoning.ts';
import { toolCallText } from '../../src/reading/tool-call-text.ts';
import { gradeByRules } from '../../src/stages/grade/index.ts';
import { type ReplyServer, replyServer } from './reply-server.ts';

const REPORTS = new URL('../../../shared/data/reports/', import.meta.url).pathname;
const FOLDERS = existsSync(REPORTS) ? readdirSync(REPORTS).filter((name) => /^0[1-9]-/.test(name)) : [];

interface Case {
  readonly name: string;
  readonly wire: 'chat' | 'responses' | 'messages';
  readonly question: string;
  readonly gold: string;
  readonly replies: readonly { readonly http: number; readonly body: unknown }[];
  readonly right: Record<string, unknown>;
}

describe.skipIf(FOLDERS.length === 0)('public reports', () => {
  let server: ReplyServer;
  let models: Models;
  beforeAll(async () => {
    server = await replyServer();
  });
  afterAll(async () => {
    await models?.close();
    await server.close();
  });

  for (const folder of FOLDERS) {
    for (const each of lines<Case>(join(REPORTS, folder, 'cases.jsonl'))) {
      test(`${folder}: ${each.name}`, async () => {
        server.play(each.replies);
        models = openModels({
          env: server.env,
          simulatedWire: each.wire,
          maxRetries: 3,
          backoff: { baseMs: 1 },
          maxRetryAfterMs: 5,
        });
        const completion = await models.complete({
          model: 'simulated/m',
          messages: [{ role: 'user', content: each.question }],
          settings: {},
          purpose: 'ask',
        });
        const judgement =
          completion.status === 'answered'
            ? gradeByRules({
                question: each.question,
                reference: { form: 'place', name: each.gold, aliases: [], within: [] },
                kind: 'answerable',
                answer: completion.text,
                rubric: 'verified',
              })
            : null;
        const error = completion.status === 'failed' ? completion.error.message : '';
        expect({
          ...each.right,
          status: completion.status,
          ...('by' in each.right && 'by' in completion ? { by: completion.by } : {}),
          ...('kind' in each.right && 'kind' in completion ? { kind: completion.kind } : {}),
          ...('text' in each.right ? { text: completion.text } : {}),
          ...('calls' in each.right ? { calls: completion.attempts } : {}),
          ...('message_holds' in each.right && error.includes(String(each.right.message_holds))
            ? {}
            : { message_holds: each.right.message_holds }),
          ...('outcome' in each.right
            ? { outcome: judgement?.status === 'graded' ? judgement.outcome : null }
            : {}),
          ...('closed_book' in each.right
            ? { closed_book: completion.closedBookSigns.length > 0 ? 'violated' : 'declared' }
            : {}),
        }).toEqual({ status: completion.status, ...each.right });
      });
    }
  }

  test('answers in files are parted in the same way', () => {
    for (const { response } of lines<{ response: string }>(
      join(REPORTS, '01-thought-in-answer/file.jsonl'),
    )) {
      expect(splitReasoning(response).text).toBe('Zenda');
    }
    for (const { response } of lines<{ response: string }>(join(REPORTS, '09-look-up-signs/file.jsonl'))) {
      expect(toolCallText(response)).toMatchObject({ rest: '' });
    }
  });

  test('tokens of reasoning outside the output are counted and priced', () => {
    const price = {
      inputUsdPerMillion: 2,
      outputUsdPerMillion: 10,
      cachedInputUsdPerMillion: null,
      batchUsdPerMillion: null,
      asOf: '',
      source: '',
    };
    for (const { usage, right } of lines<{ usage: unknown; right: Record<string, number> }>(
      join(REPORTS, '08-usage-outside/usage.jsonl'),
    )) {
      const read = readUsage(usage);
      expect(read.outputTokens).toBe(right.outputTokens);
      expect(costUsd(price, read)).toBeCloseTo(right.costUsd!, 10);
    }
  });
});

function lines<T>(path: string): T[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
