/**
 * Whose pairs, curves and chances of being best are computed. All of them up to `MOST_PAIRED` respondents; beyond that
 * pairs grow with the square (500 respondents have 124,750) and nobody reads them: the leading ones, and whoever is
 * named. Leading is by worth at every penalty in turn, so that the cautious lead beside the eager.
 */
import { utilityEnvelope } from '../../stats/penalty/utility-envelope.ts';
import type { Contender } from './tie.ts';

/** Up to this many respondents every pair is computed: 1,770 pairs. */
export const MOST_PAIRED = 60;
/** Of more than that, so many lead. */
export const LEADING = 30;

export interface LeadingOptions {
  readonly penalties: readonly number[];
  /** Ids that are compared wherever they stand. @default none */
  readonly named?: readonly string[];
}

export interface Leading {
  /** Places in the list given, ascending. */
  readonly rows: readonly number[];
  /** How many were to choose from; null where all of them are kept. */
  readonly of: number | null;
}

/** Places of those that are compared with each other. */
export function leading(
  contenders: readonly Contender[],
  { penalties, named = [] }: LeadingOptions,
): Leading {
  if (contenders.length <= MOST_PAIRED) return { rows: contenders.map((_, row) => row), of: null };
  const orders = [...new Set([...penalties, 0])].map((penalty) => bestFirst(contenders, penalty));
  const chosen = new Set<number>();
  for (let place = 0; chosen.size < LEADING; place += 1) {
    for (const order of orders) if (chosen.size < LEADING) chosen.add(order[place]!);
  }
  // Whoever is best at some penalty is never missing.
  const envelope = utilityEnvelope(
    contenders.map(({ incorrect }) => incorrect),
    contenders.map(({ correct }) => correct),
  );
  for (const row of envelope.flatMap(({ best }) => best)) if (row < contenders.length) chosen.add(row);
  const wanted = new Set(named);
  contenders.forEach(({ id }, row) => {
    if (wanted.has(id)) chosen.add(row);
  });
  return { rows: [...chosen].sort((a, b) => a - b), of: contenders.length };
}

function bestFirst(contenders: readonly Contender[], penalty: number): number[] {
  const worth = contenders.map(({ correct, incorrect }) => correct - penalty * incorrect);
  return contenders.map((_, row) => row).sort((a, b) => worth[b]! - worth[a]! || a - b);
}

/** What a reader must know where not every pair was computed. */
export function leadingWarnings({ rows, of }: Leading): string[] {
  if (of === null) return [];
  return [
    `Of ${of} respondents the ${rows.length} that lead at the penalties reported are compared with each other and resampled; closedbook compare A B gives any other pair.`,
  ];
}
