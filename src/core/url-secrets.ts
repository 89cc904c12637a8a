/**
 * Addresses without what opens them: the password before the host, the token in the query. An address is stored, printed
 * and passed on as a matter of course, and people forget what they once wrote into it.
 */

/** Name and password before a host; a lone name only where it is as long as a token. */
const USER = /(:\/\/)(?:[^\s/?#'"<>:]*:[^\s/?#'"<>]+|[^\s/?#'"<>:@]{16,})@/g;
/** Members of a query or fragment that are named like a secret. */
const QUERY =
  /([?&;#](?:[\w.-]*(?:key|tokens?|secret|passw(?:or)?d|passphrase|pwd|signature|credentials?)|sig|sas|pass|pw|auth|authorization|bearer|jwt)=)[^&#\s'"<>]+/gi;

const MASK = '[removed]';

/** The text with every such part of an address replaced by `[removed]`. */
export function withoutUrlSecrets(text: string): string {
  // Most texts hold no address, and this runs over every text that is kept.
  if (!text.includes('://')) return text;
  return text.replace(USER, `$1${MASK}@`).replace(QUERY, `$1${MASK}`);
}

/** Whether an address holds a name, a password or a token. */
export function holdsUrlSecret(address: string): boolean {
  return withoutUrlSecrets(address) !== address || /:\/\/[^\s/?#]*@/.test(address);
}
