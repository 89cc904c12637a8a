/** What a build of questions from Wikidata is told: whom to ask about, what, and where. */
import type { PopularityBand } from '../../stages/dataset/build/popularity-bands.ts';
import type { PropertySource } from '../../stages/dataset/build/property-sources.ts';

export const WIKIDATA_ENDPOINT = 'https://query.wikidata.org/sparql';
export const WIKIDATA_API = 'https://www.wikidata.org/w/api.php';

export interface WikidataBuildOptions {
  readonly properties: readonly PropertySource[];
  /** People wanted; null = all of --items or --where. */
  readonly sample: number | null;
  readonly stratify: 'popularity' | 'none';
  readonly bands: readonly PopularityBand[];
  /** ISO date; null = the day the build was first started. */
  readonly asOf: string | null;
  readonly languages: readonly string[];
  readonly endpoint: string;
  readonly api: string;
  /** Ids of people instead of a draw. */
  readonly items: readonly string[];
  readonly where: string | null;
  readonly tail: 'ids' | 'list';
  /** Mail address or page of whoever runs this. */
  readonly contact: string | null;
  readonly namesakes: 'check' | 'ignore';
  readonly seed: number;
  readonly cacheFolder: string;
}
