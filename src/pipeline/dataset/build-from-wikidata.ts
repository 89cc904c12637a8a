/**
 * Questions from Wikidata, in six steps that read as numbered below. Every answer of the servers is kept beside the
 * output before it is used, and nothing depends on the clock after the first start, so a killed build goes on where
 * it stopped and ends byte by byte as an undisturbed one.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { shortHash } from '../../core/hash.ts';
import type { Question } from '../../core/question.ts';
import { type Http, openHttp } from '../../http/http.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { DEFAULT_LANGUAGE, nameOf } from '../../stages/dataset/build/entity-names.ts';
import { factsFromEntity } from '../../stages/dataset/build/facts-from-entity.ts';
import type { LeftOut } from '../../stages/dataset/build/left-out.ts';
import { containersOfPlaces, neededItems } from '../../stages/dataset/build/needed-items.ts';
import { bandOf, bandQuotas, type PopularityBand } from '../../stages/dataset/build/popularity-bands.ts';
import type { PropertySource } from '../../stages/dataset/build/property-sources.ts';
import { questionFromFact } from '../../stages/dataset/build/question-from-fact.ts';
import { readEntity, type WikidataEntity } from '../../stages/dataset/build/wikidata-entity.ts';
import { drawPeople, sitelinksPath } from '../../wikidata/draw-people.ts';
import type { SitelinksPath } from '../../wikidata/people-queries.ts';
import { sharedNames } from '../../wikidata/shared-names.ts';
import { openWikidata, type Wikidata } from '../../wikidata/wikidata-client.ts';
import type { Workspace } from '../workspace.ts';
import { folderCache } from './response-cache.ts';

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

export interface BuiltQuestions {
  readonly questions: readonly Question[];
  readonly leftOut: readonly LeftOut[];
  readonly asOf: string;
  /** People per band: wanted and found. */
  readonly drawn: readonly { readonly band: string; readonly wanted: number; readonly people: number }[];
  readonly requests: { readonly asked: number; readonly cached: number; readonly repeated: number };
}

/** @throws ClosedbookError `source-failed`, `provider-unreachable`, `interrupted`; each can be resumed. */
export async function buildFromWikidata(
  options: WikidataBuildOptions,
  workspace: Workspace,
  ports: { readonly http?: Http } = {},
): Promise<BuiltQuestions> {
  const http = ports.http ?? politeHttp(workspace.env);
  let phase = 'drawing people';
  const wikidata = openWikidata({
    http,
    endpoint: options.endpoint,
    api: options.api,
    userAgent: userAgent(options, workspace),
    cache: folderCache(options.cacheFolder),
    stop: workspace.stop,
    signal: workspace.abandon,
    onAnswer: ({ asked, cached }) =>
      workspace.progress({
        stage: 'build',
        done: asked + cached,
        total: null,
        retries: http.totals().retries,
        message: phase,
      }),
  });
  try {
    // 1. The day that "now" means, kept for a build that is resumed tomorrow.
    const asOf = options.asOf ?? (await startedOn(options, workspace));
    // 2. Whom to ask about.
    const path = await pathOf(wikidata, options);
    const drawn = await draw(wikidata, path, options);
    // 3. Their items.
    phase = 'fetching people';
    const people = await fetchItems(
      wikidata,
      drawn.flatMap(({ ids }) => ids),
      'full',
      options,
    );
    // 4. The items they point to.
    phase = 'fetching values';
    const lookup = await fetchValues(wikidata, [...people.values()], options);
    // 5. Who shares a name with somebody.
    phase = 'looking for namesakes';
    const shared = new Map<string, ReadonlySet<string>>();
    for (const language of options.languages) {
      shared.set(language, await namesakes(wikidata, people, { language, path, options }));
    }
    // 6. Facts, and the questions that can be made of them.
    const questions: Question[] = [];
    const leftOut: LeftOut[] = [];
    for (const id of drawn.flatMap(({ ids }) => ids)) {
      const person = people.get(id) ?? null;
      if (person === null) {
        leftOut.push({ subjectId: id, subjectName: null, property: null, reason: 'missing-item' });
        continue;
      }
      for (const language of options.languages) {
        const subjectName = nameOf(person, language);
        if (shared.get(language)?.has(person.id)) {
          leftOut.push({ subjectId: id, subjectName, property: null, reason: 'shared-name' });
          continue;
        }
        const found = factsFromEntity(person, options.properties, {
          language,
          asOf,
          bands: options.bands,
          lookup,
        });
        leftOut.push(...found.leftOut);
        for (const fact of found.facts) {
          const question = questionFromFact(fact, { seed: options.seed });
          if ('text' in question) questions.push(question);
          else leftOut.push({ subjectId: id, subjectName, property: fact.template.property, ...question });
        }
      }
    }
    return {
      questions: unique(questions),
      leftOut,
      asOf,
      drawn: drawn.map(({ name, wanted, ids }) => ({ band: name, wanted, people: ids.length })),
      requests: { ...wikidata.totals(), repeated: http.totals().retries },
    };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    throw new ClosedbookError('interrupted', 'the build was interrupted', {
      cause: error,
      hint: 'Run the same command again: what was fetched is kept.',
    });
  } finally {
    if (ports.http === undefined) await http.close();
  }
}

/**
 * Tool, version and contact: Wikimedia's rule for every client. A name in the tool's own words would not help its
 * operators, so whoever runs a build gives theirs; copies elsewhere make no such demand.
 */
function userAgent({ contact, endpoint, api }: WikidataBuildOptions, { version }: Workspace): string {
  if (contact !== null) return `closedbook/${version} (${contact.replace(/[^ -~]|[()]/g, '')})`;
  const wikimedia = [endpoint, api].find((address) =>
    /(?:^|\.)(?:wikidata|wikimedia)\.org$/.test(new URL(address).hostname),
  );
  if (wikimedia === undefined) return `closedbook/${version}`;
  throw new ClosedbookError('usage', `expected --contact for requests to ${wikimedia}, got none`, {
    hint: 'Give a mail address or a page by which its operators can reach you; their rules demand it.',
  });
}

/** One request at a time, and whatever wait the operators ask for up to an hour; they ban clients that do not. */
function politeHttp(env: Workspace['env']): Http {
  return openHttp({
    concurrency: 1,
    startConcurrency: 1,
    maxRetries: 10,
    maxRetryAfterMs: 3_600_000,
    backoff: { baseMs: 2_000, capMs: 60_000 },
    proxy: {
      http: env['HTTP_PROXY'] ?? env['http_proxy'],
      https: env['HTTPS_PROXY'] ?? env['https_proxy'],
      none: env['NO_PROXY'] ?? env['no_proxy'],
    },
  });
}

async function startedOn(options: WikidataBuildOptions, workspace: Workspace): Promise<string> {
  const { cacheFolder, ...asked } = options;
  const path = join(cacheFolder, `started-${shortHash(asked)}.txt`);
  try {
    const kept = (await readFile(path, 'utf8')).trim();
    if (/^\d{4}-\d\d-\d\d$/.test(kept)) return kept;
  } catch {}
  const today = workspace.now().toISOString().slice(0, 10);
  await writeFileAtomic(path, `${today}\n`, { replace: true });
  return today;
}

/** Asked only of copies: the public endpoint is known. */
async function pathOf(wikidata: Wikidata, options: WikidataBuildOptions): Promise<SitelinksPath> {
  const needed = options.items.length === 0 || options.namesakes === 'check';
  if (options.endpoint === WIKIDATA_ENDPOINT || !needed) return 'wikibase:sitelinks';
  return sitelinksPath(wikidata.query);
}

interface Drawn {
  readonly name: string;
  readonly wanted: number;
  readonly ids: readonly string[];
}

async function draw(
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

async function fetchItems(
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
async function fetchValues(
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

async function namesakes(
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

/** Two ids that redirect to one item give its questions once. */
function unique(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.id, question])).values()];
}

/** Questions per band of what was built, best known first. */
export function questionsByBand(
  questions: readonly Question[],
  bands: readonly PopularityBand[],
): Record<string, number> {
  const counts = new Map(bands.map(({ name }) => [name, 0]));
  for (const { popularity } of questions) {
    const name = popularity?.band ?? bandOf(popularity?.value ?? -1, bands)?.name ?? 'no band';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
