/** The strip below the curves of utility: who is the best choice at every penalty, by name where there is room for it. */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { significant } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import { DECLINE_ALL_NAME, type Look } from './look.ts';
import { INK } from './palette.ts';
import { penaltyAxis, penaltyPixel, penaltyScale } from './penalty-axis.ts';
import { fitText, textWidth } from './text-width.ts';

/** Pixels. */
const HEIGHT = 26;

export interface PenaltyStripOptions {
  /** The largest penalty of the axis. */
  readonly end: number;
  /** Pixels. */
  readonly width: number;
}

export function penaltyStrip(section: FrontierSection, look: Look, options: PenaltyStripOptions): Json {
  const { end, width } = options;
  const strip = stripOf(section, look, options);
  return {
    width,
    height: HEIGHT,
    layer: [
      {
        name: 'strip',
        data: { values: strip },
        mark: { type: 'bar', height: HEIGHT },
        encoding: {
          x: {
            field: 'from',
            type: 'quantitative',
            scale: penaltyScale(end),
            axis: { ...(penaltyAxis(end) as { [key: string]: Json }), grid: false },
          },
          x2: { field: 'to' },
          fill: { field: 'colour', type: 'nominal', scale: null },
        },
      },
      {
        name: 'strip-names',
        data: { values: strip.filter((part) => part.text !== '') },
        mark: { type: 'text', fontSize: 11.5, color: INK.paper.light },
        encoding: {
          x: { field: 'middle', type: 'quantitative', scale: penaltyScale(end) },
          text: { field: 'text' },
        },
      },
    ],
  };
}

function stripOf(section: FrontierSection, look: Look, { end, width }: PenaltyStripOptions) {
  const pixel = (penalty: number) => penaltyPixel(penalty, { end, width });
  return section.hull
    .filter((reign) => reign.from < end)
    .map((reign) => {
      const to = Math.min(reign.to ?? end, end);
      const middle = (pixel(reign.from) + pixel(to)) / 2;
      const text = reign.competitors
        .map((one) => (one === null ? DECLINE_ALL_NAME : look.name(one)))
        .join(' or ');
      return {
        name: text,
        from: significant(reign.from),
        to: significant(to),
        middle: significant(penaltyAt(middle, { end, width })),
        colour: look.colour(reign.competitors[0] ?? null).light,
        text: stripText(text, pixel(to) - pixel(reign.from) - 12),
      };
    });
}

/** Cut where half of it has room; none where not even that. */
function stripText(text: string, width: number): string {
  return width > 60 || textWidth(text, 11.5) <= width ? fitText(text, 11.5, { width }) : '';
}

function penaltyAt(pixel: number, { end, width }: PenaltyStripOptions): number {
  return 0.5 * Math.expm1((pixel / width) * Math.log1p(end / 0.5));
}
