/**
 * The hull as it can be told: who is chosen between which penalties, as far as resamples tell. With many settings of one
 * model the hull climbs a ladder of noise; here those that resamples do not tell apart are one rung, and a rung narrower
 * than its own uncertainty is none.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { SURE_ENOUGH } from './choice-doubt.ts';

type Rung = NonNullable<FrontierSection['rungs']>[number];
type Known = Pick<FrontierSection, 'points' | 'hull' | 'penalties' | 'probabilityBest'>;

/** Undefined where nothing was resampled: then the hull is all that is known. */
export function rungsOf(frontier: Known): Rung[] | undefined {
  const { hull, probabilityBest } = frontier;
  if (probabilityBest === null) return undefined;
  const rungs: Rung[] = [];
  for (const reign of hull.filter(({ from, to }) => to === null || to > from)) {
    const last = rungs.at(-1);
    const open = !isSure(frontier, reign);
    // Neighbours that nobody is sure of are one stretch.
    if (open && last?.open === true) rungs[rungs.length - 1] = { ...last, to: reign.to };
    else rungs.push({ ...reign, open });
  }
  return withoutNarrow(
    rungs.map((rung) => (rung.open ? { ...rung, competitors: likely(frontier, rung) } : rung)),
    frontier,
  );
}

/** Whoever reigns is best in enough resamples at some penalty of the reign. */
function isSure(frontier: Known, { competitors, from, to }: FrontierSection['hull'][number]): boolean {
  return placesIn(frontier, { from, to }).some(
    (place) => sharesAt(frontier, place).find((one) => competitors.includes(one.id))!.share >= SURE_ENOUGH,
  );
}

/** The fewest that are best in enough resamples of the stretch together, likeliest first. */
function likely(frontier: Known, stretch: Pick<Rung, 'from' | 'to'>): (string | null)[] {
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
  return means.slice(0, enough === -1 ? means.length : enough + 1).map(({ id }) => id);
}

/** A stretch that only hangs between its two neighbours goes: they meet where they are worth the same. */
function withoutNarrow(told: readonly Rung[], frontier: Known): Rung[] {
  const rungs = [...told];
  const kept: Rung[] = [];
  for (const [place, rung] of told.entries()) {
    const before = kept.at(-1);
    const after = rungs[place + 1];
    if (rung.open && before !== undefined && after !== undefined && isBetween(rung, before, after)) {
      const meeting = tieOf(frontier, before.competitors[0]!, after.competitors[0]!);
      if (meeting !== null && meeting >= rung.from && meeting <= (rung.to ?? Infinity)) {
        kept[kept.length - 1] = { ...before, to: meeting };
        rungs[place + 1] = { ...after, from: meeting };
        continue;
      }
    }
    kept.push(rungs[place]!);
  }
  return kept;
}

function isBetween({ competitors }: Rung, before: Rung, after: Rung): boolean {
  return (
    !before.open &&
    !after.open &&
    competitors.includes(before.competitors[0]!) &&
    competitors.includes(after.competitors[0]!)
  );
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

/** Places of the grid inside a stretch; the nearest one where it lies between two. */
function placesIn({ penalties }: Known, { from, to }: Pick<Rung, 'from' | 'to'>): number[] {
  const inside = penalties.flatMap((one, place) => (one >= from && one <= (to ?? Infinity) ? [place] : []));
  if (inside.length > 0) return inside;
  const middle = to === null ? from : (from + to) / 2;
  const distance = (place: number): number => Math.abs(penalties[place]! - middle);
  return [penalties.reduce((best, _, place) => (distance(place) < distance(best) ? place : best), 0)];
}

function sharesAt({ probabilityBest }: Known, place: number) {
  return probabilityBest!.rows
    .map(({ respondent, probabilities }) => ({ id: respondent, share: probabilities[place]! }))
    .sort((a, b) => b.share - a.share);
}
