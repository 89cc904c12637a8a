/** What PgBouncer says, in the words of 1.18: all of it has the code of a broken connection, and only some of it is one. */
import { expect, test } from 'vitest';
import { isLostConnection } from '../../../src/postgres/lost-connection.ts';
import { mapPostgresError } from '../../../src/store/postgres/postgres-errors.ts';

const said = (message: string) => Object.assign(new Error(message), { code: '08P01' });

test.each([
  ['password authentication failed', 'store-denied'],
  ['"trust" authentication failed', 'store-denied'],
  ['no such database: other', 'store-missing'],
  ['database "nowhere" does not exist', 'store-missing'],
  ['transaction blocks not allowed in statement pooling mode', 'store-unreachable'],
  ['unsupported startup parameter: options', 'address-invalid'],
])('a pooler that refuses is not waited for: %s', (message, code) => {
  expect(isLostConnection(said(message))).toBe(false);
  expect(mapPostgresError(said(message), 'postgres://ada@db/x')).toMatchObject({
    code,
    message: `postgres://ada@db/x: ${message}`,
  });
});

test.each(['server conn crashed?', 'query_wait_timeout', 'pgbouncer cannot connect to server'])(
  'a pooler that has lost its server is: %s',
  (message) => expect(isLostConnection(said(message))).toBe(true),
);
