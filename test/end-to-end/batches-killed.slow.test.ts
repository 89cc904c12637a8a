/** Runs by batches that are killed at the steps of the protocol that batches-killed.test.ts has not. */
import { describeKilled } from './batches-under-test.ts';

describeKilled([
  { wire: 'openai', when: 'before the file has come', at: /^POST \/v1\/files/, passage: 'none' },
  { wire: 'openai', when: 'when the file has come', at: /^POST \/v1\/files/, passage: 'unanswered' },
  {
    wire: 'openai',
    when: 'when the batch is made, unheard',
    at: /^POST \/v1\/batches/,
    passage: 'unanswered',
  },
  { wire: 'openai', when: 'while it waits', at: /^GET \/v1\/batches\/batch/, passage: 'none' },
]);
