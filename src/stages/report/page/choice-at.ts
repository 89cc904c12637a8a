/**
 * Who is best at one penalty, how sure that is, and whether replies without a grade could change it: what the table of
 * choices prints and the slider says, from the same numbers, so that neither can contradict the other.
 */
import type { PageData } from './page-data.ts';
import { isDecided, onGrid, rank } from './ranking.ts';
import type { SwatchMark } from './swatch.ts';

export interface Choice {
  /** Name of the best one; declining everything is one of them. */
  readonly best: string;
  readonly colour: string;
  readonly mark: SwatchMark;
  /** Right answers per 100 questions. */
  readonly worth: number;
  /** Share of resamples in which it is best; null where nothing was resampled. */
  readonly share: number | null;
  /** Who else is best in most of the other resamples; null where nobody is. */
  readonly next: { readonly name: string; readonly share: number } | null;
  /** Replies without a grade could change who is best. */
  readonly open: boolean;
  /** Of a run that could stop by looking: `shown` best by its rule, `open` at the rule's penalty, `beside` at any other. */
  readonly looked: 'shown' | 'open' | 'beside' | null;
}

/** As the headline has it: below this share of resamples it is too close to call. */
const SURE_ENOUGH = 0.8;
/** Worths nearer than this are one: they come rounded to six digits. */
const SAME = 2e-6;

/** Null where there is nobody to choose among. */
export function choiceAt(
  { competitors, grid, looked }: Pick<PageData, 'competitors' | 'grid' | 'looked'>,
  penalty: number,
): Choice | null {
  if (competitors.length < 2) return null;
  const shares = competitors.map(({ name, best }) => ({ name, share: onGrid(grid, best ?? [], penalty) }));
  const ranked = rank(competitors, penalty);
  // Of those that are worth the same, the one that resamples prefer: as the headline has it.
  const [first] = ranked
    .filter(({ utility }) => ranked[0]!.utility - utility < SAME)
    .sort((a, b) => (shares[b.place]!.share ?? 0) - (shares[a.place]!.share ?? 0));
  if (first === undefined) return null;
  const { name, colour, mark } = competitors[first.place]!;
  const others = shares.filter(({ share }, place) => place !== first.place && share !== null && share > 0);
  const [next] = others.sort((a, b) => b.share! - a.share!);
  return {
    best: name,
    colour,
    mark,
    worth: 100 * first.utility,
    share: shares[first.place]!.share,
    next: next === undefined ? null : { name: next.name, share: next.share! },
    open: !isDecided(competitors, first.place, penalty),
    looked: looked === undefined ? null : lookedAt(looked, penalty, name),
  };
}

function lookedAt(
  { penalty: at, best }: NonNullable<PageData['looked']>,
  penalty: number,
  name: string,
): Choice['looked'] {
  if (penalty !== at) return 'beside';
  return best === name ? 'shown' : 'open';
}

export type Certainty = 'open' | 'close' | 'likely' | 'sure' | 'unknown';

/** How far the choice can be relied on. */
export function certaintyOf({ open, share, looked }: Choice): Certainty {
  // Its rule has counted replies without a grade between the worst and the best they could be.
  if (looked !== null) return looked === 'shown' ? 'sure' : looked === 'open' ? 'open' : 'unknown';
  if (open) return 'open';
  if (share === null) return 'unknown';
  if (share < SURE_ENOUGH) return 'close';
  return share < SURE ? 'likely' : 'sure';
}

/** From here on the runner-up is not worth a word. */
const SURE = 0.975;
