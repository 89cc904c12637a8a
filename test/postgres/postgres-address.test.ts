/** What an address says of TLS, and what may be printed of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeNul, unescapeNul } from '../../src/postgres/nul-text.ts';
import { isPostgresAddress, postgresName } from '../../src/postgres/postgres-address.ts';
import { tlsOfAddress } from '../../src/postgres/tls-of-address.ts';

describe('the name of a store', () => {
  test.each([
    ['postgres://ada:s3cret@db.example:5433/team?password=s3cret', 'postgres://ada@db.example:5433/team'],
    ['postgresql://db.example/team', 'postgres://db.example/team'],
    ['postgres:///team?host=/run/postgresql&user=ada&password=s3cret', 'postgres:///run/postgresql/team'],
    ['postgres://ada:s3@cret@db.example/team', 'postgres://ada@db.example/team'],
    ['postgres://ada:s3cret@[db/team', 'postgres://…'],
  ])('of %s is %s', (address, name) => {
    expect(isPostgresAddress(address)).toBe(true);
    expect(postgresName(address)).toBe(name);
  });
});

describe('sslmode', () => {
  const of = (query: string, env = {}) => tlsOfAddress(`postgres://db.example/team${query}`, env);
  test.each([
    ['', true, false],
    ['?sslmode=prefer', true, false],
    ['?sslmode=require', false, false],
    ['?sslmode=verify-ca', false, true],
    ['?sslmode=verify-full', false, true],
  ])('%s', (query, mayBePlain, rejectUnauthorized) => {
    expect(of(query)).toMatchObject({
      address: 'postgres://db.example/team',
      mayBePlain,
      tls: { rejectUnauthorized },
    });
  });

  test('verify-ca alone leaves out whose certificate it is', () => {
    expect(of('?sslmode=verify-ca').tls).toHaveProperty('checkServerIdentity');
    expect(of('?sslmode=verify-full').tls).not.toHaveProperty('checkServerIdentity');
  });

  test('is off where it is disabled and at a socket', () => {
    expect(of('?sslmode=disable').tls).toBe(false);
    expect(tlsOfAddress('postgres:///team?host=/run/postgresql&sslmode=require', {}).tls).toBe(false);
  });

  test('comes from the environment where the address is silent', () => {
    expect(of('', { PGSSLMODE: 'verify-full' })).toMatchObject({ mayBePlain: false });
    expect(of('?sslmode=disable', { PGSSLMODE: 'verify-full' }).tls).toBe(false);
  });

  test('is refused where it is another word, and a certificate that cannot be read is named', () => {
    expect(() => of('?sslmode=yes')).toThrow(/expected one of disable.*got "yes"/);
    expect(() => of('?sslmode=verify-full&sslrootcert=/no/such.crt')).toThrow(/such\.crt: sslrootcert/);
  });

  test('tells no password of an address that cannot be read', () => {
    expect(() => tlsOfAddress('postgres://ada:s3cret@[db/team', {})).toThrow(/^(?!.*s3cret)/);
  });
});

test('every text crosses and comes back', () => {
  const texts = fc.string({ unit: fc.constantFrom('\0', '\uFFFE', '0', '1', 'a', '😀', '\\', "'") });
  fc.assert(
    fc.property(texts, (text) => {
      expect(escapeNul(text)).not.toContain('\0');
      expect(unescapeNul(escapeNul(text))).toBe(text);
    }),
  );
});
