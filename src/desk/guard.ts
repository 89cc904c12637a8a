/**
 * Keeps strangers out: other hosts' names (a rebound DNS name reaches loopback, too), other sites' requests, and everybody
 * without the cookie. What is let through gets headers under which a page runs nothing but the desk's own script.
 */
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Sessions } from './sessions.ts';

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

/** @param port - The one that is listened at: cookies do not tell ports apart, so its name does. */
export function guard(
  sessions: Pick<Sessions, 'isOpen'>,
  { port }: { readonly port: () => number },
): MiddlewareHandler {
  return async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    const { req } = context;
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`];
    const host = req.header('host');
    if (host === undefined || !hosts.includes(host))
      return context.text('This desk answers at the address that its command printed.\n', 403);
    const origin = req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return context.text('Requests of other sites are refused.\n', 403);
    const site = req.header('sec-fetch-site');
    const navigates = req.header('sec-fetch-mode') === 'navigate' && req.method === 'GET';
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates)
      return context.text('Requests of other sites are refused.\n', 403);
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return context.text('The desk only shows.\n', 405, { allow: 'GET, HEAD' });
    if (!req.path.startsWith(ENTRANCE) && !sessions.isOpen(getCookie(context, cookieName(port())))) {
      return context.text(
        'Open the link that closedbook serve printed: without it nothing is shown. A desk that was started anew has another link.\n',
        401,
      );
    }
    return next();
  };
}

export function cookieName(port: number): string {
  return `closedbook-desk-${port}`;
}
