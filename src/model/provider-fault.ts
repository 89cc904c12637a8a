/**
 * Which errors end a run: those that every further question would meet in the same way (key, quota, unknown model, refused
 * setting, an address that leads elsewhere), thrown with what to do. What an error means is read in
 * `reading/read-fault.ts`. A 403 that names neither key nor filter, and a redirect, end a run only while the model has
 * answered nothing: once it has, they are about this one question.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { ToldFault } from '../reading/read-fault.ts';
import type { ModelCard } from './model-card.ts';

/** @throws ClosedbookError `key-rejected`, `quota-exhausted`, `model-unknown`, `setting-refused`, `address-invalid` */
export function throwFatal(
  card: ModelCard,
  fault: ToldFault,
  { hasAnswered }: { readonly hasAnswered: boolean },
): void {
  const said = `${card.name}: ${fault.message} (HTTP ${fault.status})`;
  switch (fault.means) {
    case 'quota':
      throw new ClosedbookError('quota-exhausted', said);
    case 'key':
      throw new ClosedbookError('key-rejected', said);
    case 'forbidden':
      if (!hasAnswered) throw new ClosedbookError('key-rejected', said);
      return;
    case 'moved':
      if (hasAnswered) return;
      throw new ClosedbookError('address-invalid', said, {
        hint: 'Where that is the right address, name it: --base-url PREFIX=URL, or NAME@URL. The key is sent to no other unasked.',
      });
    case 'model':
      throw new ClosedbookError('model-unknown', said);
    case 'setting':
      throw new ClosedbookError(
        'setting-refused',
        fault.parameter === null ? said : `${said}; setting: ${fault.parameter}`,
      );
  }
}
