/**
 * One HTTP request and one HTTP response, whole and in memory: what the transport carries and the retry layer
 * judges. Bodies are text, because every provider here speaks JSON.
 */

export interface WireRequest {
  readonly url: string;
  readonly method: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request under way. `cancel` rejects the response with the reason given and frees the connection. */
export interface WireCall {
  readonly response: Promise<WireResponse>;
  cancel(reason: Error): void;
}

/** Takes the body of a good response piece by piece, in place of {@link WireResponse.body}, which is then empty. */
export interface BodySink {
  /** A body begins; after a connection that broke it begins anew. */
  begin(): void;
  /** Called again when this piece is taken. */
  take(chunk: Uint8Array): void | Promise<void>;
}

/** @param into - Where the body of a response with status 2xx goes; without it the body is kept. */
export type Transport = (request: WireRequest, into?: BodySink) => WireCall;

/** Why no usable response came. */
export type FaultKind = 'unreachable' | 'timeout' | 'reset' | 'malformed' | 'too-large';

/** A fault on the way, after the last attempt; never a response with an error status, which is returned. */
export class HttpFault extends Error {
  readonly kind: FaultKind;
  /** Status of a response that came but could not be read. */
  readonly status: number | null;

  constructor(
    kind: FaultKind,
    message: string,
    options: { readonly cause?: unknown; readonly status?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'HttpFault';
    this.kind = kind;
    this.status = options.status ?? null;
  }
}
