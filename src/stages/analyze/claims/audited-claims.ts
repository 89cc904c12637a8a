/**
 * What people's audit of single claims says of the judge that split, and the figures corrected by it. Every answer keeps
 * its own sums, each audited claim moves them by its error over the chance with which it was drawn (a difference
 * estimator): unbiased whatever the judge does, and as sure as the judge is good.
 */
import { type AuditedUnit, type Claim, isTheJudges } from '../../../core/claim.ts';
import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { clusterMean } from '../../../stats/rate/cluster-mean.ts';
import { clusterRatio } from '../../../stats/rate/cluster-ratio.ts';
import { wilson } from '../../../stats/rate/wilson.ts';
import { asEstimate } from '../as-estimate.ts';
import type { SplitReply } from './split-reply.ts';

type Audit = NonNullable<NonNullable<Summary['claims']>['rows'][number]['audit']>;

/**
 * Undefined where nobody audited. Where several people did, the first of them by name counts, and of several draws the one
 * with most units: each corrects everything by itself.
 */
export function auditedClaims(replies: readonly SplitReply[], level: number): Audit | undefined {
  const auditors = [...new Set(replies.flatMap(({ audits }) => audits.map(({ by }) => by)))].sort();
  const [first] = auditors;
  if (first === undefined) return undefined;
  const read = replies.filter(({ claims }) => claims !== null);
  const draw = largestDraw(read, first);
  const unitsOf = ({ audits }: SplitReply) =>
    audits.find((one) => one.by === first && one.draw === draw)?.units ?? [];
  const sums = read.map((reply) => sumsOf(reply.claims!, unitsOf(reply)));
  const people = read.map(({ person }) => person);
  const ratio = (metric: string, top: (one: Sums) => number, bottom: (one: Sums) => number): Estimate =>
    within01(
      asEstimate(
        clusterRatio({ numerators: sums.map(top), denominators: sums.map(bottom) }, people, { level }),
        { metric, numerator: null, denominator: null },
      ),
    );
  const mean = asEstimate(
    clusterMean(
      sums.map(({ wrong }) => wrong),
      people,
      { level },
    ),
    { metric: 'wrong-claims-per-reply', numerator: null, denominator: read.length },
  );
  const judged = (isKind: (unit: AuditedUnit) => boolean) => read.flatMap(unitsOf).filter(isKind).length;
  return {
    units: sums.reduce((sum, { units }) => sum + units, 0),
    auditors,
    precision: ratio(
      'right/checkable-claims',
      ({ right }) => right,
      ({ right, wrong }) => right + wrong,
    ),
    wrongPerReply: { ...mean, low: mean.low === null ? null : Math.max(0, mean.low) },
    unsaid: orNoneFound(
      ratio(
        'unsaid/listed-claims',
        ({ unsaid }) => unsaid,
        ({ listed }) => listed,
      ),
      judged(({ claim }) => claim !== null),
    ),
    dropped: orNoneFound(
      ratio(
        'dropped/claims-on-facts',
        ({ dropped }) => dropped,
        ({ right, wrong }) => right + wrong,
      ),
      judged(({ claim }) => claim === null),
    ),
  };
}

function largestDraw(replies: readonly SplitReply[], by: string): string | undefined {
  const units = new Map<string, number>();
  for (const audit of replies.flatMap(({ audits }) => audits))
    if (audit.by === by) units.set(audit.draw, (units.get(audit.draw) ?? 0) + audit.units.length);
  return [...units].sort(([, a], [, b]) => b - a)[0]?.[0];
}

interface Sums {
  readonly units: number;
  /** Estimated claims on facts that the answer really makes. */
  readonly right: number;
  readonly wrong: number;
  readonly dropped: number;
  /** Claims listed whose words stand in the answer; and those of them that it does not make. */
  readonly listed: number;
  readonly unsaid: number;
}

function sumsOf(claims: readonly Claim[], units: readonly AuditedUnit[]): Sums {
  const counted = (result: Claim['result']) => claims.filter((claim) => claim.result === result).length;
  const sums = {
    units: units.length,
    right: counted('right'),
    wrong: counted('wrong'),
    dropped: 0,
    listed: claims.filter(({ result }) => !isTheJudges(result)).length,
    unsaid: 0,
  };
  for (const { claim, truth, inclusion, droppedRight, droppedWrong } of units) {
    const listed = claim === null ? undefined : claims[claim];
    const moved = (word: 'right' | 'wrong') => Number(truth === word) - Number(listed?.result === word);
    sums.right += (moved('right') + droppedRight) / inclusion;
    sums.wrong += (moved('wrong') + droppedWrong) / inclusion;
    sums.dropped += (droppedRight + droppedWrong) / inclusion;
    sums.unsaid += Number(truth === 'unsaid') / inclusion;
  }
  return sums;
}

/** What nobody found among those judged may be there all the same: as often as the sample's size allows. */
function orNoneFound(estimate: Estimate, judged: number): Estimate {
  if (estimate.value !== 0) return estimate;
  const { lower, upper } = wilson(0, judged, { level: estimate.level });
  return { ...estimate, low: lower, high: upper, method: 'wilson-of-sample', n: judged };
}

/** The interval of a ratio of estimates is not bounded by itself. */
function within01(estimate: Estimate): Estimate {
  const clip = (value: number | null) => (value === null ? null : Math.min(1, Math.max(0, value)));
  return { ...estimate, value: clip(estimate.value), low: clip(estimate.low), high: clip(estimate.high) };
}
