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
  /** By what it is: `wording plain` → `version 2`, `grades` → `rules, judge:openai/…`; what is not known is absent. */
  readonly instrument: Readonly<Record<string, string>>;
}

/** Marks in the order of the runs; null where the respondent is not part of a run. */
export function trendMarks(runs: readonly (TrendFacts | null)[]): TrendMark[] {
  const marks: TrendMark[] = [];
  let before: TrendFacts | null = null;
  let named: string | null = null;
  let known: Readonly<Record<string, string>> = {};
  for (const [at, facts] of runs.entries()) {
    if (facts === null) continue;
    if (facts.served !== null && named !== null && facts.served !== named) {
      marks.push({ at, kind: 'served', text: `${named} → ${facts.served}` });
    }
    named = facts.served ?? named;
    const changes = [
      ...(before === null ? [] : changesOf(toldOf(before), toldOf(facts))),
      // A setting that is absent was not sent; of wordings and graders it is merely not known.
      ...changesOf(known, { ...known, ...facts.instrument }).filter(({ was }) => was !== null),
    ];
    if (changes.length > 0) {
      const text = changes.map(({ name, was, is }) => `${name}: ${was ?? 'none'} → ${is ?? 'none'}`);
      marks.push({ at, kind: 'instrument', text: text.join('; ') });
    }
    known = { ...known, ...facts.instrument };
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

function changesOf(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>) {
  return Object.keys({ ...was, ...is })
    .filter((name) => was[name] !== is[name])
    .map((name) => ({ name, was: was[name] ?? null, is: is[name] ?? null }));
}

function toldOf({ respondent }: TrendFacts): Record<string, string> {
  const { settings, policy, model } = respondent;
  return {
    model,
    ...(policy === null ? {} : { policy: policyName(policy) }),
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
  };
}
