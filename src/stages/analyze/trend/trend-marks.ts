/**
 * Where in a series the model that the server names changed, and where what measures did: instruction, settings, graders.
 * Told run by run against the run before in which the respondent was part.
 */
import { policyName } from '../../../core/policy.ts';
import type { Respondent } from '../../../core/respondent.ts';
import type { TrendCause, TrendMark } from '../../../core/trend.ts';

/** What is known of how one respondent was measured in one run. */
export interface TrendFacts {
  readonly respondent: Respondent;
  /** The names and builds that the replies give, in order; null where none is told. */
  readonly served: string | null;
  /** By what it is: `wording plain` → `version 2`, `grades` → `rules 6, judge openai/…`. */
  readonly instrument: Readonly<Record<string, string>>;
}

/** Marks in the order of the runs; null where the respondent is not part of a run. */
export function trendMarks(runs: readonly (TrendFacts | null)[]): TrendMark[] {
  const marks: TrendMark[] = [];
  let before: TrendFacts | null = null;
  let named: string | null = null;
  for (const [at, facts] of runs.entries()) {
    if (facts === null) continue;
    if (facts.served !== null && named !== null && facts.served !== named) {
      marks.push({ at, kind: 'served', text: `${named} → ${facts.served}` });
    }
    named = facts.served ?? named;
    if (before !== null) {
      const [was, is] = [toldOf(before), toldOf(facts)];
      const names = Object.keys({ ...was, ...is }).filter((name) => was[name] !== is[name]);
      if (names.length > 0) {
        const text = names
          .map((name) => `${name}: ${was[name] ?? 'none'} → ${is[name] ?? 'none'}`)
          .join('; ');
        marks.push({ at, kind: 'instrument', text });
      }
    }
    before = facts;
  }
  return marks;
}

/** What a change coincides with that begins with one of the runs from `earliest` to `latest`. */
export function causeOf(
  { earliest, latest }: { readonly earliest: number; readonly latest: number },
  marks: readonly TrendMark[],
  served: readonly (string | null)[],
): { readonly cause: TrendCause; readonly marks: readonly TrendMark[] } {
  const near = marks.filter(({ at }) => at >= earliest && at <= latest);
  const kinds = new Set(near.map(({ kind }) => kind));
  const told = served.slice(Math.max(0, earliest - 1), latest + 1).every((name) => name !== null);
  return {
    cause: kinds.has('instrument')
      ? 'instrument'
      : kinds.has('served')
        ? 'served'
        : told
          ? 'one-name'
          : 'untold',
    marks: near,
  };
}

function toldOf({ respondent, instrument }: TrendFacts): Record<string, string> {
  const { settings, policy, model } = respondent;
  return {
    model,
    ...(policy === null ? {} : { policy: policyName(policy) }),
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    ...instrument,
  };
}
