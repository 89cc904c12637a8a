/**
 * Places names beside points so that none covers another name, a point or the frame: each label tries positions
 * around its point, nearest first, and takes the one that costs least. Greedy and deterministic; with a dozen
 * points nothing cleverer is needed. A label that had to move away gets a leader line.
 */

export interface LabelPoint {
  /** Pixels from the left and the top of the frame. */
  readonly x: number;
  readonly y: number;
  /** Width of its text in pixels. */
  readonly width: number;
  /** Chooses before all others: a point in a corner has few places. @default false */
  readonly first?: boolean;
}

export interface PlacedLabel {
  /** Left edge and vertical middle of the text, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly leader: boolean;
  /** False where every position would have covered something; the caller then leaves the name out. */
  readonly clear: boolean;
}

export interface PlaceOptions {
  readonly width: number;
  readonly height: number;
  /** Line segments that names should not lie on, as [x1, y1, x2, y2]. @default none */
  readonly avoid?: readonly (readonly [number, number, number, number])[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const DISTANCES = [7, 11, 18, 28, 42, 60, 84, 112];
const DIRECTIONS = 16;
/** Pixels. */
const LINE_HEIGHT = 14;

export function placeLabels(points: readonly LabelPoint[], options: PlaceOptions): PlacedLabel[] {
  const { width, height, avoid = [] } = options;
  const placed: { box: Box; label: PlacedLabel }[] = [];
  const labels: (PlacedLabel | undefined)[] = points.map(() => undefined);
  // The most crowded points choose first: they have the fewest positions left.
  const order = points
    .map((point, place) => ({ place, crowd: point.first ? Infinity : crowding(point, points) }))
    .sort((a, b) => b.crowd - a.crowd || a.place - b.place);

  for (const { place } of order) {
    const point = points[place]!;
    let best: { cost: number; label: PlacedLabel; box: Box } | undefined;
    for (const [step, distance] of DISTANCES.entries()) {
      for (let turn = 0; turn < DIRECTIONS; turn++) {
        const enough = best === undefined ? Infinity : best.cost - 1e-9;
        // Nothing is taken off a cost, so what costs enough is looked at no further: of 128 places most by the first sum.
        let cost = step * 3 + TURN_COST[turn]!;
        if (cost >= enough) continue;
        const box = boxAround(point, { distance, turn });
        cost += outside(box, width, height) * 100;
        if (cost >= enough) continue;
        cost += placed.reduce((sum, other) => sum + overlap(box, other.box) * 2, 0);
        if (cost >= enough) continue;
        cost += points.reduce((sum, other) => sum + (holds(box, other.x, other.y) ? 120 : 0), 0);
        if (cost >= enough) continue;
        cost += avoid.reduce((sum, line) => sum + (crosses(box, line) ? 11 : 0), 0);
        if (cost >= enough) continue;
        if (step >= 3) cost += LEADER_COST + leaderCost(point, box, points);
        if (best === undefined || cost < enough) {
          const blocked =
            outside(box, width, height) > 0 || placed.some((other) => overlap(box, other.box) > 12);
          best = {
            cost,
            box,
            label: { x: box.left, y: (box.top + box.bottom) / 2, leader: step >= 3, clear: !blocked },
          };
        }
      }
    }
    placed.push(best!);
    labels[place] = best!.label;
  }
  return labels as PlacedLabel[];
}

/** A name beside its point across one more line reads better than one at the end of a leader. */
const LEADER_COST = 12;

/** Right of the point reads best, then left, then above and below. */
const TURN_COST = [0, 1.5, 2, 3, 2.5, 3, 2, 1.5, 1, 1.5, 2, 3, 2.5, 3, 2, 1.5];

function boxAround(point: LabelPoint, at: { readonly distance: number; readonly turn: number }): Box {
  const angle = (at.turn / DIRECTIONS) * 2 * Math.PI;
  const across = Math.cos(angle);
  const down = Math.sin(angle);
  // The nearest edge of the text touches the circle of this distance.
  const middleX = point.x + across * (at.distance + point.width / 2);
  const middleY = point.y + down * (at.distance + LINE_HEIGHT / 2);
  return {
    left: middleX - point.width / 2,
    right: middleX + point.width / 2,
    top: middleY - LINE_HEIGHT / 2,
    bottom: middleY + LINE_HEIGHT / 2,
  };
}

function crowding(point: LabelPoint, points: readonly LabelPoint[]): number {
  return points.reduce(
    (sum, other) => sum + 1 / (20 + Math.hypot(point.x - other.x, (point.y - other.y) * 2)),
    0,
  );
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}

function outside(box: Box, width: number, height: number): number {
  return (
    Math.max(0, -box.left) +
    Math.max(0, box.right - width) +
    Math.max(0, -box.top) +
    Math.max(0, box.bottom - height)
  );
}

function holds(box: Box, x: number, y: number): boolean {
  return x > box.left - 6 && x < box.right + 6 && y > box.top - 4 && y < box.bottom + 4;
}

/** A leader that passes another point would name the wrong one. */
function leaderCost(point: LabelPoint, box: Box, points: readonly LabelPoint[]): number {
  const endX = (box.left + box.right) / 2;
  const endY = (box.top + box.bottom) / 2;
  return points.reduce((sum, other) => {
    if (other.x === point.x && other.y === point.y) return sum;
    return sum + (distanceToLine(other, [point.x, point.y, endX, endY]) < 7 ? 60 : 0);
  }, 0);
}

function distanceToLine(
  point: { readonly x: number; readonly y: number },
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along =
    length === 0
      ? 0
      : Math.max(0, Math.min(1, ((point.x - x1) * (x2 - x1) + (point.y - y1) * (y2 - y1)) / length));
  return Math.hypot(point.x - (x1 + along * (x2 - x1)), point.y - (y1 + along * (y2 - y1)));
}

/**
 * Whether a segment passes through the box: the part of it between the sides and that between top and bottom meet
 * (Liang and Barsky 1984).
 */
function crosses(box: Box, [x1, y1, x2, y2]: readonly [number, number, number, number]): boolean {
  // Most lines lie wholly on one side of it.
  if (Math.max(x1, x2) <= box.left || Math.min(x1, x2) >= box.right) return false;
  if (Math.max(y1, y2) <= box.top || Math.min(y1, y2) >= box.bottom) return false;
  const [acrossFrom, acrossTo] = between(box.left, box.right, x1, x2);
  const [downFrom, downTo] = between(box.top, box.bottom, y1, y2);
  return Math.max(0, acrossFrom, downFrom) < Math.min(1, acrossTo, downTo);
}

/** Where on its way from one end to the other a coordinate is between two bounds, as shares of the way. */
function between(low: number, high: number, from: number, to: number): readonly [number, number] {
  if (from === to) return from > low && from < high ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const [enters, leaves] = [(low - from) / (to - from), (high - from) / (to - from)];
  return [Math.min(enters, leaves), Math.max(enters, leaves)];
}
