/**
 * Whether one model answered all of it: the share of a respondent's replies that came from one and the same build of the
 * model asked, which must be all of them. With a baseline, also the share that came from a build which answered there: a
 * regression between two builds is no regression of what was changed at home. A count over all replies is no sample, so
 * its interval is the value itself. Replies that name no model prove nothing, and nothing passes for lack of data.
 */
import type { AnsweredBy } from '../../core/summary/provenance.ts';
import type { CheckResult } from './check-result.ts';
import { countedResult } from './counted-result.ts';

export interface SameModelOptions {
  readonly respondents: readonly string[];
  /** Of the source; undefined where nothing is known of it (a file, a published table). */
  readonly answeredBy: readonly AnsweredBy[] | undefined;
  /** Level of the report, which the count carries along. */
  readonly level: number;
  /** Of the baseline, with the respondent that each is compared with. */
  readonly baseline?: {
    readonly answeredBy: readonly AnsweredBy[] | undefined;
    readonly counterpart: (respondent: string) => string | null;
  };
}

export function checkSameModel(options: SameModelOptions): CheckResult[] {
  const { answeredBy = [], baseline, level } = options;
  return options.respondents.flatMap((respondent) => {
    const own = answeredBy.filter((row) => row.respondent === respondent);
    const builds = own.filter(isRight);
    const most = Math.max(0, ...builds.map(({ replies }) => replies));
    const results = [result({ respondent, metric: 'same-model', own, same: most, level })];
    const against = baseline?.counterpart(respondent) ?? null;
    if (baseline === undefined || against === null) return results;
    const there = new Set(
      (baseline.answeredBy ?? [])
        .filter((row) => row.respondent === against && isRight(row))
        .map(({ served }) => served),
    );
    const shared = builds
      .filter(({ served }) => there.has(served))
      .reduce((sum, { replies }) => sum + replies, 0);
    return [
      ...results,
      { ...result({ respondent, metric: 'same-model/baseline', own, same: shared, level }), against },
    ];
  });
}

function isRight({ means }: AnsweredBy): boolean {
  return means === 'same' || means === 'snapshot';
}

interface Found {
  readonly respondent: string;
  readonly metric: string;
  readonly own: readonly AnsweredBy[];
  readonly same: number;
  readonly level: number;
}

function result({ respondent, metric, own, same, level }: Found): CheckResult {
  const told = own.filter(({ means }) => means !== 'untold').reduce((sum, { replies }) => sum + replies, 0);
  const all = own.reduce((sum, { replies }) => sum + replies, 0);
  const why =
    told > 0
      ? null
      : all === 0
        ? 'nothing tells which model answered'
        : 'the replies name no model that can be compared';
  const names = own.map(({ served, replies }) => `${served ?? 'no name'} (${replies})`).join(', ');
  return countedResult({
    ...{ respondent, metric, count: { of: same, all }, limit: 1, level, why },
    note: `answered by ${names}`,
  });
}
