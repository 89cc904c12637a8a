/**
 * A record that the store must not take, told apart from a store that cannot write: the first rejects one save,
 * the second all of them.
 */
import { ClosedbookError, type ErrorCode } from '../core/errors.ts';

export class RecordRefused extends ClosedbookError {
  constructor(
    code: Extract<ErrorCode, 'duplicate-id' | 'record-invalid' | 'run-leased' | 'run-unknown'>,
    message: string,
  ) {
    super(code, message);
  }
}
