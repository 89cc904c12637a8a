/**
 * The confidence a simulated model states: its feeling of certainty, rounded to fives as people and models do.
 * It follows the belief, not the knowledge, so that calibration curves have something to find.
 */
import { normalAt, uniformAt } from './keyed-random.ts';
import type { Decision } from './mind.ts';
import type { SimulatedModel } from './simulated-model.ts';

/** Stated confidence in [0, 1]; null when the model slips from the form asked for. */
export function statedConfidence(decision: Decision, model: SimulatedModel): number | null {
  if (uniformAt(decision.key, 10) < model.confidenceSlips) return null;
  const felt = 100 * decision.certainty + 4 * normalAt(decision.key, 10);
  const rounded = 5 * Math.round(felt / 5);
  return Math.min(99, Math.max(1, rounded)) / 100;
}
