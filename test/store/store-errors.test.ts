/** What SQLite says about the disk is told with what helps there, not with the folder's permissions. */
import { expect, test } from 'vitest';
import type { ClosedbookError } from '../../src/core/errors.ts';
import { mapSqliteError } from '../../src/store/store-errors.ts';

test.each([
  [10, 'disk I/O error', /disk or its connection failed/],
  [266, 'disk I/O error', /disk or its connection failed/],
  [13, 'database or disk is full', /Make room on the disk/],
  [8, 'attempt to write a readonly database', /permissions/],
])('code %i: %s', (errcode, message, hint) => {
  const told = mapSqliteError(Object.assign(new Error(message), { errcode }), 'runs.db') as ClosedbookError;
  expect(told).toMatchObject({ code: 'output-unwritable', message: expect.stringContaining(message) });
  expect(told.hint).toMatch(hint);
});
