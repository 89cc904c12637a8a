/**
 * Cross-fitted choices among settings at any penalty and among any of them, as crossFittedChoice makes one. A utility
 * is correct − L·incorrect, so totals by fold and over redrawn clusters are added up once for the two columns of each
 * setting, and every choice reads its own off them: a hundred choices cost what one does.
 */

import { sum } from '../numeric/sum.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import { clusterFolds, sumsByCluster, totalsByFold } from './cluster-folds.ts';
import { type CrossFittedChoice, fittedChoice } from './cross-fitted-choice.ts';
import { crossFittedError } from './cross-fitted-error.ts';
import { redrawnFolds } from './redrawn-folds.ts';

/** One setting on the questions: shares correct and incorrect of each. */
export interface Setting {
  readonly correct: Float64Array;
  readonly incorrect: Float64Array;
}

export interface UtilityChoice {
  readonly penalty: number;
  /** Places of the settings to choose among. */
  readonly among: readonly number[];
  /** Place of the setting whose utility is taken off every other's. @default nothing is taken off */
  readonly over?: number;
}

/** Chooses among the settings; `labels` has the cluster of each question. */
export function crossFittedUtilities(
  settings: readonly Setting[],
  labels: ClusterLabels,
  { seed, level }: { readonly seed: number; readonly level: number },
): (choice: UtilityChoice) => CrossFittedChoice {
  const division = clusterFolds(labels, { wanted: 10, seed });
  const { folds, n } = division;
  // Kinds apart, settings in their order: those that follow each other are the most alike.
  const sums = [
    ...settings.map(({ correct }) => sumsByCluster(correct, division)),
    ...settings.map(({ incorrect }) => sumsByCluster(incorrect, division)),
  ];
  const byFold = totalsByFold(sums, division);
  const whole = Float64Array.from(sums, sum);
  const redrawn = folds < 2 ? null : redrawnFolds(sums, division, { seed });
  return ({ penalty, among, over }) => {
    const read = (columns: Float64Array, from: number, into: Float64Array | number[]): void => {
      const at = (place: number): number =>
        columns[from + place]! - penalty * columns[from + settings.length + place]!;
      const base = over === undefined ? 0 : at(over);
      for (let candidate = 0; candidate < among.length; candidate++) {
        into[candidate] = at(among[candidate]!) - base;
      }
    };
    const totals = new Float64Array(folds * among.length);
    for (let fold = 0; fold < folds; fold++) {
      read(byFold, fold * sums.length, totals.subarray(fold * among.length, (fold + 1) * among.length));
    }
    const wholes = new Array<number>(among.length);
    read(whole, 0, wholes);
    const worth = ({ correct, incorrect }: Setting, row: number): number =>
      correct[row]! - penalty * incorrect[row]!;
    return fittedChoice(
      {
        totals,
        whole: wholes,
        value: (candidate, row) =>
          worth(settings[among[candidate]!]!, row) - (over === undefined ? 0 : worth(settings[over]!, row)),
        error: () =>
          crossFittedError(redrawn!, {
            questions: n,
            candidates: among.length,
            read: (from, into) => read(redrawn!.totals, from, into),
          }),
      },
      division,
      { level },
    );
  };
}
