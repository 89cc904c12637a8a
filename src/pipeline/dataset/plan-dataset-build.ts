/**
 * What a build from Wikidata would ask, before anything is asked: requests by step. Estimates, from how many people
 * there are in each band and how many values they have; only the number of people is known beforehand.
 */
import { readdir } from 'node:fs/promises';
import { bandQuotas, bandsText } from '../../stages/dataset/build/popularity-bands.ts';
import { BATCH_SIZE } from '../../wikidata/entity-requests.ts';
import type { WikidataBuildOptions } from './wikidata-build-options.ts';

export interface BuildPlan {
  readonly steps: readonly {
    readonly step: string;
    readonly requests: number | null;
    readonly how: string;
  }[];
  /** Sum of what is known. */
  readonly requests: number;
  readonly bands: string;
  readonly endpoint: string;
  readonly api: string;
  readonly cacheFolder: string;
  /** Answers in the cache, items one by one. */
  readonly cached: number;
}

/** Share of random ids that are people of the tail (1-4 sitelinks), and of the band above it (5-14). */
const TAIL_SHARE = 0.04;
const SPECIALIST_SHARE = 0.004;
const IDS_PER_QUERY = 400;
/** Distinct values a person adds, per property that points to items; many people share theirs. */
const VALUES_PER_PROPERTY = 0.8;

/** The requests of a build with these options. */
export async function planDatasetBuild(options: WikidataBuildOptions): Promise<BuildPlan> {
  const { items, where, sample, bands, properties, languages, namesakes, tail, stratify } = options;
  const people = items.length > 0 ? items.length : sample;
  const batches = (of: number) => Math.ceil(of / BATCH_SIZE);
  const values = (read: readonly string[], each: number) => {
    const kinds = properties.filter((source) => read.includes(source.read)).length;
    return people === null ? null : batches(people * kinds * each);
  };
  const quotas = stratify === 'popularity' ? bandQuotas(sample ?? 0, bands) : [];
  const byIds =
    tail === 'ids'
      ? Math.ceil(
          Math.max((quotas[3] ?? 0) / SPECIALIST_SHARE, (quotas[4] ?? sample ?? 0) / TAIL_SHARE) /
            IDS_PER_QUERY,
        )
      : 4;
  const steps = [
    ...(items.length > 0
      ? []
      : where !== null
        ? [{ step: 'draw', requests: 1, how: 'one SPARQL query with --where' }]
        : [
            {
              step: 'draw',
              requests: (stratify === 'popularity' ? 7 : 0) + byIds,
              how:
                tail === 'ids'
                  ? 'SPARQL: lists of the known, random ids for the tail'
                  : 'SPARQL: lists by band',
            },
          ]),
    {
      step: 'people',
      requests: people === null ? null : batches(people),
      how: `wbgetentities, ${BATCH_SIZE} at a time`,
    },
    {
      step: 'places',
      requests: values(['place', 'country'], 1.5),
      how: 'wbgetentities, with what contains them',
    },
    { step: 'values', requests: values(['item'], VALUES_PER_PROPERTY), how: 'wbgetentities, names only' },
    ...(namesakes === 'ignore'
      ? []
      : [
          {
            step: 'namesakes',
            requests: people === null ? null : batches(people) * languages.length,
            how: 'SPARQL, 50 names at a time',
          },
        ]),
  ];
  return {
    steps,
    requests: steps.reduce((sum, { requests }) => sum + (requests ?? 0), 0),
    bands: bandsText(bands),
    endpoint: options.endpoint,
    api: options.api,
    cacheFolder: options.cacheFolder,
    cached: await countKept(options.cacheFolder),
  };
}

async function countKept(folder: string): Promise<number> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => name.endsWith('.json.gz')).length;
  } catch {
    return 0;
  }
}
