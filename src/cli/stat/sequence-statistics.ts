/**
 * Confidence sequences by the names and arguments of `closedbook stat`; each entry only renames. Values stand in the order
 * in which they were asked.
 */
import { confidenceSequence } from '../../stats/sequence/confidence-sequence.ts';
import { sequentialTiePenalty } from '../../stats/sequence/sequential-tie-penalty.ts';
import { entry, type Statistic } from './entry.ts';

type Column = readonly number[];
type Labels = number[] | string[];

export const sequenceStatistics: Readonly<Record<string, Statistic>> = {
  confidence_sequence: entry<{
    y: Column;
    low?: number;
    high?: number;
    cluster?: Labels;
    conf?: number;
    planned?: number;
    population_units?: number;
    population_questions?: number;
  }>(['y'], ({ y, low = 0, high = 1, cluster, conf, planned, population_units, population_questions }) => {
    const { estimate, lower, upper, units } = confidenceSequence(y, {
      range: [low, high],
      ...(cluster === undefined ? {} : { clusters: cluster }),
      ...(conf === undefined ? {} : { level: conf }),
      ...(planned === undefined ? {} : { planned }),
      ...(population_units === undefined
        ? {}
        : { population: { units: population_units, questions: population_questions ?? population_units } }),
    });
    return { estimate, lower, upper, units };
  }),
  tie_penalty_sequence: entry<{
    dc: Column;
    di: Column;
    cluster?: Labels;
    conf?: number;
    planned?: number;
  }>(['dc', 'di'], ({ dc, di, cluster, conf, planned }) => {
    const rows = dc.map((correct, row) => ({
      correct,
      incorrect: di[row]!,
      ...(cluster === undefined ? {} : { cluster: cluster[row]! }),
    }));
    const { estimate, kind, lower, upper, units } = sequentialTiePenalty(rows, {
      ...(conf === undefined ? {} : { level: conf }),
      ...(planned === undefined ? {} : { planned }),
    });
    return { estimate, kind, lower, upper, units };
  }),
};
