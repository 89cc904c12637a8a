/**
 * Every statistic by the name it has in the test vectors and on the command line (`stat NAME`).
 * A look-up, so that a vector, a user's one-off question and a report all reach the same function.
 */
import { calibrationStatistics } from './registry-calibration.ts';
import { frontierStatistics } from './registry-frontier.ts';
import { judgeStatistics } from './registry-judges.ts';
import { rateStatistics, type Statistic, type StatisticArguments } from './registry-rates.ts';

/** All statistics by name. */
export const statistics: Readonly<Record<string, Statistic>> = {
  ...rateStatistics,
  ...judgeStatistics,
  ...calibrationStatistics,
  ...frontierStatistics,
};

/**
 * Evaluates the statistic `name` on JSON arguments; what is left out takes the documented default.
 *
 * @throws RangeError when the name is unknown or the arguments do not fit.
 * @example
 * evaluateStatistic('threshold_penalty', { t: 0.5 }); // => { lam: 1 }
 */
export function evaluateStatistic(name: string, args: StatisticArguments): ReturnType<Statistic> {
  const statistic = Object.hasOwn(statistics, name) ? statistics[name] : undefined;
  if (!statistic)
    throw new RangeError(`statistic must be one of ${Object.keys(statistics).join(', ')}, got ${name}`);
  return statistic(args);
}
