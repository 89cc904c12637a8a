/**
 * A simulated model that behaves otherwise than it did, for series over time: what it knows or how readily it speaks is
 * moved by so much, under the same name or under a new one. Everything else of its mind stays, so that most questions
 * keep their outcome, as they do when a provider mends a model.
 */
import { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import type { SimulatedModel } from './simulated-model.ts';

const MOVED = ['knowledge', 'overconfidence', 'threshold', 'gullibility'] as const;

/** What is added to a model's numbers, and the name that its replies carry from now on. */
export const driftSchema = z.strictObject({
  knowledge: z.number().optional(),
  overconfidence: z.number().optional(),
  threshold: z.number().optional(),
  gullibility: z.number().optional(),
  servedAs: z.string().min(1).optional(),
});
export type Drift = z.infer<typeof driftSchema>;

/** Drifts by the name of the model. */
export type Drifts = Readonly<Record<string, Drift>>;

/** The model after its drift; itself where it has none. */
export function driftedModel(model: SimulatedModel, drifts: Drifts): SimulatedModel {
  const drift = drifts[model.name];
  if (drift === undefined) return model;
  const moved = Object.fromEntries(MOVED.map((name) => [name, model[name] + (drift[name] ?? 0)]));
  return { ...model, ...moved, ...(drift.servedAs === undefined ? {} : { servedAs: drift.servedAs }) };
}

/**
 * Drifts as they are written on a command line: `stilt:knowledge=-0.2,servedAs=stilt-2026-07-01`.
 * @throws ClosedbookError `usage`.
 */
export function parseDrifts(words: readonly string[]): Drifts {
  return Object.fromEntries(
    words.map((word) => {
      const cut = word.indexOf(':');
      const parts = word
        .slice(cut + 1)
        .split(',')
        .map((part) => part.split('='));
      const given = Object.fromEntries(
        parts.map(([name, value]) => [
          name,
          name === 'servedAs' ? value : value === '' ? NaN : Number(value),
        ]),
      );
      const parsed = driftSchema.safeParse(given);
      if (cut > 0 && parsed.success) return [word.slice(0, cut).trim(), parsed.data];
      throw new ClosedbookError(
        'usage',
        `expected --drift model:${MOVED.join('=… or ')}=… or servedAs=name, got "${word}"`,
        { hint: 'For example --drift stilt:knowledge=-0.2,servedAs=stilt-2026-07-01.' },
      );
    }),
  );
}
