/**
 * Keeps strangers out: other hosts' names (a rebound DNS name reaches loopback, too), other sites' requests, and everybody
 * without the cookie. What is let through gets headers under which a page runs nothing but the desk's own script.
 */
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Reach } from './reach.ts';
import type { Session, Sessions } from './sessions.ts';
import { onwards } from './shell.ts';

/** What a request knows of who sends it. */
export interface Guarded {
  Variables: { readonly session: Session };
}

/** Where the link leads; the only page that needs no cookie. */
export const ENTRANCE = '/enter/';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * A report carries its own script, and a policy that allows it by its hash. The sandbox makes it a stranger to the desk: it
 * has neither its cookie nor its storage, and whatever it asked would be refused.
 */
export const REPORT_POLICY =
  "sandbox allow-scripts allow-downloads allow-modals; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** All that a reviewer may ask for: whoever judges blind must not be able to look up who answered and what others said. */
const REVIEWED = /^\/(|app\.(js|css)|(api\/)?review(\/.*)?|api\/desk)$/;

/** All that a curator may change. */
const CURATED = /^\/api\/runs\/[^/]+\/curate\//;

export function guard(
  sessions: Pick<Sessions, 'find'>,
  { port, reach }: { readonly port: () => number; readonly reach: Reach },
): MiddlewareHandler<Guarded> {
  return async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    const { req } = context;
    const { behind } = reach;
    const host = req.header('host');
    // A proxy hands on the name that it was called by, or its own word for this machine.
    const own = [...reach.origins(port()), ...(behind === null ? [] : [behind])].find(
      (one) => new URL(one).host === host,
    );
    const isLocal = host !== undefined && behind !== null && LOCAL_NAME.test(host);
    if (own === undefined && !isLocal)
      return context.text('This desk answers at the address that its command printed.\n', 403);
    const origin = req.header('origin');
    if (origin !== undefined && origin !== (behind ?? own))
      return context.text('Requests of other sites are refused.\n', 403);
    const site = req.header('sec-fetch-site');
    const navigates = req.header('sec-fetch-mode') === 'navigate' && req.method === 'GET';
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates)
      return context.text('Requests of other sites are refused.\n', 403);
    const changes = req.method !== 'GET' && req.method !== 'HEAD';
    if (changes && req.method !== 'POST')
      return context.text('The desk knows no such method.\n', 405, { allow: 'GET, HEAD, POST' });
    // A browser always says where a change comes from.
    if (changes && origin === undefined)
      return context.text('Changes are made by the desk’s own pages.\n', 403);
    if (req.path.startsWith(ENTRANCE)) return next();
    const session = sessions.find(getCookie(context, cookieName(port())));
    if (session === null) {
      // A link of a report or of a kept note brings no strict cookie; the same address asked for by a page of ours does.
      if (navigates && site !== undefined && site !== 'same-origin' && site !== 'none') {
        const { pathname, search } = new URL(req.url);
        return context.html(onwards(`/${pathname.replace(/^\/+/, '')}${search}`));
      }
      return context.text(
        'Open the link that you were given: without it nothing is shown. A desk that was started anew has other links.\n',
        401,
      );
    }
    if (session.role === 'reviewer' && !REVIEWED.test(req.path))
      return context.text('Whoever judges blind sees what is to be judged.\n', 403);
    if (session.role === 'curator' && changes && !CURATED.test(req.path))
      return context.text('This link is for reading, and for deciding about questions.\n', 403);
    if (session.role === 'reader' && changes) return context.text('This link is for reading.\n', 403);
    context.set('session', session);
    return next();
  };
}

/** What a proxy on this machine may call it. */
const LOCAL_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Cookies do not tell ports apart, so their name does. */
export function cookieName(port: number): string {
  return `closedbook-desk-${port}`;
}
