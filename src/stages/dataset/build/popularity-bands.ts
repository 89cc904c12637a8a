/**
 * Five bands from household names to the long tail, by the number of sitelinks of a person's item (Wikipedias and
 * their sister projects). The thresholds are ours, printed with every set; sitelinks are chosen over page views
 * because every item carries them and a reader can count them again.
 */
import { ClosedbookError } from '../../../core/errors.ts';

export interface PopularityBand {
  readonly name: string;
  /** Fewest sitelinks. */
  readonly low: number;
  /** Most sitelinks, null = no upper end. */
  readonly high: number | null;
}

const NAMES = ['A-head', 'B-famous', 'C-known', 'D-specialist', 'E-tail'] as const;

/** Fewest sitelinks of each band, best known first. */
const DEFAULT_THRESHOLDS: readonly number[] = [100, 40, 15, 5, 1];

export const POPULARITY_MEASURE = 'Wikidata sitelinks';

/** The five bands of five falling thresholds. @throws ClosedbookError `usage`. */
export function popularityBands(thresholds: readonly number[] = DEFAULT_THRESHOLDS): PopularityBand[] {
  const falling = thresholds.every(
    (low, at) => Number.isSafeInteger(low) && low >= 0 && (at === 0 || low < (thresholds[at - 1] as number)),
  );
  if (thresholds.length !== NAMES.length || !falling) {
    throw new ClosedbookError(
      'usage',
      `expected ${NAMES.length} falling whole numbers of sitelinks, got ${thresholds.join(',')}`,
      { hint: `Write them best known first, as in ${DEFAULT_THRESHOLDS.join(',')}.` },
    );
  }
  return NAMES.map((name, at) => ({
    name,
    low: thresholds[at] as number,
    high: at === 0 ? null : (thresholds[at - 1] as number) - 1,
  }));
}

/** The band of a number of sitelinks, null below the last one. */
export function bandOf(sitelinks: number, bands: readonly PopularityBand[]): PopularityBand | null {
  return bands.find(({ low, high }) => sitelinks >= low && (high === null || sitelinks <= high)) ?? null;
}

/** How many of `total` each band gets: even shares, what is left over to the best known. */
export function bandQuotas(total: number, bands: readonly PopularityBand[]): number[] {
  const share = Math.floor(total / bands.length);
  return bands.map((_, at) => share + (at < total - share * bands.length ? 1 : 0));
}

/** The bands as one line: `A-head 100+, B-famous 40-99, …`. */
export function bandsText(bands: readonly PopularityBand[]): string {
  return bands
    .map(({ name, low, high }) => `${name} ${high === null ? `${low}+` : `${low}-${high}`}`)
    .join(', ');
}
