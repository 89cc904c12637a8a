/**
 * `sslmode` as psql understands it. The driver takes `require` for a check of the certificate, which psql's users do not
 * expect, so its reading of these words is not used: they are taken out of the address and become TLS options here.
 */
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { ClosedbookError } from '../core/errors.ts';
import { readPostgresAddress } from './postgres-address.ts';

export interface TlsOfAddress {
  /** The address without the words on TLS. */
  readonly address: string;
  /** False where the connection is never encrypted. */
  readonly tls: ConnectionOptions | false;
  /** A server without TLS is taken as it is. */
  readonly mayBePlain: boolean;
}

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type Mode = (typeof MODES)[number];
const WORDS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'ssl', 'uselibpqcompat'] as const;

/**
 * @param env - `PGSSLMODE` and `PGSSLROOTCERT` stand where the address says nothing.
 * @throws ClosedbookError `address-invalid`, `file-unreadable`.
 */
export function tlsOfAddress(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
): TlsOfAddress {
  const url = readPostgresAddress(address);
  const { searchParams } = url;
  const mode = searchParams.get('sslmode') ?? env['PGSSLMODE'] ?? 'prefer';
  if (!isMode(mode)) {
    throw new ClosedbookError(
      'address-invalid',
      `sslmode: expected one of ${MODES.join(', ')}, got "${mode}"`,
    );
  }
  const root = searchParams.get('sslrootcert') ?? env['PGSSLROOTCERT'] ?? null;
  const [certificate, key] = [searchParams.get('sslcert'), searchParams.get('sslkey')];
  const host = url.hostname === '' ? (searchParams.get('host') ?? env['PGHOST'] ?? '') : url.hostname;
  for (const word of WORDS) searchParams.delete(word);
  const rest = url.toString();
  // A socket never leaves the machine.
  if (mode === 'disable' || host.startsWith('/')) return { address: rest, tls: false, mayBePlain: true };
  const verifies = mode.startsWith('verify-') || (mode === 'require' && root !== null);
  const tls: ConnectionOptions = {
    rejectUnauthorized: verifies,
    ...(root === null || root === 'system' ? {} : { ca: fileOf('sslrootcert', root) }),
    ...(certificate === null ? {} : { cert: fileOf('sslcert', certificate) }),
    ...(key === null ? {} : { key: fileOf('sslkey', key) }),
    ...(verifies && mode !== 'verify-full' ? { checkServerIdentity: () => undefined } : {}),
  };
  return { address: rest, tls, mayBePlain: mode === 'allow' || mode === 'prefer' };
}

function isMode(word: string): word is Mode {
  return (MODES as readonly string[]).includes(word);
}

function fileOf(word: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ClosedbookError('file-unreadable', `${path}: ${word} of the store’s address cannot be read`, {
      cause,
    });
  }
}
