import { expect, it, vi } from 'vitest';
import { ClosedbookError } from '../../src/core/errors.ts';
import { RecordRefused } from '../../src/store/record-refused.ts';

it('is known as one, whichever copy of closedbook threw it, and as no class that extends it', async () => {
  vi.resetModules();
  const other = await import('../../src/core/errors.ts');
  const theirs = new other.ClosedbookError('usage', 'what was asked');
  expect(other.ClosedbookError).not.toBe(ClosedbookError);
  expect(theirs).toBeInstanceOf(ClosedbookError);
  expect(theirs).not.toBeInstanceOf(RecordRefused);
  expect(new Error('another')).not.toBeInstanceOf(ClosedbookError);
  expect(null).not.toBeInstanceOf(ClosedbookError);
});
