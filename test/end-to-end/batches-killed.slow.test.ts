/**
 * Runs by batches that are killed at every step of the protocol that batches-killed.test.ts has not, over each provider's interface,
 * and in the batches of judges and of the forced pass.
 */
import { describeKilled, type KillStep } from './batches-under-test.ts';

const OPENAI = {
  file: /^POST \/v1\/files/,
  batch: /^POST \/v1\/batches/,
  look: /^GET \/v1\/batches\/batch/,
  results: /^GET \/v1\/files\/.*content/,
};
const ANTHROPIC = { batch: /^POST .*batches$/, look: /^GET .*batches\/[^/]+$/, results: /^GET .*\/results$/ };
/** The results come with the look that finds the batch done. */
const GEMINI = { batch: /^POST .*batchGen/, look: /^GET .*batches\// };

const step = (wire: KillStep['wire'], when: string, at: RegExp, passage: KillStep['passage']): KillStep => ({
  ...{ wire, when, at, passage },
});
const openai = (wire: 'openai' | 'openai-chat') => [
  step(wire, 'before the file has come', OPENAI.file, 'none'),
  step(wire, 'when the file has come', OPENAI.file, 'unanswered'),
  step(wire, 'when the batch is made, unheard', OPENAI.batch, 'unanswered'),
  step(wire, 'while it waits', OPENAI.look, 'none'),
];
/** Of a run that is judged and forced: its second batch is of the judge, its third of the forced pass. */
const later = (wire: KillStep['wire'], made: RegExp, read: { at: RegExp; passage: KillStep['passage'] }) =>
  (['of the judge', 'of the forced pass'] as const).flatMap((which, at): KillStep[] => [
    { wire, when: `before the batch ${which} is made`, at: made, passage: 'none', nth: at + 2 },
    { wire, when: `when the batch ${which} is made, unheard`, at: made, passage: 'unanswered', nth: at + 2 },
    { wire, when: `while results ${which} are read`, ...read, nth: at + 2 },
  ]);

/** Before them come the batches of the askings and of the first verdicts. */
const second = (wire: KillStep['wire'], made: RegExp, read: { at: RegExp; passage: KillStep['passage'] }) =>
  [
    { when: 'before the batch of second verdicts is made', at: made, passage: 'none' as const },
    { when: 'when the batch of second verdicts is made, unheard', at: made, passage: 'unanswered' as const },
    { when: 'while second verdicts are read', ...read },
  ].map((one): KillStep => ({ ...one, wire, nth: 3, again: true }));

describeKilled([
  ...openai('openai'),
  ...openai('openai-chat'),
  step('openai-chat', 'before the batch is made', OPENAI.batch, 'none'),
  step('openai-chat', 'while results are read', OPENAI.results, 'half'),
  step('anthropic', 'before the batch is made', ANTHROPIC.batch, 'none'),
  step('anthropic', 'while it waits', ANTHROPIC.look, 'none'),
  step('anthropic', 'while results are read', ANTHROPIC.results, 'half'),
  step('gemini', 'before the batch is made', GEMINI.batch, 'none'),
  step('gemini', 'while it waits', GEMINI.look, 'none'),
  step('gemini', 'while results are read', GEMINI.look, 'half'),
  ...later('openai', OPENAI.batch, { at: OPENAI.results, passage: 'half' }),
  ...later('openai-chat', OPENAI.batch, { at: OPENAI.results, passage: 'half' }),
  ...later('anthropic', ANTHROPIC.batch, { at: ANTHROPIC.results, passage: 'half' }),
  ...later('gemini', GEMINI.batch, { at: GEMINI.look, passage: 'half' }),
  ...second('openai', OPENAI.batch, { at: OPENAI.results, passage: 'half' }),
  ...second('openai-chat', OPENAI.batch, { at: OPENAI.results, passage: 'half' }),
  ...second('anthropic', ANTHROPIC.batch, { at: ANTHROPIC.results, passage: 'half' }),
  ...second('gemini', GEMINI.batch, { at: GEMINI.look, passage: 'half' }),
]);
