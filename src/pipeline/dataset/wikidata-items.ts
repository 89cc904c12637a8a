/**
 * What a build fetches from Wikidata: the people it draws, their items, the items these point to, and who shares a name with
 * somebody. Places come with two steps of what contains them, everything else with its names alone.
 */
import { DEFAULT_LANGUAGE, nameOf } from '../../stages/dataset/build/entity-names.ts';
import { containersOfPlaces, neededItems } from '../../stages/dataset/build/needed-items.ts';
import { bandQuotas } from '../../stages/dataset/build/popularity-bands.ts';
import { readEntity, type WikidataEntity } from '../../stages/dataset/build/wikidata-entity.ts';
import { drawPeople, sitelinksPath } from '../../wikidata/draw-people.ts';
import type { SitelinksPath } from '../../wikidata/people-queries.ts';
import { sharedNames } from '../../wikidata/shared-names.ts';
import type { Wikidata } from '../../wikidata/wikidata-client.ts';
import { WIKIDATA_ENDPOINT, type WikidataBuildOptions } from './wikidata-build-options.ts';

/** Asked only of copies: the public endpoint is known. */
export async function sitelinksPathOf(
  wikidata: Wikidata,
  options: WikidataBuildOptions,
): Promise<SitelinksPath> {
  const needed = options.items.length === 0 || options.namesakes === 'check';
  if (options.endpoint === WIKIDATA_ENDPOINT || !needed) return 'wikibase:sitelinks';
  return sitelinksPath(wikidata.query);
}

export interface Drawn {
  readonly name: string;
  readonly wanted: number;
  readonly ids: readonly string[];
}

export async function drawnPeople(
  wikidata: Wikidata,
  path: SitelinksPath,
  options: WikidataBuildOptions,
): Promise<Drawn[]> {
  const { items, sample, stratify, bands, seed, tail, where } = options;
  if (items.length > 0) {
    const ids = [...new Set(items)];
    return [{ name: 'given', wanted: ids.length, ids }];
  }
  const everybody = Number.MAX_SAFE_INTEGER;
  const lowest = Math.min(...bands.map(({ low }) => low));
  const quotas = sample === null ? bands.map(() => everybody) : bandQuotas(sample, bands);
  const wanted =
    stratify === 'popularity'
      ? bands.map((band, at) => ({ ...band, wanted: quotas[at] as number }))
      : [{ name: 'everybody', low: lowest, high: null, wanted: sample ?? everybody }];
  const drawn = await drawPeople(wikidata.query, wanted, { seed, path, tail, where });
  return drawn.map((band) => (band.wanted === everybody ? { ...band, wanted: band.ids.length } : band));
}

export async function fetchItems(
  wikidata: Wikidata,
  ids: readonly string[],
  detail: 'full' | 'names',
  options: WikidataBuildOptions,
): Promise<Map<string, WikidataEntity>> {
  const languages = [...new Set([...options.languages, DEFAULT_LANGUAGE, 'en'])].sort();
  const items = await wikidata.entities(ids, { languages, detail }, readEntity);
  return new Map([...items].flatMap(([id, item]) => (item === null ? [] : [[id, item] as const])));
}

/** Places with two steps of what contains them, then the names of everything else. */
export async function fetchValues(
  wikidata: Wikidata,
  people: readonly WikidataEntity[],
  options: WikidataBuildOptions,
): Promise<(id: string) => WikidataEntity | null> {
  const needed = neededItems(people, options.properties);
  const places = await fetchItems(wikidata, needed.places, 'full', options);
  const around = await fetchItems(wikidata, containersOfPlaces([...places.values()]), 'full', options);
  const further = containersOfPlaces([...around.values()]).filter((id) => !around.has(id) && !places.has(id));
  const named = [...new Set([...needed.named, ...further])]
    .filter((id) => !places.has(id) && !around.has(id))
    .sort();
  const rest = await fetchItems(wikidata, named, 'names', options);
  return (id) => places.get(id) ?? around.get(id) ?? rest.get(id) ?? null;
}

export async function namesakes(
  wikidata: Wikidata,
  people: ReadonlyMap<string, WikidataEntity>,
  {
    language,
    path,
    options,
  }: { readonly language: string; readonly path: SitelinksPath; readonly options: WikidataBuildOptions },
): Promise<ReadonlySet<string>> {
  if (options.namesakes === 'ignore') return new Set();
  const named = [...people.values()].flatMap((person) => {
    const name = nameOf(person, language);
    return name === null ? [] : [{ id: person.id, name, sitelinks: person.sitelinks }];
  });
  return sharedNames(wikidata.query, named, { language, path });
}
