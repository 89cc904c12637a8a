/** Whether the store is away for the moment: what is waited for, where everything else ends a worker. */
import { ClosedbookError } from '../../core/errors.ts';

export function isOutage(cause: unknown): boolean {
  return (
    cause instanceof ClosedbookError && (cause.code === 'store-unreachable' || cause.code === 'store-locked')
  );
}
