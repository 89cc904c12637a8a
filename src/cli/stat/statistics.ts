/**
 * Every statistic by the name it has in the test vectors and on the command line (`stat NAME`).
 * A look-up, so that a vector and a user's one-off question reach the function that the reports use; it stands beside the
 * command, for these names are of the vectors and not of the house.
 */
import { calibrationStatistics } from './calibration-statistics.ts';
import { clusterStatistics } from './cluster-statistics.ts';
import type { Statistic, StatisticArguments } from './entry.ts';
import { frontierStatistics } from './frontier-statistics.ts';
import { judgeStatistics } from './judge-statistics.ts';
import { pairStatistics } from './pair-statistics.ts';
import { planStatistics } from './plan-statistics.ts';
import { rateStatistics } from './rate-statistics.ts';
import { sequenceStatistics } from './sequence-statistics.ts';

/** All statistics by name. */
export const statistics: Readonly<Record<string, Statistic>> = {
  ...rateStatistics,
  ...clusterStatistics,
  ...pairStatistics,
  ...planStatistics,
  ...judgeStatistics,
  ...calibrationStatistics,
  ...frontierStatistics,
  ...sequenceStatistics,
};

/**
 * Evaluates the statistic `name` on JSON arguments; what is left out takes the documented default.
 *
 * @throws RangeError when the name is unknown or the arguments do not fit.
 */
export function evaluateStatistic(name: string, args: StatisticArguments): ReturnType<Statistic> {
  const statistic = Object.hasOwn(statistics, name) ? statistics[name] : undefined;
  if (!statistic)
    throw new RangeError(`statistic must be one of ${Object.keys(statistics).join(', ')}, got ${name}`);
  return statistic(args);
}
