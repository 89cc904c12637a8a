/**
 * What a plan rests on: how often the event happens, how often two respondents disagree, how much of that is chance
 * between trials, and how alike questions of one cluster are. Each number says where it comes from, because a plan is
 * as good as the assumption it hides.
 */

/** A number and its origin. */
export interface Basis {
  readonly value: number;
  readonly from: 'given' | 'measured' | 'assumed';
  /** What was measured on, or why it was assumed, in words. */
  readonly note?: string;
}

export interface PlanBasis {
  /** `correct/asked`, `incorrect/asked`, `refused/asked`, `attempted/asked` or `utility@L`. */
  readonly metric: string;
  /** Expected rate; null for a utility, which is no rate. */
  readonly rate: Basis | null;
  /** Share of questions on which exactly one of two respondents has the event, one trial each; null for a utility. */
  readonly discordance: Basis | null;
  /** Variance over questions of the difference between the two true means. */
  readonly between: Basis;
  /** Variance between trials of one question, mean of the two respondents; null where it is not known. */
  readonly within: Basis | null;
  /** Size of the cluster that a random question is in. */
  readonly clusterSize: Basis;
  /** Likeness within a cluster, of the difference and of the rate. */
  readonly correlation: Basis;
  readonly rateCorrelation: Basis;
}

/** What the command line may say of it; everything is optional. */
export interface GivenBasis {
  readonly metric?: string;
  readonly rate?: number;
  readonly discordance?: number;
  readonly between?: number;
  readonly within?: number;
  readonly clusterSize?: number;
  readonly correlation?: number;
}

/** Likeness taken for granted when clusters are declared and nothing is known of them. */
const ASSUMED_CORRELATION = 0.2;

/**
 * The basis from what was given, what was measured and what is left to assume, in this order. Without any knowledge two
 * respondents are taken to be independent: that asks for the most questions, and relatives disagree less.
 */
export function planBasis(given: GivenBasis, measured: Partial<PlanBasis> = {}): PlanBasis {
  const metric = given.metric ?? measured.metric ?? 'correct/asked';
  const isRate = !metric.startsWith('utility@');
  const rate = isRate ? (stated(given.rate) ?? measured.rate ?? assumed(0.5, 'needs the most')) : null;
  const discordance = discordanceOf(given, measured, rate);
  const within = stated(given.within) ?? (given.between === undefined ? (measured.within ?? null) : null);
  return {
    metric,
    rate,
    discordance,
    between: betweenOf(given, { measured, discordance, within, metric }),
    within,
    clusterSize: stated(given.clusterSize) ?? measured.clusterSize ?? assumed(1, 'one a subject'),
    correlation: correlationOf(given, measured.correlation),
    rateCorrelation: correlationOf(given, measured.rateCorrelation),
  };
}

function discordanceOf(given: GivenBasis, measured: Partial<PlanBasis>, rate: Basis | null): Basis | null {
  if (rate === null || given.between !== undefined) return null;
  if (given.discordance !== undefined) return stated(given.discordance);
  if (measured.discordance && given.rate === undefined) return measured.discordance;
  return assumed(2 * rate.value * (1 - rate.value), 'independent answers');
}

function betweenOf(
  given: GivenBasis,
  parts: {
    readonly measured: Partial<PlanBasis>;
    readonly discordance: Basis | null;
    readonly within: Basis | null;
    readonly metric: string;
  },
): Basis {
  const { measured, discordance, within, metric } = parts;
  if (given.between !== undefined) return { value: given.between, from: 'given' };
  const own = given.discordance === undefined && given.rate === undefined && given.within === undefined;
  if (measured.between !== undefined && own) return measured.between;
  if (discordance === null) {
    // A utility's spread follows from no rate: independent, evenly split outcomes stand in.
    const penalty = Number(metric.slice('utility@'.length));
    return assumed((1 + penalty) ** 2 / 2, 'a coin toss each');
  }
  return {
    ...discordance,
    value: Math.max(0, discordance.value - 2 * (within?.value ?? 0)),
    note: discordance.note ?? 'the discordance',
  };
}

function correlationOf(given: GivenBasis, measured: Basis | undefined): Basis {
  if (given.correlation !== undefined) return { value: given.correlation, from: 'given' };
  if (measured !== undefined) return measured;
  return given.clusterSize === undefined || given.clusterSize <= 1
    ? assumed(0, 'no clusters')
    : assumed(ASSUMED_CORRELATION, 'clusters unknown');
}

function stated(value: number | undefined): Basis | null {
  return value === undefined ? null : { value, from: 'given' };
}

function assumed(value: number, note: string): Basis {
  return { value, from: 'assumed', note };
}
