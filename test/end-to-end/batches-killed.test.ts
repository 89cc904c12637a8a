/** Runs by batches that are killed where most can be lost or billed twice; every step is in batches-killed.slow.test.ts. */
import { describeKilled } from './batches-under-test.ts';

describeKilled([
  { wire: 'openai', when: 'before the batch is made', at: /^POST \/v1\/batches/, passage: 'none' },
  { wire: 'openai', when: 'while results are read', at: /^GET \/v1\/files\/.*content/, passage: 'half' },
  {
    wire: 'anthropic',
    when: 'when the batch is made, unheard',
    at: /^POST .*batches$/,
    passage: 'unanswered',
  },
  { wire: 'gemini', when: 'when the batch is made, unheard', at: /^POST .*batchGen/, passage: 'unanswered' },
]);
