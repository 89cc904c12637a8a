/**
 * Every statistic by the name it has in the test vectors and on the command line (`stat NAME`).
 * A look-up, so that a vector and a user's one-off question reach the function that the reports use; it stands beside the
 * command, for these names are of the vectors and not of the house.
 */
import { nearName } from '../../core/near-name.ts';
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
  if (!statistic) {
    const near = nearName(name, Object.keys(statistics));
    throw new RangeError(`there is no statistic "${name}"${near === null ? '' : `. Did you mean ${near}?`}`);
  }
  return statistic(args);
}
