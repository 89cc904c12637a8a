/**
 * Whether an error says that the server, or the way to it, is gone for now: what was asked may be asked again. Drivers put it
 * into codes of the system, codes of PostgreSQL, or words alone.
 */
import { poolerRefusal } from './pooler-refusal.ts';

const SYSTEM = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
/** Connection exceptions are of class 08; 57P: the server is ending, crashed or starting; 53300: it has too many connections. */
const SERVER = /^(?:08...|57P01|57P02|57P03|57P05|53300|25P03)$/;
const WORDS =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|server closed the connection|socket (?:has been ended|hang up)/i;

export function isLostConnection(cause: unknown): boolean {
  if (!(cause instanceof Error) || poolerRefusal(cause) !== null) return false;
  const { code, errors } = cause as { readonly code?: unknown; readonly errors?: unknown };
  // Node tries every address of a name and tells of all of them at once.
  if (Array.isArray(errors) && errors.some(isLostConnection)) return true;
  return (typeof code === 'string' && (SYSTEM.has(code) || SERVER.test(code))) || WORDS.test(cause.message);
}

/** PostgreSQL's code of five characters; null where the error is not the server's. */
export function serverCode(cause: unknown): string | null {
  const code = (cause as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}
