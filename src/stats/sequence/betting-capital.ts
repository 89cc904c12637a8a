/**
 * What a gambler would own who bets, unit after unit, that a candidate is wrong: under the candidate the capital is expected
 * not to grow, so it reaches 2/alpha with a chance of at most alpha/2 however often one looks, and then the candidate is out.
 * Ten bets of fixed proportion run side by side on each side (half a normal mixture): a single bet is sharp at one moment
 * only, and a user may look at any.
 */
import { checkLevel } from '../numeric/checks.ts';

/** Two totals of one unit drawn, a question or a whole cluster; least and greatest where they are not known yet. */
export interface BettingUnit {
  readonly firstLow: number;
  readonly firstHigh: number;
  readonly secondLow: number;
  readonly secondHigh: number;
}

/** Candidates k, whose payoff on a unit, first[k] x its first total + second[k] x its second, is expected 0 if k is right. */
export interface Candidates {
  readonly count: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Least and greatest payoff that one unit can have. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface BettingCapitalOptions {
  /** Confidence level in (0, 1); half of what is left to 1 goes to each side. */
  readonly level: number;
  /** Units at about which the bets are to be sharp; a look at any other number is as valid. */
  readonly planned: number;
  /** Units in all, where they are drawn without replacement and these very units are spoken of. */
  readonly population?: number | undefined;
}

/** Changed by every unit; a function of the units in their order and of nothing else. */
export interface BettingCapital {
  readonly candidates: Candidates;
  readonly population: number | null;
  /** Proportions of the bets, in standard deviations of the payoff. */
  readonly bets: Float64Array;
  /** Capital at which a candidate is out. */
  readonly threshold: number;
  /** Capital of each bet, candidate by candidate, that the mean payoff is above 0; and that it is below. */
  readonly above: Float64Array;
  readonly below: Float64Array;
  /** 0 while a candidate stands; ABOVE once its mean payoff is shown to be above 0, BELOW once below, their sum if both. */
  readonly shown: Int8Array;
  readonly totals: { -readonly [Name in keyof BettingUnit]: number };
  readonly moments: { first: number; product: number; second: number };
  units: number;
}

export const ABOVE = 1;
export const BELOW = 2;

/** Bets in units of the mixture's spread, and their weights, which add up to 1. */
const NODES = Float64Array.from({ length: 10 }, (_, node) => 0.175 + 0.35 * node);
const DENSITIES = NODES.map((node) => Math.exp(-(node ** 2) / 2));
const WEIGHTS = DENSITIES.map((density) => density / DENSITIES.reduce((sum, each) => sum + each, 0));
/** Share of the capital that one unit may cost at most; a bet that can lose all is over for good once it does. */
const AT_STAKE = 0.75;

export function createBettingCapital(
  candidates: Candidates,
  { level, planned, population }: BettingCapitalOptions,
): BettingCapital {
  checkLevel(level);
  checkUnits('planned', planned);
  if (population !== undefined) checkUnits('population', population);
  // A normal mixture is narrowest at the units named here: a quarter of the planned ones, for most comparisons end early.
  const odds = 2 * Math.log(1 / (1 - level));
  const spread = Math.sqrt((odds + Math.log(1 + odds)) / (planned / 4));
  const size = candidates.count * NODES.length;
  return {
    candidates,
    population: population ?? null,
    bets: NODES.map((node) => node * spread),
    threshold: 2 / (1 - level),
    above: new Float64Array(size).fill(1),
    below: new Float64Array(size).fill(1),
    shown: new Int8Array(candidates.count),
    totals: { firstLow: 0, firstHigh: 0, secondLow: 0, secondHigh: 0 },
    moments: { first: 0, product: 0, second: 0 },
    units: 0,
  };
}

/**
 * Bets on one unit against every candidate in [`from`, `to`), on each side until it is shown; the proportions rest on
 * earlier units only.
 *
 * @throws RangeError when more units come than the population has
 */
export function bet(
  capital: BettingCapital,
  unit: BettingUnit,
  [from, to]: readonly [number, number] = [0, capital.candidates.count],
): void {
  const { candidates, shown, totals, moments, population, units } = capital;
  if (population !== null && units >= population) {
    throw new RangeError(`units must be at most the population of ${population}, got one more`);
  }
  const left = population === null ? Infinity : population - units;
  for (let k = from; k < to; k++) {
    if (shown[k] === ABOVE + BELOW) continue;
    const low = candidates.low[k]!;
    const high = candidates.high[k]!;
    const p = candidates.first[k]!;
    const q = candidates.second[k]!;
    const squares = p * p * moments.first + 2 * p * q * moments.product + q * q * moments.second;
    const scale = Math.sqrt((units + 1) / (squares + (high - low) ** 2 / 4));
    // Drawn without replacement, what is gone already shifts what is expected of the rest.
    if ((shown[k]! & ABOVE) === 0) {
      const shift = leastPayoff(candidates, k, totals) / left;
      const payoff = leastPayoff(candidates, k, unit) + shift;
      if (stake(capital, { of: capital.above, k, scale, payoff, worst: low + shift })) shown[k]! |= ABOVE;
    }
    if ((shown[k]! & BELOW) === 0) {
      const shift = greatestPayoff(candidates, k, totals) / left;
      const payoff = greatestPayoff(candidates, k, unit) + shift;
      if (stake(capital, { of: capital.below, k, scale, payoff: -payoff, worst: -high - shift }))
        shown[k]! |= BELOW;
    }
  }
  takeIn(capital, unit);
  if (population !== null) excludeImpossible(capital, [from, to]);
}

/** Pays out all bets of one side on one candidate; whether together they own enough. */
function stake(
  { bets, threshold }: BettingCapital,
  {
    of,
    k,
    scale,
    payoff,
    worst,
  }: { of: Float64Array; k: number; scale: number; payoff: number; worst: number },
): boolean {
  const most = worst < 0 ? -AT_STAKE / worst : Infinity;
  const start = k * NODES.length;
  let owned = 0;
  for (let node = 0; node < NODES.length; node++) {
    const held = of[start + node]! * (1 + Math.min(bets[node]! * scale, most) * payoff);
    of[start + node] = held;
    owned += WEIGHTS[node]! * held;
  }
  return owned >= threshold;
}

function takeIn(capital: BettingCapital, unit: BettingUnit): void {
  const { totals, moments } = capital;
  totals.firstLow += unit.firstLow;
  totals.firstHigh += unit.firstHigh;
  totals.secondLow += unit.secondLow;
  totals.secondHigh += unit.secondHigh;
  const first = (unit.firstLow + unit.firstHigh) / 2;
  const second = (unit.secondLow + unit.secondHigh) / 2;
  moments.first += first * first;
  moments.product += first * second;
  moments.second += second * second;
  capital.units += 1;
}

/** Where the rest of the population cannot bring the total payoff to 0 whatever it holds, no bet is needed. */
function excludeImpossible(capital: BettingCapital, [from, to]: readonly [number, number]): void {
  const { candidates, shown, totals, units } = capital;
  const left = capital.population! - units;
  for (let k = from; k < to; k++) {
    const low = candidates.low[k]!;
    const high = candidates.high[k]!;
    const rounding = 1e-9 * (high - low);
    if (leastPayoff(candidates, k, totals) + left * low > rounding) shown[k]! |= ABOVE;
    if (greatestPayoff(candidates, k, totals) + left * high < -rounding) shown[k]! |= BELOW;
  }
}

/** The least payoff that totals within their bounds allow. */
function leastPayoff({ first, second }: Candidates, k: number, totals: BettingUnit): number {
  const p = first[k]!;
  const q = second[k]!;
  return (
    p * (p > 0 ? totals.firstLow : totals.firstHigh) + q * (q > 0 ? totals.secondLow : totals.secondHigh)
  );
}

function greatestPayoff({ first, second }: Candidates, k: number, totals: BettingUnit): number {
  const p = first[k]!;
  const q = second[k]!;
  return (
    p * (p > 0 ? totals.firstHigh : totals.firstLow) + q * (q > 0 ? totals.secondHigh : totals.secondLow)
  );
}

function checkUnits(name: string, units: number): void {
  if (!Number.isInteger(units) || units < 1) {
    throw new RangeError(`${name} must be a whole number of at least 1, got ${units}`);
  }
}
