/**
 * Where the desk can be reached. Beyond this machine only under TLS, its own or that of a proxy in front: the link's secret and
 * the cookie would else be read by whoever shares the network.
 */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { ClosedbookError } from '../core/errors.ts';

export interface ReachOptions {
  /** Address or name to listen at. @default '127.0.0.1' */
  readonly host?: string;
  /** Files of the certificate with its chain, and of its key. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** `https://…` that people open, where a proxy ends TLS and hands on to here. */
  readonly behind?: string;
}

export interface Reach {
  readonly host: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Origins under which the desk itself listens. */
  origins(port: number): readonly string[];
  /** The origin of the proxy in front. */
  readonly behind: string | null;
  /** Whether only this machine reaches it. */
  readonly isLocal: boolean;
  /** What links begin with. */
  url(port: number): string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
/** These listen at every address, and are the name of none. */
const EVERYWHERE = ['0.0.0.0', '[::]'];

/** @throws ClosedbookError `usage` for an address beyond loopback without TLS, and for what cannot be read. */
export function reachOf({ host: given = '127.0.0.1', tls: files, behind: front }: ReachOptions): Reach {
  const host = isIP(given) === 6 ? `[${given}]` : given.toLowerCase();
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)$/.test(host))
    throw new ClosedbookError('usage', `--host: expected an address or a name, got "${given}"`);
  const listensHere = LOOPBACK.includes(host);
  const behind = front === undefined ? null : originOf(front);
  if (!listensHere && files === undefined && behind === null)
    throw new ClosedbookError('usage', `--host ${given} is beyond this machine`, {
      hint: 'Add --tls CERT KEY, or --behind https://… where a proxy in front has TLS.',
    });
  if (EVERYWHERE.includes(host) && behind === null)
    throw new ClosedbookError('usage', `--host ${given} is no name that a browser could call`, {
      hint: 'Name the address or the name that people open, or --behind https://… of the proxy in front.',
    });
  const tls = files === undefined ? null : { cert: read(files.cert), key: read(files.key) };
  const scheme = tls === null ? 'http' : 'https';
  const origins = (port: number) =>
    (listensHere ? LOOPBACK : EVERYWHERE.includes(host) ? [] : [host]).map(
      (name) => new URL(`${scheme}://${name}:${port}`).origin,
    );
  return {
    host: host.replace(/^\[|\]$/g, ''),
    tls,
    behind,
    origins,
    isLocal: listensHere && behind === null,
    url: (port) => behind ?? new URL(`${scheme}://${host}:${port}`).origin,
  };
}

function originOf(front: string): string {
  const url = URL.canParse(front) ? new URL(front) : null;
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '') return url.origin;
  throw new ClosedbookError('usage', `--behind: expected https://NAME, got "${front}"`, {
    hint: 'The desk has no folder of its own: the proxy hands on whole addresses.',
  });
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ClosedbookError('usage', `--tls: ${(cause as Error).message}`, { cause });
  }
}
