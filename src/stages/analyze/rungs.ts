/**
 * The hull as it can be told: who is chosen between which penalties, as far as resamples tell. With many settings of one
 * model the hull climbs a ladder of noise; here a stretch of penalties in which nobody is best in enough resamples is one open rung.
 * Where two that are sure take turns, the doubt is that of their crossing, whose interval is told beside it; it has a rung
 * only where a penalty lies in it that the report speaks of: no row of its table may name somebody whom the ladder does not.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { chosenAt, SURE_ENOUGH } from './choice-doubt.ts';

type Rung = NonNullable<FrontierSection['rungs']>[number];
type Known = Pick<FrontierSection, 'points' | 'hull' | 'penalties' | 'probabilityBest'>;
type Stretch = Pick<Rung, 'from' | 'to'>;

/** Undefined where nothing was resampled: then the hull is all that is known. `told` are the penalties reported. */
export function rungsOf(frontier: Known, told: readonly number[]): Rung[] | undefined {
  if (frontier.probabilityBest === null) return undefined;
  const reigns = frontier.hull.filter(({ from, to }) => to === null || to > from);
  const open: Rung[] = [];
  const met: (Stretch & { readonly at: number })[] = [];
  for (const stretch of doubtful(frontier, reigns)) {
    if (stretch.from === stretch.to) continue;
    const isTold = told.some((penalty) => contains(stretch, penalty));
    if (!isTold && !swallows(frontier, stretch, reigns)) continue;
    const competitors = likely(frontier, stretch);
    const at = isTold ? null : meetingOf(frontier, { ...stretch, competitors, open: true }, reigns);
    if (at === null) open.push({ ...stretch, competitors, open: true });
    else met.push({ ...stretch, at });
  }
  const sure = reigns.flatMap((reign) =>
    [...open, ...met]
      .reduce((parts: Stretch[], stretch) => parts.flatMap((part) => without(part, stretch)), [reign])
      .map((part) => ({ ...reign, ...part, open: false })),
  );
  return joined([...sure.filter((rung) => isKnown(frontier, rung)), ...open], met);
}

/** Stretches of the grid in which whoever is chosen is not best in enough resamples, and reigns too narrow for the grid. */
function doubtful(frontier: Known, reigns: FrontierSection['hull']): Stretch[] {
  const { penalties } = frontier;
  const isSure = penalties.map((penalty) => (chosenAt(frontier, penalty)?.chosen.share ?? 1) >= SURE_ENOUGH);
  const runs = isSure.flatMap((sure, place): Stretch[] => {
    if (sure || (place > 0 && !isSure[place - 1])) return [];
    const after = isSure.indexOf(true, place);
    return [
      {
        from: place === 0 ? 0 : penalties[place]!,
        to: after === -1 ? null : penalties[after - 1]!,
      },
    ];
  });
  const slivers = reigns.filter(
    (reign) =>
      !penalties.some((penalty) => contains(reign, penalty)) &&
      !runs.some((run) => contains(run, reign.from)) &&
      reign.from < penalties.at(-1)!,
  );
  return [...runs, ...slivers.map(({ from, to }) => ({ from, to }))].sort((a, b) => a.from - b.from);
}

/** Somebody of the hull is sure at no penalty outside of the stretch. */
function swallows(frontier: Known, stretch: Stretch, reigns: FrontierSection['hull']): boolean {
  return reigns.some(
    (reign) =>
      overlaps(reign, stretch) &&
      !frontier.penalties.some((penalty) => contains(reign, penalty) && !contains(stretch, penalty)) &&
      !(reign.to === null && stretch.to !== null),
  );
}

/** The fewest that are best in enough resamples of the stretch together, likeliest first; two at least. */
function likely(frontier: Known, stretch: Stretch): (string | null)[] {
  const places = placesIn(frontier, stretch);
  const means = frontier
    .probabilityBest!.rows.map(({ respondent, probabilities }) => ({
      id: respondent,
      share: places.reduce((sum, place) => sum + probabilities[place]!, 0) / places.length,
    }))
    .sort((a, b) => b.share - a.share);
  let sum = 0;
  const enough = means.findIndex(({ share }) => {
    sum += share;
    return sum >= SURE_ENOUGH;
  });
  return means.slice(0, enough === -1 ? means.length : Math.max(2, enough + 1)).map(({ id }) => id);
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

function overlaps(a: Stretch, b: Stretch): boolean {
  return a.from < (b.to ?? Infinity) && b.from < (a.to ?? Infinity);
}
