/**
 * The two doors of Wikidata under their operators' rules: the SPARQL endpoint and wbgetentities of the action API.
 * One request at a time, a User-Agent that names tool and contact, `maxlag` on every call of the API (its refusal
 * comes with status 200), Retry-After obeyed to the full. Waiting and repeating are the retry layer's work; answers
 * go into the cache before they are used.
 */
import { ClosedbookError } from '../core/errors.ts';
import { contentHash, shortHash } from '../core/hash.ts';
import type { Exchange, Http, SendOptions } from '../http/http.ts';
import { HttpFault, type WireRequest } from '../http/wire.ts';
import {
  BATCH_SIZE,
  type EntityDetail,
  entitiesUrl,
  isLagging,
  readEntitiesAnswer,
} from './entity-requests.ts';
import type { ResponseCache } from './response-cache.ts';
import { readSparqlResults, type SparqlResults, saysTimedOut } from './sparql-results.ts';

export interface WikidataOptions {
  readonly http: Http;
  /** SPARQL endpoint. */
  readonly endpoint: string;
  /** api.php of the wiki. */
  readonly api: string;
  /** Tool, version and contact. */
  readonly userAgent: string;
  readonly cache: ResponseCache;
  /** Sends nothing more, but keeps what comes back. */
  readonly stop?: AbortSignal;
  /** Ends at once. */
  readonly signal?: AbortSignal;
  /** Called after every answer, cached or not. */
  readonly onAnswer?: (totals: WikidataTotals) => void;
}

/** Answers so far. */
export interface WikidataTotals {
  /** Requests answered by the servers. */
  readonly asked: number;
  /** Requests that the cache answered, entities by the batch they would have filled. */
  readonly cached: number;
}

export interface Wikidata {
  /** @throws QueryTimedOut when the endpoint says that the query takes too long; ClosedbookError `source-failed`. */
  query(sparql: string): Promise<SparqlResults>;
  /**
   * Each item through `read`, null for those that do not exist. Ids that redirect are found under the id asked for.
   * @throws ClosedbookError `source-failed`.
   */
  entities<T>(
    ids: readonly string[],
    options: { readonly languages: readonly string[]; readonly detail: EntityDetail },
    read: (json: unknown) => T,
  ): Promise<Map<string, T | null>>;
  totals(): WikidataTotals;
}

/** A query that is too much for the endpoint: to be asked in parts, never again as it stands. */
export class QueryTimedOut extends Error {
  constructor() {
    super('the SPARQL endpoint ran out of time');
    this.name = 'QueryTimedOut';
  }
}

/** The endpoint stops a query after 60 s; the rest is for sending the answer. */
const QUERY_TIMEOUT_MS = 90_000;
const API_TIMEOUT_MS = 60_000;
/** Kept instead of an answer, so that a resumed build does not wait a minute again to learn the same. */
const TIMED_OUT = '{"timedOut":true}';

export function openWikidata(options: WikidataOptions): Wikidata {
  const { http, endpoint, api, userAgent, cache, stop, signal, onAnswer } = options;
  const totals = { asked: 0, cached: 0 };
  const answered = (by: 'asked' | 'cached') => {
    totals[by]++;
    onAnswer?.({ ...totals });
  };

  async function query(sparql: string): Promise<SparqlResults> {
    const name = `sparql/${contentHash([endpoint, sparql])}.json`;
    const kept = await cache.read(name);
    if (kept !== null) {
      const results = readSparqlResults(kept);
      if (results !== null || kept === TIMED_OUT) answered('cached');
      if (kept === TIMED_OUT) throw new QueryTimedOut();
      if (results !== null) return results;
    }
    const { response } = await send(
      {
        url: endpoint,
        method: 'POST',
        headers: {
          accept: 'application/sparql-results+json',
          'accept-encoding': 'gzip',
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': userAgent,
        },
        body: `query=${encodeURIComponent(sparql)}`,
      },
      {
        timeoutMs: QUERY_TIMEOUT_MS,
        judge: ({ status, body }) => {
          if (saysTimedOut(body)) return { again: false };
          return status === 200 && readSparqlResults(body) === null ? { again: 'busy' } : null;
        },
      },
    );
    const results = response.status === 200 ? readSparqlResults(response.body) : null;
    if (results === null && saysTimedOut(response.body)) {
      await cache.write(name, TIMED_OUT);
      answered('asked');
      throw new QueryTimedOut();
    }
    if (results === null) throw refused('the SPARQL endpoint', response.status, response.body);
    await cache.write(name, response.body);
    answered('asked');
    return results;
  }

  async function entities<T>(
    ids: readonly string[],
    { languages, detail }: { readonly languages: readonly string[]; readonly detail: EntityDetail },
    read: (json: unknown) => T,
  ): Promise<Map<string, T | null>> {
    const folder = `entities/${shortHash([api, languages, detail])}`;
    const found = new Map<string, T | null>();
    const take = (id: string, json: unknown) => found.set(id, json === null ? null : read(json));
    const wanted: string[] = [];
    for (const id of new Set(ids)) {
      const kept = parsed(await cache.read(`${folder}/${id}.json`));
      if (kept === undefined) wanted.push(id);
      else take(id, kept);
    }
    for (let batches = Math.floor(found.size / BATCH_SIZE); batches > 0; batches--) answered('cached');
    for (let at = 0; at < wanted.length; at += BATCH_SIZE) {
      for (const [id, json] of await fetchBatch(wanted.slice(at, at + BATCH_SIZE))) {
        await cache.write(`${folder}/${id}.json`, JSON.stringify(json));
        take(id, json);
      }
    }
    return found;

    async function fetchBatch(batch: readonly string[]): Promise<Map<string, unknown>> {
      const { response, json } = await send(
        {
          url: entitiesUrl(api, batch, { languages, detail }),
          method: 'GET',
          headers: { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': userAgent },
        },
        {
          timeoutMs: API_TIMEOUT_MS,
          expect: 'json',
          judge: ({ status }, body) => (status === 200 && isLagging(body) ? { again: 'busy' } : null),
        },
      );
      if (response.status !== 200) throw refused('the action API', response.status, response.body);
      answered('asked');
      const answer = readEntitiesAnswer(json, batch);
      if (answer.error === null && answer.absent.length === 0) return new Map(answer.entities);
      const unknownId = answer.error?.code === 'no-such-entity';
      if (answer.error !== null && !unknownId) {
        throw refused('the action API', 200, `${answer.error.code}: ${answer.error.info}`);
      }
      // One id that the wiki does not take fails its whole batch; an id that an answer passes over is asked alone.
      const [only] = batch;
      if (batch.length === 1) return new Map([[only as string, null]]);
      const parts = unknownId
        ? [batch.slice(0, batch.length / 2), batch.slice(batch.length / 2)]
        : answer.absent.map((id) => [id]);
      const all = new Map(answer.entities);
      for (const part of parts) for (const [id, entity] of await fetchBatch(part)) all.set(id, entity);
      return all;
    }
  }

  async function send(request: WireRequest, sending: SendOptions): Promise<Exchange> {
    const stops = { ...(stop && { stop }), ...(signal && { signal }) };
    try {
      return await http.send(request, { ...sending, ...stops });
    } catch (cause) {
      if (!(cause instanceof HttpFault)) throw cause;
      const { origin } = new URL(request.url);
      throw cause.kind === 'unreachable'
        ? new ClosedbookError('provider-unreachable', cause.message, { cause, hint: AGAIN })
        : new ClosedbookError('source-failed', `${origin}: ${cause.message}`, { cause });
    }
  }

  return { query, entities, totals: () => ({ ...totals }) };
}

const AGAIN = 'Check the address and the network; then run the same command again: what was fetched is kept.';

function refused(who: string, status: number, body: string): ClosedbookError {
  const said = body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return new ClosedbookError('source-failed', `${who} answered ${status}: ${said}`, {
    ...(status === 403 && {
      hint: 'Name yourself with --contact (an address or a page): clients that cannot be reached are refused.',
    }),
  });
}

/** The JSON of a cached text; undefined for none, or one that broke. */
function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
