/**
 * The hull as it can be told: who is chosen between which penalties, as far as resamples tell. With many settings of
 * one model the hull climbs a ladder of noise; here a stretch of penalties in which nobody is best in enough resamples
 * is one open rung. Stretches are those of the fixed grid, whichever penalties are reported: the same answers have one
 * ladder. Reigns too narrow for the grid are not told where the two beside them can do without.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { chosenAt, SURE_ENOUGH } from './choice-doubt.ts';

type Rung = NonNullable<FrontierSection['rungs']>[number];
type Known = Pick<FrontierSection, 'points' | 'hull' | 'penalties' | 'probabilityBest'>;
type Stretch = Pick<Rung, 'from' | 'to'>;

/** Undefined where nothing was resampled: then the hull is all that is known. */
export function rungsOf(frontier: Known): Rung[] | undefined {
  if (frontier.probabilityBest === null) return undefined;
  const reigns = frontier.hull.filter(({ from, to }) => to === null || to > from);
  const runs = doubtful(frontier);
  const open: Rung[] = runs
    .filter((run) => !isNarrow(run))
    .map((stretch) => ({ ...stretch, competitors: likely(frontier, stretch), open: true }));
  const met: (Stretch & { readonly at: number })[] = [];
  for (const stretch of slivers(frontier, reigns, runs)) {
    const rung = { ...stretch, competitors: likely(frontier, stretch), open: true };
    const at = meetingOf(frontier, rung, reigns);
    if (at === null) open.push(rung);
    else met.push({ ...stretch, at });
  }
  const sure = reigns.flatMap((reign) =>
    [...open, ...met]
      .reduce((parts: Stretch[], stretch) => parts.flatMap((part) => without(part, stretch)), [reign])
      .map((part) => ({ ...reign, ...part, open: false })),
  );
  return joined([...sure.filter((rung) => isKnown(frontier, rung)), ...open], met);
}

/** Less than a step of the grid, in t = L/(1 + L): a penalty that was asked for makes no rung of its own. */
function isNarrow({ from, to }: Stretch): boolean {
  return to !== null && to / (1 + to) - from / (1 + from) < 0.0099;
}

/** Stretches of the grid in which whoever is chosen is not best in enough resamples. */
function doubtful(frontier: Known): Stretch[] {
  const { penalties } = frontier;
  const isSure = penalties.map((penalty) => (chosenAt(frontier, penalty)?.chosen.share ?? 1) >= SURE_ENOUGH);
  return isSure.flatMap((sure, place): Stretch[] => {
    if (sure || (place > 0 && !isSure[place - 1])) return [];
    const after = isSure.indexOf(true, place);
    return [
      {
        from: place === 0 ? 0 : penalties[place]!,
        to: after === -1 ? null : penalties[after - 1]!,
      },
    ];
  });
}

/** Reigns too narrow for the grid, outside of what is in doubt anyway. */
function slivers({ penalties }: Known, reigns: FrontierSection['hull'], runs: readonly Stretch[]): Stretch[] {
  return reigns
    .filter(
      (reign) =>
        !penalties.some((penalty) => contains(reign, penalty)) &&
        !runs.some((run) => contains(run, reign.from)) &&
        reign.from < penalties.at(-1)!,
    )
    .map(({ from, to }) => ({ from, to }));
}

/**
 * Whoever has a real chance somewhere in the stretch: at each of its penalties the fewest that are best in enough resamples
 * together. Likeliest over the stretch first, two at least.
 */
function likely(frontier: Known, stretch: Stretch): (string | null)[] {
  const places = placesIn(frontier, stretch);
  const { rows } = frontier.probabilityBest!;
  const real = new Set(places.flatMap((place) => fewest(rows.map((row) => row.probabilities[place]!))));
  const means = rows
    .map(({ respondent, probabilities }, row) => ({
      id: respondent,
      isReal: real.has(row),
      sum: places.reduce((sum, place) => sum + probabilities[place]!, 0),
    }))
    .sort((a, b) => Number(b.isReal) - Number(a.isReal) || b.sum - a.sum);
  return means.slice(0, Math.max(2, real.size)).map(({ id }) => id);
}

/** Below this part of the largest share a chance is not worth a name. */
const REAL = 0.2;

/** Places of the largest shares that are enough together. */
function fewest(shares: readonly number[]): number[] {
  const order = shares.map((_, row) => row).sort((a, b) => shares[b]! - shares[a]!);
  const least = REAL * shares[order[0]!]!;
  let sum = 0;
  const named: number[] = [];
  for (const row of order) {
    if (sum >= SURE_ENOUGH || shares[row]! < least) break;
    sum += shares[row]!;
    named.push(row);
  }
  return named;
}

/** Where the two beside a stretch meet, if it only hangs between them: then they do without it. */
function meetingOf(frontier: Known, rung: Rung, reigns: FrontierSection['hull']): number | null {
  const before = reigns.findLast(({ from }) => from < rung.from);
  const after = reigns.find(({ to }) => to === null || to > (rung.to ?? Infinity));
  if (before === undefined || after === undefined || before === after || rung.to === null) return null;
  const [a, b] = [before.competitors[0]!, after.competitors[0]!];
  if (!rung.competitors.includes(a) && !rung.competitors.includes(b)) return null;
  const meeting = tieOf(frontier, a, b);
  return meeting !== null && contains(rung, meeting) ? meeting : null;
}

/** The penalty at which two are worth the same; null is declining everything. */
function tieOf({ points }: Known, a: string | null, b: string | null): number | null {
  const of = (id: string | null) => {
    const point = points.find(({ respondent }) => respondent === id);
    return { correct: point?.correct.value ?? 0, incorrect: point?.incorrect.value ?? 0 };
  };
  const [one, other] = [of(a), of(b)];
  const apart = one.incorrect - other.incorrect;
  return apart === 0 ? null : (one.correct - other.correct) / apart;
}

/** In order of penalty, each beginning where the one before ends. */
function joined(rungs: readonly Rung[], met: readonly (Stretch & { readonly at: number })[]): Rung[] {
  const sorted = [...rungs].sort((a, b) => a.from - b.from);
  return sorted.map((rung, place) => {
    const next = sorted[place + 1];
    const meets = (end: number): number => met.find((one) => contains(one, end))?.at ?? end;
    return {
      ...rung,
      from: place === 0 ? 0 : meets(rung.from),
      to: next === undefined ? null : meets(next.from),
    };
  });
}

/** What is left of one stretch without another. */
function without(part: Stretch, { from, to }: Stretch): Stretch[] {
  const end = part.to ?? Infinity;
  if (from >= end || (to ?? Infinity) <= part.from) return [part];
  return [
    ...(part.from < from ? [{ from: part.from, to: from }] : []),
    ...(to !== null && to < end ? [{ from: to, to: part.to }] : []),
  ];
}

/** A remnant between two places of the grid is nobody's; one beyond the grid is known by its hull alone. */
function isKnown({ penalties }: Known, rung: Stretch): boolean {
  return rung.to === null || penalties.some((penalty) => contains(rung, penalty));
}

/** Places of the grid inside a stretch; the nearest one where it lies between two. */
function placesIn({ penalties }: Known, { from, to }: Stretch): number[] {
  const inside = penalties.flatMap((one, place) => (contains({ from, to }, one) ? [place] : []));
  if (inside.length > 0) return inside;
  const middle = to === null ? from : (from + to) / 2;
  const distance = (place: number): number => Math.abs(penalties[place]! - middle);
  return [penalties.reduce((best, _, place) => (distance(place) < distance(best) ? place : best), 0)];
}

function contains({ from, to }: Stretch, penalty: number): boolean {
  return penalty >= from && (to === null || penalty <= to);
}
