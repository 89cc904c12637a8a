/**
 * The address of a store on a server, as every PostgreSQL tool takes it. It may hold a password, so what is printed or kept is
 * its name: the same without the password and without everything behind the question mark.
 */
import { ClosedbookError } from '../core/errors.ts';

export function isPostgresAddress(text: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(text);
}

/**
 * The address taken apart as far as TLS and messages need it.
 * @throws ClosedbookError `address-invalid`, without the address in its message.
 */
export function readPostgresAddress(address: string): URL {
  try {
    return new URL(address);
  } catch {
    // The cause would tell the password.
    throw new ClosedbookError('address-invalid', 'the address of the store cannot be read', {
      hint: 'Write postgres://USER@HOST:5432/DATABASE; in a password %40 stands for @, %2F for / and %23 for #.',
    });
  }
}

/** What may be printed: who, where and which database. */
export function postgresName(address: string): string {
  if (!URL.canParse(address)) return 'postgres://…';
  const { username, host, pathname, searchParams } = new URL(address);
  const socket = host === '' ? (searchParams.get('host') ?? '') : host;
  return `postgres://${username === '' ? '' : `${username}@`}${socket}${pathname}`;
}

/** The database's own name, for files that belong to it. */
export function databaseName(address: string): string {
  const { pathname, username } = new URL(address);
  return decodeURIComponent(pathname.slice(1)) || username || 'postgres';
}
