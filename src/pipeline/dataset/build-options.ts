/**
 * What `dataset build` is asked to do, checked before anything is fetched.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { popularityBands } from '../../stages/dataset/build/popularity-bands.ts';
import { DEFAULT_PROPERTIES, propertySources } from '../../stages/dataset/build/property-sources.ts';
import type { Workspace } from '../workspace.ts';
import { WIKIDATA_API, WIKIDATA_ENDPOINT, type WikidataBuildOptions } from './wikidata-build-options.ts';

export interface DatasetBuildOptions {
  /** `wikidata`, or the path of a file of facts. */
  readonly from: string;
  /** Folder of the question set. */
  readonly out: string;
  /** @default the last part of the folder's name */
  readonly name?: string;
  /** Our words or Wikidata's ids. @default DEFAULT_PROPERTIES */
  readonly properties?: readonly string[];
  readonly sample?: number;
  /** @default 'popularity' */
  readonly stratify?: string;
  /** Fewest sitelinks of the five bands. */
  readonly thresholds?: readonly number[];
  readonly asOf?: string;
  /** @default ['en'] */
  readonly languages?: readonly string[];
  readonly endpoint?: string;
  readonly api?: string;
  readonly items?: readonly string[];
  readonly where?: string;
  /** @default 'ids' at the public endpoint, 'list' elsewhere */
  readonly tail?: string;
  readonly contact?: string;
  /** @default 'check' */
  readonly namesakes?: string;
  /** @default 1 */
  readonly seed?: number;
  /** Where answers are kept. @default the folder with `.cache` behind it */
  readonly cache?: string;
  /** Columns of a file of facts, `field=column`. */
  readonly map?: readonly string[];
}

/** What a build from Wikidata is asked to do, checked. @throws ClosedbookError `usage`. */
export function wikidataOptions(
  options: DatasetBuildOptions,
  workspace: Pick<Workspace, 'now'>,
): WikidataBuildOptions {
  const { endpoint = WIKIDATA_ENDPOINT, api = WIKIDATA_API, items = [], where, sample, asOf } = options;
  const { languages = ['en'], contact = null } = options;
  for (const address of [endpoint, api]) {
    if (!URL.canParse(address) || !/^https?:/.test(address)) throw usage('an address with http(s)', address);
  }
  const wrong = items.find((id) => !/^Q[1-9]\d*$/.test(id));
  if (wrong !== undefined) throw usage('item ids like Q42 after --items', wrong);
  const properties = propertySources(options.properties?.length ? options.properties : DEFAULT_PROPERTIES);
  if (sample === undefined && items.length === 0 && where === undefined) {
    throw new ClosedbookError('usage', 'expected --sample N, --items or --where, got none of them', {
      hint: 'Wikidata holds some twelve million people: say how many, or whom.',
    });
  }
  if (asOf !== undefined) checkDay(asOf, workspace.now());
  const strange = languages.find((language) => !/^[a-z]{2,3}(?:-[a-z]+)*$/.test(language));
  if (strange !== undefined) throw usage('language codes like en', strange);
  return {
    properties,
    sample: sample ?? null,
    stratify: word('--stratify', options.stratify ?? 'popularity', ['popularity', 'none']),
    bands: popularityBands(options.thresholds),
    asOf: asOf ?? null,
    languages: [...new Set(languages)],
    endpoint,
    api,
    items,
    where: where ?? null,
    tail: word('--tail', options.tail ?? (endpoint === WIKIDATA_ENDPOINT ? 'ids' : 'list'), ['ids', 'list']),
    contact,
    namesakes: word('--namesakes', options.namesakes ?? 'check', ['check', 'ignore']),
    seed: options.seed ?? 1,
    cacheFolder: options.cache ?? `${options.out.replace(/[/\\]+$/, '')}.cache`,
  };
}

export function checkDay(day: string, today: Date): void {
  const valid = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!valid) throw usage('a date as 2026-01-31 after --as-of', day);
  if (day > today.toISOString().slice(0, 10)) {
    throw usage('an --as-of date that is not in the future', day);
  }
}

function word<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw usage(`${allowed.join(' or ')} after ${option}`, given);
  return found;
}

function usage(expected: string, got: string): ClosedbookError {
  return new ClosedbookError('usage', `expected ${expected}, got "${got}"`);
}
