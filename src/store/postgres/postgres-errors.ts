/** What PostgreSQL says, as errors a user can act on. */
import { ClosedbookError, type ErrorCode } from '../../core/errors.ts';
import { isLostConnection, serverCode } from '../../postgres/lost-connection.ts';
import { type PoolerRefusal, poolerRefusal } from '../../postgres/pooler-refusal.ts';
import { RecordRefused } from '../record-refused.ts';

interface Meaning {
  readonly code: ErrorCode;
  readonly what: string;
  readonly hint?: string;
}

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^28/, { code: 'store-denied', what: 'the server refused the user or the password' }],
  [/^42501$/, { code: 'store-denied', what: 'the user lacks a right' }],
  [/^25006$/, { code: 'store-denied', what: 'the server takes no writes from this user or at all' }],
  [/^3D000$/, { code: 'store-missing', what: 'the server has no such database' }],
  [/^55P03$/, { code: 'store-locked', what: 'another process holds the store' }],
  [
    /^53100$/,
    {
      code: 'output-unwritable',
      what: 'the server’s disk is full',
      hint: 'Make room on it, then resume the run or repeat the command.',
    },
  ],
  [/^(?:XX00[12]|58...)$/, { code: 'store-corrupt', what: 'the server cannot read its files' }],
];

const REFUSALS: Readonly<Record<PoolerRefusal, Omit<Meaning, 'what'>>> = {
  user: { code: 'store-denied' },
  database: { code: 'store-missing' },
  mode: {
    code: 'store-unreachable',
    hint: 'A write is several statements, which PgBouncer keeps together with pool_mode = transaction or session.',
  },
  parameter: {
    code: 'address-invalid',
    hint: 'PgBouncer takes no settings in an address: say them of the user (alter role ada set search_path = …) instead.',
  },
};

/** A ClosedbookError for what the driver and the server throw; anything else comes back unchanged. */
export function mapPostgresError(cause: unknown, name: string): unknown {
  if (cause instanceof ClosedbookError) return cause;
  const message = cause instanceof Error ? wordsOf(cause) : String(cause);
  const refusal = cause instanceof Error ? poolerRefusal(cause) : null;
  if (refusal !== null)
    return new ClosedbookError(REFUSALS[refusal].code, `${name}: ${message}`, {
      hint: REFUSALS[refusal].hint,
      cause,
    });
  const code = serverCode(cause);
  // The row is there: what was to be saved is a repetition.
  if (code === '23505') return new RecordRefused('duplicate-id', `${name}: saved before (${message})`);
  const meaning = MEANINGS.find(([pattern]) => code !== null && pattern.test(code))?.[1];
  if (meaning !== undefined) {
    const { what, hint } = meaning;
    return new ClosedbookError(meaning.code, `${name}: ${what} (${message})`, { hint, cause });
  }
  if (/SASL|password must be a string|no PostgreSQL user name/i.test(message)) {
    return new ClosedbookError('store-denied', `${name}: the server asks for a password (${message})`, {
      cause,
    });
  }
  if (/certificate|SSL|TLS|hostname\/IP/i.test(message) || /^ERR_TLS|CERT/.test(systemCode(cause))) {
    return new ClosedbookError(
      'store-unreachable',
      `${name}: no TLS connection that sslmode allows (${message})`,
      {
        hint: 'Check sslmode and sslrootcert of the address; docs/postgres.md says what each mode checks.',
        cause,
      },
    );
  }
  if (isLostConnection(cause) || systemCode(cause) === 'ENOTFOUND') {
    return new ClosedbookError('store-unreachable', `${name}: ${message}`, { cause });
  }
  return cause;
}

function systemCode(cause: unknown): string {
  const code = (cause as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Node's error for several addresses has no words of its own. */
function wordsOf(cause: Error): string {
  if (cause.message !== '') return cause.message;
  const { errors } = cause as { readonly errors?: unknown };
  return Array.isArray(errors) ? errors.map((one) => (one as Error).message).join(', ') : cause.name;
}
