/** One request to a batch interface, read, and what is answered. */
import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../wire.ts';

export interface BatchRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly contentType: string;
  readonly apiKey: string;
  readonly headers: IncomingHttpHeaders;
}

export interface BatchAnswer {
  readonly status: number;
  readonly text: string;
  readonly isLines?: boolean;
  /** The connection breaks in its place. */
  readonly isLost?: boolean;
}

/** A 200 with a body. */
export function json(body: JsonObject): BatchAnswer {
  return { status: 200, text: JSON.stringify(body) };
}
