/** The two sizes in which the frontier is drawn; the page's slider draws on the same frames. */

/** Pixels of the plot, and of its longest name; `overhang` is what a name may reach beyond the right edge. */
export interface FrontierSize {
  readonly width: number;
  readonly height: number;
  readonly nameWidth: number;
  readonly overhang: number;
}

/** A phone gets a drawing of its own: scaled down, the names of the wide one are dust. */
export const FRONTIER_SIZES = {
  wide: { width: 560, height: 420, nameWidth: 190, overhang: 60 },
  narrow: { width: 292, height: 300, nameWidth: 104, overhang: 4 },
} as const satisfies Record<string, FrontierSize>;
