/**
 * What a stopping rule says by now: who is still to be asked, who is not and since when, and whether it is settled.
 * A respondent stops when nothing that its further answers could show is left open; it has not failed.
 */
import { meanSequenceInterval, sequenceExcludes } from '../../../stats/sequence/mean-sequence.ts';
import type { Watch, Watched } from './watch.ts';

export interface Verdict {
  /** `settled`; `undecided` once everything is asked; `open` while questions are left. */
  readonly state: 'settled' | 'undecided' | 'open';
  /** Places of the respondents that are to be asked on. */
  readonly asking: readonly number[];
  /** For `best`: who may still be it, alone once it is settled. */
  readonly contenders: readonly number[];
  /** Pairs shown, better first; for `best` and `order`. */
  readonly shown: readonly (readonly [number, number])[];
}

export function verdictOf(watch: Watch): Verdict {
  const { until } = watch.options.plan;
  const rows = watch.options.respondents.map((_, row) => row);
  const shown = watch.sequences.flatMap(({ a, b, sequence }): [number, number][] => {
    if (typeof b !== 'number') return [];
    const side = sequenceExcludes(sequence, 0);
    return side === null ? [] : [side === 'above' ? [a, b] : [b, a]];
  });
  const beaten = new Set(shown.map(([, worse]) => worse));
  const unbeaten = rows.filter((row) => !beaten.has(row));
  // Each shown to be worse than another is possible in one run of many; then nobody can be sent away.
  const contenders = until.goal !== 'best' || unbeaten.length === 0 ? rows : unbeaten;
  const asking = askedOn(watch, contenders);
  const left = asking.some((row) => watch.answered[row]! < watch.options.units.length);
  const state = asking.length === 0 ? 'settled' : left ? 'open' : 'undecided';
  return { state, asking, contenders, shown };
}

function askedOn(watch: Watch, contenders: readonly number[]): number[] {
  const { plan, respondents } = watch.options;
  if (plan.until.goal === 'best') return contenders.length === 1 ? [] : [...contenders];
  const open = watch.sequences.filter((one) => !isSettled(watch, one));
  return respondents.flatMap((_, row) => (open.some(({ a, b }) => a === row || b === row) ? [row] : []));
}

/** Whether one sequence has shown what the goal asks of it. */
function isSettled({ options: { plan } }: Watch, { sequence }: Watched): boolean {
  const { until } = plan;
  if (until.goal === 'width') {
    const { lower, upper } = meanSequenceInterval(sequence);
    return upper! - lower! <= until.width;
  }
  return sequenceExcludes(sequence, until.goal === 'regression' ? -until.margin : 0) !== null;
}
