/**
 * Names beside a chart whose lines end at its edge: moved apart where lines end close together, each joined to its
 * line by a leader long enough to be followed.
 */
import { significant } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import { dodge } from './dodge.ts';
import { INK } from './palette.ts';

const LINE = 14;
const LEADER = 22;
const GAP = 4;

export interface SideLabel {
  readonly text: string;
  readonly colour: string;
  /** Pixel from the top where its line ends. */
  readonly y: number;
  /** Pixel from the left where its line ends. @default the edge */
  readonly x?: number;
}

export interface SideLabelOptions {
  readonly side: 'left' | 'right';
  /** Width of the plot in pixels. */
  readonly width: number;
  readonly height: number;
  /** @default 12 */
  readonly fontSize?: number;
}

/** Two layers: leaders and names. */
export function sideLabels(labels: readonly SideLabel[], options: SideLabelOptions): Json[] {
  const { side, width, height, fontSize = 12 } = options;
  const edge = side === 'left' ? 0 : width;
  const outward = side === 'left' ? -1 : 1;
  const places = dodge(
    labels.map((label) => label.y),
    { gap: LINE, low: 0, high: height },
  );
  const rows = labels.map(({ text, colour, y, x = edge }, place) => ({
    text,
    colour,
    fromX: significant(x + 2 * outward, 4),
    fromY: significant(y, 4),
    toX: edge + outward * LEADER,
    toY: significant(places[place]!, 4),
  }));
  const pixel = (field: string): Json => ({ field, type: 'quantitative', scale: null });
  return [
    {
      name: 'leaders',
      data: { values: rows },
      mark: { type: 'rule', strokeWidth: 1.1, opacity: 0.75 },
      encoding: {
        x: pixel('fromX'),
        x2: { field: 'toX' },
        y: pixel('fromY'),
        y2: { field: 'toY' },
        color: { field: 'colour', type: 'nominal', scale: null },
      },
    },
    {
      name: 'names',
      data: { values: rows },
      mark: {
        type: 'text',
        align: side === 'left' ? 'right' : 'left',
        baseline: 'middle',
        dx: outward * GAP,
        fontSize,
        color: INK.text.light,
      },
      encoding: { x: pixel('toX'), y: pixel('toY'), text: { field: 'text' } },
    },
  ];
}
