/** Languages by their English names, as reports and messages write them. */

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** `German` for `de`; a code that nobody knows stays as it is. */
export function languageName(code: string): string {
  try {
    return NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}
