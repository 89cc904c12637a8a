/**
 * The utility frontier from points with their doubt, whether they come from answers or from a printed table: Pareto
 * front, hull with the penalties of each reign, utility curves with bands. Declining everything always competes.
 */

import type { Estimate } from '../../core/estimate.ts';
import { addToGroup } from '../../core/group-by.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { pareto } from '../../stats/penalty/pareto.ts';
import { utilityEnvelope } from '../../stats/penalty/utility-envelope.ts';
import { rungsOf } from './rungs.ts';
import type { WorthBand } from './worth-band.ts';

export interface FrontierInput {
  readonly respondent: string;
  /** Groups the policies of one model into a curve; null for a point of its own. */
  readonly model: string | null;
  readonly correct: Estimate;
  readonly incorrect: Estimate;
  readonly breakEven: Estimate;
  /** The interval of its worth; null when n is not known: then there is a curve and no band. */
  readonly worth: WorthBand | null;
}

export interface FrontierOptions {
  readonly paired: boolean;
  readonly penalties: readonly number[];
  readonly probabilityBest?: FrontierSection['probabilityBest'];
  /** What was estimated, where something was. */
  readonly base?: FrontierSection['base'];
  /** Respondents that get a curve. @default all */
  readonly curvesOf?: ReadonlySet<string>;
}

/** The section; undefined when no respondent has both rates. */
export function frontierSection(
  inputs: readonly FrontierInput[],
  options: FrontierOptions,
): FrontierSection | undefined {
  const placed = inputs.filter((input) => input.correct.value !== null && input.incorrect.value !== null);
  if (placed.length === 0) return undefined;
  const correct = placed.map((input) => input.correct.value as number);
  const incorrect = placed.map((input) => input.incorrect.value as number);
  const front = new Set(pareto(incorrect, correct));
  const envelope = utilityEnvelope(incorrect, correct);
  const onHull = new Set(envelope.flatMap((reign) => reign.best));
  const name = (index: number): string | null => (index < placed.length ? placed[index]!.respondent : null);
  const penalties = penaltyGrid(options.penalties);
  const points = placed.map(({ respondent, correct: c, incorrect: i, breakEven }, index) => ({
    respondent,
    correct: c,
    incorrect: i,
    pareto: front.has(index),
    onHull: onHull.has(index),
    breakEven,
  }));
  const hull = envelope.map((reign) => ({
    competitors: reign.best.map(name),
    from: reign.from,
    to: reign.to,
  }));
  const probabilityBest = options.probabilityBest ?? null;
  const rungs = rungsOf({ points, hull, penalties, probabilityBest });
  return {
    ...(options.base === undefined ? {} : { base: options.base }),
    points,
    hull,
    ...(rungs === undefined ? {} : { rungs }),
    penalties,
    curves: [
      ...placed.flatMap((input, index) =>
        options.curvesOf?.has(input.respondent) === false
          ? []
          : [curve(input, { correct: correct[index]!, incorrect: incorrect[index]! }, penalties)],
      ),
      {
        respondent: null,
        values: penalties.map(() => 0),
        low: penalties.map(() => 0),
        high: penalties.map(() => 0),
      },
    ],
    probabilityBest,
    paired: options.paired,
    modelCurves: modelCurves(placed),
  };
}

/** Penalties evenly spaced in the confidence target t = L/(1+L), from 0 to 19, and those asked for. */
export function penaltyGrid(asked: readonly number[]): number[] {
  const even = Array.from({ length: 96 }, (_, step) => step / (100 - step));
  return [...new Set([...even, ...asked])].sort((a, b) => a - b);
}

function curve(
  { respondent, worth }: FrontierInput,
  point: { readonly correct: number; readonly incorrect: number },
  penalties: readonly number[],
) {
  const ends = worth?.(penalties) ?? penalties.map(() => ({ low: null, high: null }));
  return {
    respondent,
    values: penalties.map((penalty) => point.correct - penalty * point.incorrect),
    low: ends.map(({ low }) => low),
    high: ends.map(({ high }) => high),
  };
}

function modelCurves(inputs: readonly FrontierInput[]): FrontierSection['modelCurves'] {
  const byModel = new Map<string, FrontierInput[]>();
  for (const input of inputs) {
    if (input.model !== null) addToGroup(byModel, input.model, input);
  }
  return [...byModel]
    .filter(([, members]) => members.length > 1)
    .map(([model, members]) => ({
      model,
      respondents: members
        .sort((a, b) => (a.incorrect.value ?? 0) - (b.incorrect.value ?? 0))
        .map((member) => member.respondent),
    }));
}
