/**
 * A random sample of people, band by band of popularity. Well-known people are listed whole, or by the last digits
 * of their ids where there are many; the long tail of the public endpoint is too long to list in a minute, so random
 * ids are drawn and looked up, which is a uniform sample without a list. Everything follows from the seed.
 */
import { ClosedbookError } from '../core/errors.ts';
import { contentHash } from '../core/hash.ts';
import {
  countPeopleQuery,
  type PeopleQuery,
  peopleAmongQuery,
  peopleQuery,
  SITELINKS_ON_ITEM,
  type SitelinksPath,
} from './people-queries.ts';
import { itemId, type SparqlResults } from './sparql-results.ts';
import { QueryTimedOut } from './wikidata-client.ts';

export interface BandToDraw {
  readonly name: string;
  readonly low: number;
  readonly high: number | null;
  /** People wanted. */
  readonly wanted: number;
}

export interface DrawOptions {
  readonly seed: number;
  readonly path: SitelinksPath;
  /** How bands of fewer than 15 sitelinks are drawn. */
  readonly tail: 'ids' | 'list';
  /** Triple patterns that every person must meet; then the whole set is listed. @default null */
  readonly where?: string | null;
}

export interface DrawnBand {
  readonly name: string;
  readonly wanted: number;
  /** In the order of the draw. */
  readonly ids: readonly string[];
}

type Query = (sparql: string) => Promise<SparqlResults>;

const HIGHEST_ID = 135_000_000;
const IDS_PER_QUERY = 400;
const MOST_ID_QUERIES = 500;
/** Fewer sitelinks than this is the long tail. */
const TAIL = 15;
/** No person has as many sitelinks. */
const MOST_LINKS = 600;
/** Rows of one listing that are no burden. */
const EASY_ROWS = 2_000;
const LONGEST_ENDING = 4;

/** Where this endpoint holds the number of sitelinks. */
export async function sitelinksPath(query: Query): Promise<SitelinksPath> {
  const { rows } = await query(SITELINKS_ON_ITEM);
  return rows.length === 0 ? '^schema:about/wikibase:sitelinks' : 'wikibase:sitelinks';
}

/** The people of each band; fewer than wanted where a band has no more. */
export async function drawPeople(
  query: Query,
  bands: readonly BandToDraw[],
  options: DrawOptions,
): Promise<DrawnBand[]> {
  const { seed, tail, where = null } = options;
  const found = new Map<string, Map<string, number>>(bands.map(({ name }) => [name, new Map()]));
  const put = (people: Iterable<readonly [string, number]>) => {
    for (const [id, links] of people) {
      const band = bands.find(({ low, high }) => links >= low && (high === null || links <= high));
      if (band !== undefined) found.get(band.name)?.set(id, links);
    }
  };
  const have = ({ name }: BandToDraw) => found.get(name)?.size ?? 0;
  if (where !== null) {
    put(await list(query, { path: options.path, links: null, ending: '', where }));
  } else {
    const listed = bands.filter(({ low, wanted }) => wanted > 0 && (low >= TAIL || tail === 'list'));
    for (const band of listed) {
      for (const ending of await endings(query, band, options)) {
        if (have(band) >= band.wanted) break;
        put(await list(query, { path: options.path, links: linksOf(band), ending, where }));
      }
    }
    const drawn = bands.filter((band) => !listed.includes(band));
    for (let at = 0; at < MOST_ID_QUERIES && drawn.some((band) => have(band) < band.wanted); at++) {
      put(await among(query, randomIds(at, options), options.path));
    }
  }
  const order = (id: string) => contentHash([seed, id]);
  return bands.map(({ name, wanted }) => {
    const ids = [...(found.get(name)?.keys() ?? [])].map((id) => ({ id, key: order(id) }));
    ids.sort((a, b) => (a.key < b.key ? -1 : 1));
    return { name, wanted, ids: ids.slice(0, wanted).map(({ id }) => id) };
  });
}

/** Last digits by which to list a band, in random order: as many digits as make one listing easy. */
async function endings(query: Query, band: BandToDraw, { seed, path }: DrawOptions): Promise<string[]> {
  // What cannot be counted in a minute is listed in parts from the start.
  let count = EASY_ROWS * (band.low >= TAIL ? 10 : 1_000);
  try {
    const counted = countPeopleQuery({ path, links: linksOf(band), ending: '', where: null });
    count = Number((await query(counted)).rows[0]?.['count']?.value ?? 0);
  } catch (error) {
    if (!(error instanceof QueryTimedOut)) throw error;
  }
  const easy = Math.max(EASY_ROWS, 4 * band.wanted);
  const digits = Math.min(LONGEST_ENDING, Math.max(0, Math.ceil(Math.log10(count / easy))));
  const all = Array.from({ length: 10 ** digits }, (_, at) => String(at).padStart(digits, '0'));
  if (digits === 0) return [''];
  const key = (ending: string) => contentHash([seed, band.name, ending]);
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A listing, in parts where the whole takes too long. */
async function list(query: Query, wanted: PeopleQuery): Promise<(readonly [string, number])[]> {
  try {
    return people(await query(peopleQuery(wanted)));
  } catch (error) {
    if (!(error instanceof QueryTimedOut)) throw error;
  }
  const parts: (readonly [string, number])[] = [];
  for (const part of split(wanted)) parts.push(...(await list(query, part)));
  return parts;
}

function split(query: PeopleQuery): PeopleQuery[] {
  const { links, ending } = query;
  if (links !== null && links.length > 1) {
    const middle = Math.ceil(links.length / 2);
    return [links.slice(0, middle), links.slice(middle)].map((half) => ({ ...query, links: half }));
  }
  if (ending.length >= LONGEST_ENDING) {
    throw new ClosedbookError('source-failed', 'the SPARQL endpoint runs out of time on the smallest query', {
      hint: 'Narrow it with --where, give the people with --items, or use another --endpoint.',
    });
  }
  return Array.from({ length: 10 }, (_, digit) => ({ ...query, ending: `${digit}${ending}` }));
}

async function among(
  query: Query,
  ids: readonly string[],
  path: SitelinksPath,
): Promise<(readonly [string, number])[]> {
  try {
    return people(await query(peopleAmongQuery(ids, path)));
  } catch (error) {
    if (!(error instanceof QueryTimedOut) || ids.length === 1) throw error;
  }
  const middle = Math.ceil(ids.length / 2);
  return [
    ...(await among(query, ids.slice(0, middle), path)),
    ...(await among(query, ids.slice(middle), path)),
  ];
}

function people({ rows }: SparqlResults): (readonly [string, number])[] {
  return rows.flatMap(({ person, links }) => {
    const id = itemId(person);
    const count = Number(links?.value);
    return id === null || !Number.isFinite(count) ? [] : [[id, count] as const];
  });
}

function linksOf({ low, high }: BandToDraw): number[] {
  return Array.from({ length: (high ?? MOST_LINKS) - low + 1 }, (_, at) => low + at);
}

function randomIds(query: number, { seed }: DrawOptions): string[] {
  const ids = Array.from({ length: IDS_PER_QUERY }, (_, at) => {
    const random = Number.parseInt(contentHash([seed, 'id', query, at]).slice(0, 12), 16) / 2 ** 48;
    return `Q${1 + Math.floor(random * HIGHEST_ID)}`;
  });
  return [...new Set(ids)];
}
