/**
 * Addresses without what opens them: the password before the host, the token in the query. An address is stored, printed
 * and passed on as a matter of course, and people forget what they once wrote into it. Passwords hold any letter but a
 * space; addresses stand in other addresses and in JSON, with their marks written as %3A and `\/`.
 */

const SLASHES = String.raw`(?:\/|\\\/|%2F){2}`;
const COLON = '(?::|%3A)';
const AT = '(?:@|%40)';
/** Of a name; a host in brackets is none, and a lone name counts only where it is as long as a token. */
const NAME = String.raw`(?:(?!%3A|%40|%2F)[^\s/?#'"<>:@[\\])`;
/** What follows a colon is a port, not a password, where it is a number and then a path, a mark or the end. */
const PASSWORD = String.raw`(?!\d*(?:[/?#'"<>,;)\]\s\\]|%2F|$))[^\s"?#]{1,300}?`;
const USER = new RegExp(
  `(${SLASHES})(?:${NAME}{0,300}${COLON}${PASSWORD}|${NAME}{16,300})${AT}(?![^\\s/?#'"<>]*@)`,
  'gi',
);
/** Members of a query or fragment that are named like a secret. */
const QUERY =
  /([?&;#](?:[\w.-]*(?:key|tokens?|secret|passw(?:or)?d|passphrase|pwd|signature|credentials?)|sig|sas|pass|pw|auth|authorization|bearer|jwt)=)[^&#\s'"<>]+/gi;

const MASK = '[removed]';

/** The text with every such part of an address replaced by `[removed]`. */
export function withoutUrlSecrets(text: string): string {
  // Most texts hold no address, and this runs over every text that is kept.
  if (!text.includes('//') && !text.includes('\\/') && !text.includes('%2')) return text;
  return text.replace(USER, `$1${MASK}@`).replace(QUERY, `$1${MASK}`);
}

/** Whether an address holds a name, a password or a token. */
export function holdsUrlSecret(address: string): boolean {
  return withoutUrlSecrets(address) !== address || /\/\/[^\s/?#]*@/.test(address);
}
