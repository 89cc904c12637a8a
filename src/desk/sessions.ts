/**
 * Who may use the desk, and as what: whoever opened a link that its owner gave out. A link's secret is changed into a
 * cookie's, so that it stands in no address, no history and no log; all of them end with the server.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * An owner sees and does everything, a curator sees everything and decides about questions, a reader sees everything, a reviewer
 * sees what is to be graded and nothing else.
 */
export type Role = 'owner' | 'curator' | 'reader' | 'reviewer';

export interface Session {
  readonly role: Role;
  /** Under which grades and decisions are kept. */
  readonly name: string;
}

export interface Sessions {
  /** The secret of the owner's link. */
  readonly secret: string;
  /** A secret for one more person; the same for the same one. */
  invite(role: Exclude<Role, 'owner'>, name: string): string;
  /** A new cookie's value for the right secret, else null. */
  enter(secret: string): string | null;
  find(cookie: string | undefined): Session | null;
}

/** @param owner - The name of whoever has the first link. */
export function openSessions(owner: string): Sessions {
  const secret = randomSecret();
  const invited: { readonly secret: string; readonly role: Role; readonly name: string }[] = [
    { secret, role: 'owner', name: owner },
  ];
  // Kept as hashes: what is looked up tells nothing by the time that it takes.
  const open = new Map<string, Session>();
  return {
    secret,
    invite(role, name) {
      const known = invited.find((one) => one.role === role && one.name === name);
      if (known !== undefined) return known.secret;
      const made = { secret: randomSecret(), role, name };
      invited.push(made);
      return made.secret;
    },
    enter(given) {
      // Every one is compared, whichever it is.
      const found = invited.filter((one) => timingSafeEqual(digest(given), digest(one.secret)))[0];
      if (found === undefined) return null;
      const cookie = randomSecret();
      open.set(digest(cookie).toString('hex'), { role: found.role, name: found.name });
      return cookie;
    },
    find: (cookie) => (cookie === undefined ? null : (open.get(digest(cookie).toString('hex')) ?? null)),
  };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
