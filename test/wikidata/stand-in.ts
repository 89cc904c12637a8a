/**
 * A small Wikidata on this machine: a SPARQL endpoint that understands the queries this project sends, wbgetentities
 * with its limits, and the faults of both, one after another as a test lists them. What it knows are entities in
 * Wikidata's own JSON, real ones or synthetic.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RawEntity = Record<string, unknown> & { readonly id: string };

export type Fault =
  /** 429 with Retry-After in seconds. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: string }
  | { readonly kind: 'server-error'; readonly status: number }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'broken' }
  /** 200, whole by its length, and half of the JSON. */
  | { readonly kind: 'truncated' }
  /** 200 and a page of HTML. */
  | { readonly kind: 'html' }
  /** SPARQL: 200, half of the rows, then the Java trace of a query that ran out of time. */
  | { readonly kind: 'timed-out' }
  /** SPARQL: the same with its proper status. */
  | { readonly kind: 'timed-out-500' }
  /** API: 200, an error, Retry-After. */
  | { readonly kind: 'maxlag' };

export interface SeenRequest {
  readonly door: 'sparql' | 'api';
  /** The query, or the ids. */
  readonly asked: string;
  readonly userAgent: string;
  /** Milliseconds, when it came. */
  readonly at: number;
  readonly fault: Fault['kind'] | null;
  /** Set when a whole good answer was sent. */
  answered: boolean;
}

export interface StandInOptions {
  readonly entities: readonly RawEntity[];
  /** The fault of a request, numbered from 1 within its door. @default none */
  readonly fault?: (door: 'sparql' | 'api', number: number, asked: string) => Fault | undefined;
  /** Waited before an answer. @default 0 */
  readonly delayMs?: number;
  /** Whether items carry their number of sitelinks, as in the query service, or their pages, as in QLever. @default true */
  readonly sitelinksOnItem?: boolean;
}

export interface StandIn {
  readonly endpoint: string;
  readonly api: string;
  readonly seen: readonly SeenRequest[];
  /** Most requests under way at once. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { entities, fault, delayMs = 0 } = options;
  const book = new Map(entities.map((entity) => [entity.id, entity]));
  const seen: SeenRequest[] = [];
  const numbers = { sparql: 0, api: 0 };
  let underWay = 0;
  let most = 0;

  const server = createServer((request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const door = url.pathname === '/sparql' ? 'sparql' : 'api';
    let body = '';
    for await (const chunk of request) body += chunk;
    const query = new URLSearchParams(body).get('query') ?? '';
    const asked = door === 'sparql' ? query : (url.searchParams.get('ids') ?? '');
    const met = fault?.(door, ++numbers[door], asked);
    const record: SeenRequest = {
      door,
      asked,
      userAgent: request.headers['user-agent'] ?? '',
      at: performance.now(),
      fault: met?.kind ?? null,
      answered: false,
    };
    seen.push(record);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (!record.userAgent.startsWith('closedbook/')) {
      response.writeHead(403).end('Please set a user-agent');
      return;
    }
    const json = JSON.stringify(door === 'sparql' ? sparql(query, book, options) : wbgetentities(url, book));
    const type = door === 'sparql' ? 'application/sparql-results+json' : 'application/json; charset=utf-8';
    if (met === undefined) {
      response.once('finish', () => {
        record.answered = true;
      });
      response.writeHead(200, { 'content-type': type }).end(json);
    } else misbehave(met, response, json, type);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint: `${origin}/sparql`,
    api: `${origin}/w/api.php`,
    seen,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const JAVA_TRACE = `
SPARQL-QUERY: queryStr=SELECT
java.util.concurrent.TimeoutException
	at java.util.concurrent.FutureTask.get(FutureTask.java:205)`;

function misbehave(fault: Fault, response: ServerResponse, json: string, type: string): void {
  const half = json.slice(0, Math.floor(json.length / 2));
  switch (fault.kind) {
    case 'rate-limited':
      response.writeHead(429, { 'retry-after': fault.retryAfter }).end('Too Many Requests');
      return;
    case 'server-error':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>upstream error</html>');
      return;
    case 'broken':
      response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(json) });
      response.write(half, () => setTimeout(() => response.destroy(), 5));
      return;
    case 'truncated':
      response.writeHead(200, { 'content-type': type }).end(half);
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>maintenance</html>');
      return;
    case 'timed-out':
      response.writeHead(200, { 'content-type': type }).end(half + JAVA_TRACE);
      return;
    case 'timed-out-500':
      response.writeHead(500, { 'content-type': 'text/plain' }).end(JAVA_TRACE);
      return;
    case 'maxlag':
      response.writeHead(200, { 'content-type': type, 'retry-after': '1', 'x-database-lag': '6' }).end(
        JSON.stringify({
          error: { code: 'maxlag', info: 'Waiting for all: 6.2 seconds lagged.', lag: 6.2 },
        }),
      );
      return;
  }
}

function wbgetentities(url: URL, book: ReadonlyMap<string, RawEntity>): unknown {
  const ids = (url.searchParams.get('ids') ?? '').split('|');
  if (url.searchParams.get('maxlag') === null)
    return apiError('no-maxlag', 'work that is not urgent sends maxlag');
  if (ids.length > 50)
    return apiError('toomanyvalues', 'Too many values supplied for parameter "ids". The limit is 50.');
  const wrong = ids.find((id) => !/^Q[1-9]\d*$/.test(id) || id === 'Q999999999999');
  if (wrong !== undefined)
    return apiError('no-such-entity', `Could not find an entity with the ID "${wrong}".`);
  const languages = (url.searchParams.get('languages') ?? '').split('|');
  const props = (url.searchParams.get('props') ?? '').split('|');
  const entities: Record<string, unknown> = {};
  for (const id of ids) {
    const target = book.get(id);
    if (target === undefined) {
      entities[id] = { id, missing: '' };
      continue;
    }
    const redirect = target['redirect'];
    const entity = typeof redirect === 'string' ? book.get(redirect) : target;
    if (entity === undefined) continue;
    const only = (names: unknown) =>
      Object.fromEntries(
        Object.entries((names ?? {}) as object).filter(([code]) => languages.includes(code)),
      );
    entities[entity.id] = {
      ...entity,
      labels: only(entity['labels']),
      aliases: only(entity['aliases']),
      ...(props.includes('claims') ? {} : { claims: undefined }),
      ...(props.includes('sitelinks') ? {} : { sitelinks: undefined }),
      ...(typeof redirect === 'string' ? { redirects: { from: id, to: redirect } } : {}),
    };
  }
  return { entities, success: 1 };
}

function apiError(code: string, info: string): unknown {
  return { error: { code, info }, servedby: 'stand-in' };
}

interface Person {
  readonly id: string;
  readonly links: number;
  readonly entity: RawEntity;
}

/** The four shapes of query that the project sends. */
function sparql(query: string, book: ReadonlyMap<string, RawEntity>, options: StandInOptions): unknown {
  const onItem = options.sitelinksOnItem ?? true;
  const path = onItem ? 'wikibase:sitelinks' : '^schema:about/wikibase:sitelinks';
  if (!query.includes(` ${path} ?links`)) return results([]);
  if (query.includes('LIMIT 1'))
    return results([{ person: { type: 'uri', value: 'http://www.wikidata.org/entity/Q42' } }]);
  const everybody: Person[] = [...book.values()]
    .filter((entity) => truthy(entity, 'P31').includes('Q5'))
    .map((entity) => ({
      id: entity.id,
      links: Object.keys((entity['sitelinks'] ?? {}) as object).length,
      entity,
    }));
  const names = [
    ...(/VALUES \?name \{([^}]*)\}/.exec(query)?.[1] ?? '').matchAll(/"((?:\\.|[^"\\])*)"@(\w+)/g),
  ];
  if (names.length > 0) {
    return results(
      names.flatMap(([, name = '', code = '']) =>
        everybody
          .filter(({ entity }) => labelIn(entity, code) === name.replace(/\\(.)/g, '$1'))
          .map((person) => ({
            name: { type: 'literal', 'xml:lang': code, value: name.replace(/\\(.)/g, '$1') },
            ...rowOf(person),
          })),
      ),
    );
  }
  const given = /VALUES \?person \{([^}]*)\}/.exec(query)?.[1]?.match(/Q\d+/g) ?? undefined;
  const links = /VALUES \?links \{([^}]*)\}/.exec(query)?.[1]?.match(/\d+/g)?.map(Number);
  const ending = /STRENDS\(STR\(\?person\), "(\d*)"\)/.exec(query)?.[1] ?? '';
  const patterns = [...query.matchAll(/\?person wdt:(P\d+) wd:(Q\d+)/g)];
  const found = everybody.filter(
    (person) =>
      (given === undefined || given.includes(person.id)) &&
      (links === undefined || links.includes(person.links)) &&
      person.id.endsWith(ending) &&
      patterns.every(([, property = '', value = '']) => truthy(person.entity, property).includes(value)),
  );
  if (query.includes('COUNT(')) {
    const datatype = 'http://www.w3.org/2001/XMLSchema#integer';
    return results([{ count: { type: 'literal', datatype, value: String(found.length) } }]);
  }
  return results(found.map(rowOf));
}

function rowOf({ id, links }: Person) {
  return {
    person: { type: 'uri', value: `http://www.wikidata.org/entity/${id}` },
    links: {
      type: 'literal',
      datatype: 'http://www.w3.org/2001/XMLSchema#integer',
      value: String(links),
    },
  };
}

function results(bindings: readonly unknown[]): unknown {
  return { head: { vars: Object.keys((bindings[0] ?? {}) as object) }, results: { bindings } };
}

function labelIn(entity: RawEntity, code: string): string | undefined {
  return (entity['labels'] as Record<string, { value: string }> | undefined)?.[code]?.value;
}

/** Item ids of the best rank, as `wdt:` has them. */
function truthy(entity: RawEntity, property: string): string[] {
  const claims = (entity['claims'] ?? {}) as Record<
    string,
    { rank: string; mainsnak: { datavalue?: { value: { id?: string } } } }[]
  >;
  const statements = (claims[property] ?? []).filter(({ rank }) => rank !== 'deprecated');
  const preferred = statements.filter(({ rank }) => rank === 'preferred');
  return (preferred.length > 0 ? preferred : statements).flatMap(
    ({ mainsnak }) => mainsnak.datavalue?.value.id ?? [],
  );
}
