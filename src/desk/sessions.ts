/**
 * Who may use the desk: whoever opened the link that its command printed. The link's secret is changed into a cookie's,
 * so that it stands in no address, no history and no log; both end with the server.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Sessions {
  /** The secret of the link. */
  readonly secret: string;
  /** A new cookie's value for the right secret, else null. */
  enter(secret: string): string | null;
  isOpen(cookie: string | undefined): boolean;
}

export function openSessions(): Sessions {
  const secret = randomBytes(32).toString('base64url');
  // Kept as hashes: what is looked up tells nothing by the time that it takes.
  const open = new Set<string>();
  return {
    secret,
    enter(given) {
      if (!timingSafeEqual(digest(given), digest(secret))) return null;
      const cookie = randomBytes(32).toString('base64url');
      open.add(digest(cookie).toString('hex'));
      return cookie;
    },
    isOpen: (cookie) => cookie !== undefined && open.has(digest(cookie).toString('hex')),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
