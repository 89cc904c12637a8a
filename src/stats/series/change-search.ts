/**
 * Changes in several series that run side by side (respondents by metrics), looked at after every run for as long as the
 * series go on: with probability `level` no change is claimed where nothing changed, in any of them, at any time. After a
 * claim the search of that series begins anew with the runs since, so that a change back, or a second one, is found, too.
 */
import { checkLevel } from '../numeric/checks.ts';
import { adjustEValues } from './adjust-e-values.ts';
import { type ChangeCandidate, type ChangeEvidence, changeEvidence } from './change-evidence.ts';
import { type SeriesContrast, type SeriesRun, seriesContrast } from './series-contrast.ts';

/** One series. */
export interface SearchedSeries {
  /** All series have as many runs; one that a respondent was not part of counts no trials. */
  readonly runs: readonly SeriesRun[];
  readonly clusterOf: ArrayLike<number | string>;
  /** As in {@link changeEvidence}. @default 0.03 */
  readonly expected?: number;
}

/** A claimed change. */
export interface FoundChange {
  /** Place of the run that it most likely begins with. */
  readonly at: number;
  /** Places of the first and last run of the likeliest ones that have 95 % of the wealth together. */
  readonly earliest: number;
  readonly latest: number;
  /** Place of the run after which it was claimed. */
  readonly foundAt: number;
  readonly change: number;
  /** Half the width of its interval. */
  readonly margin: number;
  /** Anytime-valid, adjusted for all series. */
  readonly pValue: number;
}

/** What was found in one series. */
export interface SeriesSearch {
  readonly changes: readonly FoundChange[];
  /** Of the search that goes on since the last claim: anytime-valid, adjusted for all series; 1 before the first look. */
  readonly pValue: number;
  /** Place of the run from which that search takes what is usual. */
  readonly since: number;
}

/** Options of {@link changeSearch}. */
export interface ChangeSearchOptions {
  /** Probability of no false claim at all, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * What changed in each series, in order.
 * @throws RangeError when the level is outside (0, 1) or columns differ in length.
 * Source: {@link changeEvidence} for one series, {@link adjustEValues} across them.
 * @example
 * const run = (...sums) => ({ sums, squares: sums, counts: sums.map(() => 1) });
 * changeSearch([{ runs: [run(1, 0), run(1, 0)], clusterOf: ['a', 'b'] }])[0].changes; // => []
 */
export function changeSearch(
  series: readonly SearchedSeries[],
  { level = 0.95 }: ChangeSearchOptions = {},
): SeriesSearch[] {
  checkLevel(level);
  const states = series.map((): State => ({ claimed: [], active: newSearch(0, 0) }));
  const looks = Math.max(0, ...series.map(({ runs }) => runs.length));
  for (let look = 1; look < looks; look++) {
    const values = states.map(({ active }, place) => {
      const told = look > active.after && observe(active, { ...series[place]!, look });
      return {
        told,
        evidence: told ? evidenceOf(active, series[place]!, level) : active.known.at(-1)?.evidence,
      };
    });
    const eValues = values.map(({ evidence }) => eValue(evidence));
    const adjusted = adjustEValues(eValues);
    for (const [place, state] of states.entries()) {
      const before = state.claimed.at(-1);
      if (before !== undefined && observe(before, { ...series[place]!, look })) {
        const evidence = evidenceOf(before, series[place]!, level);
        note(before, evidence, adjustEValues(eValues.with(place, eValue(evidence)))[place]!);
      }
      const { active } = state;
      if (!values[place]!.told) continue;
      note(active, values[place]!.evidence!, adjusted[place]!);
      if (active.pValue > 1 - level) continue;
      active.foundAt = look;
      state.claimed.push(active);
      state.active = newSearch(active.places[likeliest(values[place]!.evidence!).at - 1]!, look);
    }
  }
  return states.map(({ claimed, active }) => {
    const changes: FoundChange[] = [];
    for (const search of [...claimed].reverse()) changes.unshift(told(search, changes[0]));
    return { changes, pValue: active.pValue, since: active.base };
  });
}

function evidenceOf({ contrasts }: Search, { expected }: SearchedSeries, level: number): ChangeEvidence {
  return changeEvidence(contrasts, { level, ...(expected === undefined ? {} : { expected }) }).at(-1)!;
}

function note(search: Search, evidence: ChangeEvidence, adjusted: number): void {
  search.pValue = Math.min(search.pValue, 1 / adjusted);
  search.known.push({ evidence, pValue: search.pValue });
}

interface State {
  readonly claimed: Search[];
  active: Search;
}

interface Search {
  /** The run that what is usual begins with, and the one after which the looks begin. */
  readonly base: number;
  readonly after: number;
  /** The runs looked at, those without an outcome left out, with their contrasts and what was known after each. */
  readonly places: number[];
  readonly contrasts: SeriesContrast[];
  readonly known: { readonly evidence: ChangeEvidence; readonly pValue: number }[];
  pValue: number;
  foundAt: number;
}

function newSearch(base: number, after: number): Search {
  return { base, after, places: [], contrasts: [], known: [], pValue: 1, foundAt: -1 };
}

/** Adds the look to a search; false where this run tells it nothing. */
function observe(
  { base, places, contrasts }: Search,
  { runs, clusterOf, look }: SearchedSeries & { readonly look: number },
): boolean {
  const contrast = seriesContrast(runs.slice(base, look + 1), clusterOf);
  if (contrast.n === 0) return false;
  // The candidates are the runs looked at: what each one's change keeps of its size is by the runs before it.
  contrasts.push({ ...contrast, carried: places.map((place) => contrast.carried[place - 1 - base]!) });
  places.push(look);
  return true;
}

/** As a number that can be averaged; beyond it nothing is told apart. */
function eValue(evidence: ChangeEvidence | undefined): number {
  return Math.exp(Math.min(evidence?.logEValue ?? 0, 600));
}

function likeliest({ candidates }: ChangeEvidence): ChangeCandidate {
  return candidates.reduce((best, one) => (one.share > best.share ? one : best));
}

/** The change as it was known before the next one began. */
function told({ places, known, foundAt }: Search, next: FoundChange | undefined): FoundChange {
  const last = places.findLastIndex((place) => next === undefined || place < next.at || place <= foundAt);
  const { evidence, pValue } = known[last]!;
  const best = likeliest(evidence);
  let rest = 0.95;
  const likely: number[] = [];
  for (const { at, share } of [...evidence.candidates].sort((a, b) => b.share - a.share)) {
    if (rest <= 0) break;
    likely.push(places[at - 1]!);
    rest -= share;
  }
  return {
    at: places[best.at - 1]!,
    earliest: Math.min(...likely),
    latest: Math.max(...likely),
    foundAt,
    change: best.change ?? 0,
    margin: best.margin ?? 0,
    pValue,
  };
}
