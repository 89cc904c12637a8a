/** What comes over the wire is unknown data: no adapter throws on any JSON, and no reader calls noise an answer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chatCompletions } from '../../src/model/chat-completions.ts';
import { gemini } from '../../src/model/gemini.ts';
import { messages } from '../../src/model/messages.ts';
import { responses } from '../../src/model/responses.ts';
import { readErrorStatus } from '../../src/reading/read-fault.ts';

const ADAPTERS = { chatCompletions, responses, messages, gemini };
/** Members that the readers look at, so that noise gets far into them. */
const NAMES = [
  'choices',
  'message',
  'content',
  'text',
  'type',
  'output',
  'error',
  'code',
  'status',
  'usage',
  'finish_reason',
  'refusal',
  'stop_reason',
  'annotations',
  'tool_calls',
  'reasoning',
  'model',
  'phase',
  'thinking',
  'base_resp',
  'status_code',
  'metadata',
  'completion_tokens',
  'total_tokens',
  'citations',
  'incomplete_details',
  'native_finish_reason',
  'innererror',
  'logprobs',
  'candidates',
  'parts',
  'thought',
  'finishReason',
  'promptFeedback',
  'blockReason',
  'safetyRatings',
  'usageMetadata',
  'promptTokenCount',
  'modelVersion',
  'groundingMetadata',
  'groundingChunks',
  'functionCall',
  'logprobsResult',
  'chosenCandidates',
  'avgLogprobs',
];
const noise = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('text', 'stop', 'message', 'thinking', '<think>', 'SAFETY', 'output_text', 'error'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
  ),
})).value;

describe.each(Object.entries(ADAPTERS))('%s', (_, adapter) => {
  test('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(noise, (json) => {
        const reading = adapter.read(JSON.parse(JSON.stringify(json)));
        expect(['answered', 'blocked', 'failed']).toContain(reading.status);
        if (reading.status === 'answered') expect(reading.text.trim()).not.toBe('');
      }),
      { numRuns: 400, seed: 17 },
    );
  });

  test('an error code that is an object, a deep list or a long text is no reason to stop', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    for (const code of [{ a: 1 }, deep, 'x'.repeat(100_000), { toString: 3 }, true, []]) {
      const reading = adapter.read({ error: { code, message: 'no', details: deep } });
      expect(reading).toMatchObject({ status: 'failed', kind: 'error', message: 'no' });
      if (reading.status === 'failed') expect(reading.code.length).toBeLessThanOrEqual(200);
      expect(
        readErrorStatus(400, JSON.stringify({ error: { code: typeof code === 'object' ? {} : code } })),
      ).toMatchObject({
        means: 'request',
      });
    }
  });
});
